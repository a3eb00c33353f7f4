import type { ControlResult, RequirementResult, SubjectResult } from '@akslint/engine';
import { stepsOf, type Origin, type Reason } from '@akslint/model';

/** A requirement's result with the control that it belongs to. */
export interface Finding {
  readonly control: ControlResult;
  readonly requirement: RequirementResult;
}

/** Results that one text decides: they are shown with that text once. */
export interface SamePlace {
  readonly at: Origin;
  readonly findings: readonly Finding[];
}

/** Results that the same things would decide. */
export interface SameReasons {
  readonly reasons: readonly Reason[];
  readonly findings: readonly Finding[];
}

/** The requirements of a subject with this verdict, in the order of the controls. */
export function findingsOf(subject: SubjectResult, verdict: RequirementResult['verdict']): readonly Finding[] {
  return subject.controls.flatMap((control) =>
    control.requirements.filter((requirement) => requirement.verdict === verdict).map((requirement) => ({ control, requirement })),
  );
}

/** Findings by the text that decides them and the way to it, in order of first appearance. */
export function byPlace(findings: readonly Finding[]): readonly SamePlace[] {
  return grouped(findings, ({ requirement }) => placeKey(requirement.at)).map((group) => ({ at: group[0].requirement.at, findings: group }));
}

/** Findings by what would decide them, in order of first appearance. */
export function byReasons(findings: readonly Finding[]): readonly SameReasons[] {
  return grouped(findings, ({ requirement }) => JSON.stringify(reasonsOf(requirement))).map((group) => ({
    reasons: reasonsOf(group[0].requirement),
    findings: group,
  }));
}

function reasonsOf({ undecided = [] }: RequirementResult): readonly Reason[] {
  return undecided;
}

function placeKey(at: Origin): string {
  return JSON.stringify([at.span, ...stepsOf(at)].map(({ file, start, end }) => [file, start, end]));
}

function grouped(findings: readonly Finding[], keyOf: (finding: Finding) => string): readonly [Finding, ...Finding[]][] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()];
}
