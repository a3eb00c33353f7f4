import { fingerprintOf, type ControlResult, type RequirementResult, type SubjectResult } from '@akslint/engine';
import type { Subject } from '@akslint/model';

/** What was judged, with the texts that its origins point into. */
export interface Judged {
  readonly results: readonly SubjectResult[];
  readonly textOf: (file: string) => string | undefined;
}

/** What was judged before a change, to be compared with what is judged now. */
export class ResultsBefore {
  readonly #byPlace = new Map<string, SubjectResult[]>();
  /** Subjects that are not at their place any more, by kind and address: a folder or parameter file may have got another name. */
  readonly #gone = new Map<string, SubjectResult[]>();

  constructor(
    private readonly before: Judged,
    private readonly now: Judged,
  ) {
    const present = new Set(now.results.map(({ subject }) => placeOf(subject)));
    for (const result of before.results) {
      append(this.#byPlace, placeOf(result.subject), result);
      if (!present.has(placeOf(result.subject))) append(this.#gone, addressOf(result.subject), result);
    }
  }

  /**
   * Whether a finding of now was there before: the same verdict, and for a failure the same deciding text and nothing
   * in its message that was not said before. Of several places that fail, one that was mended makes nothing new.
   */
  had({ subject }: SubjectResult, control: ControlResult, requirement: RequirementResult): boolean {
    return this.#matches(subject).some(({ controls }) =>
      controls.some(({ id, requirements }) => id === control.id && requirements.some((one) => one.id === requirement.id && this.#isSame(subject, id, requirement, one))),
    );
  }

  #matches(subject: Subject): readonly SubjectResult[] {
    const here = this.#byPlace.get(placeOf(subject));
    if (here) return here;
    const moved = this.#gone.get(addressOf(subject)) ?? [];
    const alike = moved.filter((one) => lastName(one.subject) === lastName(subject));
    return alike.length > 0 ? alike : moved;
  }

  #isSame(subject: Subject, control: string, now: RequirementResult, before: RequirementResult): boolean {
    if (now.verdict !== before.verdict || now.suppression?.verdict !== before.suppression?.verdict) return false;
    if (now.verdict !== 'fail') return true;
    // Both under the subject of now, so that only the deciding text tells them apart.
    return sentencesOf(now.message).every((sentence) => sentencesOf(before.message).includes(sentence)) && fingerprintOf(subject, control, now, this.now.textOf) === fingerprintOf(subject, control, before, this.before.textOf);
  }
}

/** A message about several places has a sentence on each. */
function sentencesOf(message: string): readonly string[] {
  return message.split(/(?<=\.) /);
}

function placeOf(subject: Subject): string {
  return [addressOf(subject), subject.deployment, subject.variant ?? ''].join('\n');
}

function addressOf({ kind, address }: Subject): string {
  return `${kind}\n${address}`;
}

/** `prod` of `envs/prod`: what a folder or file is mostly still called when it is put elsewhere. */
function lastName({ deployment }: Subject): string {
  return deployment.slice(deployment.lastIndexOf('/') + 1);
}

function append<T>(groups: Map<string, T[]>, key: string, one: T): void {
  const known = groups.get(key);
  if (known) known.push(one);
  else groups.set(key, [one]);
}
