import { judge, suppress, type Control, type RequirementResult } from '@akslint/engine';
import type { Subject } from '@akslint/model';
import type { FileAnalysis } from './analysis.js';
import type { RuleOptions } from './options.js';
import { nameOf, placeOf, type Place } from './place.js';
import { remedies } from './remedies.js';

/** One thing to report, whatever the number of clusters and stacks that it concerns. */
export interface Finding {
  readonly requirement: string;
  readonly verdict: 'fail' | 'unknown';
  readonly place: Place;
  readonly text: string;
  readonly vocabulary: Vocabulary;
}

export type Vocabulary = 'native' | 'classic';

/** What a control says of the clusters that show in the open file, by place. */
export function findingsOf(control: Control, analysis: FileAnalysis, options: RuleOptions): readonly Finding[] {
  const subjects = analysis.subjects.filter(({ variant }) => options.stacks === undefined || variant === null || options.stacks.has(variant));
  const all = stacksOf(subjects);
  const together = new Map<string, { finding: Omit<Finding, 'text'>; message: string; stacks: Set<string> }>();
  const judged = judge(subjects, [control], { companionsElsewhere: options.companionsElsewhere });
  for (const { subject, controls } of suppress(judged, analysis.exemptions, today()).results) {
    for (const result of controls.flatMap(({ requirements }) => requirements)) {
      const finding = findingOf(result, subject, analysis, options);
      if (finding === undefined) continue;
      const key = JSON.stringify([result.id, result.verdict, result.message, finding.place]);
      const known = together.get(key) ?? { finding, message: messageOf(result, finding, control, analysis), stacks: new Set() };
      if (subject.variant !== null) known.stacks.add(subject.variant);
      together.set(key, known);
    }
  }
  return [...together.values()]
    .map(({ finding, message, stacks }) => ({ ...finding, text: `${message}${stackWords(stacks, all)} [${finding.requirement}]` }))
    .sort((left, right) => left.place.start - right.place.start);
}

function findingOf(result: RequirementResult, subject: Subject, analysis: FileAnalysis, options: RuleOptions): Omit<Finding, 'text'> | undefined {
  const { id, verdict, at } = result;
  if (options.off.has(id) || (verdict !== 'fail' && !(verdict === 'unknown' && options.unknowns))) return undefined;
  const place = placeOf(at, subject.declaredAt, analysis);
  return place && { requirement: id, verdict, place, vocabulary: vocabularyOf(subject) };
}

/** The day in UTC, `YYYY-MM-DD`: suppressions can have an end. */
function today(): string {
  // eslint-disable-next-line no-restricted-syntax -- ESLint tells no rule what day it is.
  return new Date().toISOString().slice(0, 10);
}

/** Which provider's names a cluster is written in: its own label of a property tells. */
function vocabularyOf(subject: Subject): Vocabulary {
  return subject.kind === 'ManagedCluster' && subject.apiServer.privateCluster.label === 'privateClusterEnabled' ? 'classic' : 'native';
}

function messageOf(result: RequirementResult, { place, vocabulary }: Omit<Finding, 'text'>, control: Control, analysis: FileAnalysis): string {
  const { id, verdict, message, severity, undecided } = result;
  const where = place.elsewhere ? ` This is decided at ${nameOf(place.elsewhere, analysis)}.` : '';
  const remedy = verdict === 'fail' ? remedies[id]?.[vocabulary] : undecided?.map((one) => one.remedy).find((one) => one !== undefined);
  const weight = severity === control.severity ? '' : ` (${severity})`;
  return `${message}${remedy === undefined ? '' : ` To mend it, ${remedy}.`}${where}${weight}`;
}

function stacksOf(subjects: readonly Subject[]): ReadonlySet<string> {
  return new Set(subjects.flatMap(({ variant }) => variant ?? []));
}

/** Which stacks it concerns, when others are fine. */
function stackWords(stacks: ReadonlySet<string>, all: ReadonlySet<string>): string {
  if (stacks.size === 0 || stacks.size === all.size) return '';
  return ` (stack ${[...stacks].join(', ')})`;
}
