import type { Mode, Subject } from '@akslint/model';
import { judgeOf, type Control, type Requirement } from './control.js';
import { messageOf, placeOf } from './message.js';
import type { ControlResult, RequirementResult, SubjectResult, Verdict } from './results.js';
import { withoutDuplicates } from './wording.js';
import { World } from './world.js';
import { judgeInAllWorlds } from './worlds.js';

export interface JudgeOptions {
  /**
   * Requirements whose companion is declared to be elsewhere, with who says so as a clause's subject:
   * `akslint.config.json`.
   */
  readonly companionsElsewhere?: ReadonlyMap<string, string>;
}

/**
 * Judges each subject by each control: all controls for a cluster, for anything else those that concern it.
 * The order of the answers is that of the subjects and controls. Equal input gives equal answers.
 */
export function judge(
  subjects: readonly Subject[],
  controls: readonly Control[],
  options: JudgeOptions = {},
): readonly SubjectResult[] {
  return subjects.map((subject) => ({
    subject,
    mode: modeOf(subject),
    controls: controls.filter((control) => concerns(control, subject)).map((control) => judgeByControl(subject, control, options)),
  }));
}

function concerns(control: Control, subject: Subject): boolean {
  return subject.kind === 'ManagedCluster' || control.requirements.some((one) => judgeOf(one, subject) !== undefined);
}

function judgeByControl(subject: Subject, control: Control, options: JudgeOptions): ControlResult {
  const requirements = control.requirements.map((one) => judgeByRequirement(subject, one, options));
  return { id: control.id, verdict: verdictOfControl(requirements), requirements };
}

/** Fail if any requirement fails, else unknown if any is, else suppressed if any is, else pass; what does not apply is left out. */
export function verdictOfControl(requirements: readonly Pick<RequirementResult, 'verdict'>[]): Verdict {
  const verdicts = new Set(requirements.map(({ verdict }) => verdict));
  const order: readonly Verdict[] = ['fail', 'unknown', 'suppressed', 'pass'];
  return order.find((verdict) => verdicts.has(verdict)) ?? 'not-applicable';
}

function judgeByRequirement(subject: Subject, requirement: Requirement, options: JudgeOptions): RequirementResult {
  const { id, severity, words } = requirement;
  const ask = judgeOf(requirement, subject);
  if (ask === undefined) return doesNotApply(requirement, subject, `Does not concern this ${nounOf(subject)}.`);
  const who = options.companionsElsewhere?.get(id);
  if (words.companion && who !== undefined) {
    return doesNotApply(requirement, subject, `Does not apply: ${who} declares that it is done elsewhere.`);
  }
  const outcome = judgeInAllWorlds((world) => {
    world.assumeExistence(subject.existence);
    return ask(world);
  });
  const result = {
    id,
    severity,
    verdict: outcome.verdict,
    message: messageOf(words, outcome),
    at: placeOf(outcome, subject.declaredAt),
    advice: withoutDuplicates(outcome.advice, (text) => text),
  };
  if (outcome.verdict !== 'unknown') return result;
  return { ...result, undecided: withoutDuplicates(outcome.undecided.map(({ reason }) => reason), ({ text }) => text) };
}

function doesNotApply({ id, severity }: Requirement, subject: Subject, message: string): RequirementResult {
  return { id, severity, verdict: 'not-applicable', message, at: subject.declaredAt, advice: [] };
}

function nounOf(subject: Subject): string {
  switch (subject.kind) {
    case 'ManagedCluster':
      return 'cluster';
    case 'Namespace':
      return 'namespace';
    case 'DiagnosticSetting':
      return 'diagnostic setting';
    case 'DefenderPlan':
      return 'Defender plan';
    case 'PolicyAssignment':
      return 'policy assignment';
    case 'NetworkSecurityGroup':
      return 'network security group';
  }
}

function modeOf(subject: Subject): Mode | 'unknown' | null {
  if (subject.kind !== 'ManagedCluster') return null;
  const world = new World();
  world.assumeExistence(subject.existence);
  const mode = world.peek(subject.mode);
  return mode === 'Standard' || mode === 'Automatic' ? mode : 'unknown';
}
