import type { Notice, Subject } from '@akslint/model';
import { verdictOfControl } from '../judge.js';
import { requirementKey } from '../naming.js';
import type { ControlResult, RequirementResult, SubjectResult, Suppression } from '../results.js';
import type { Exemption } from './exemption.js';

export interface Suppressed {
  readonly results: readonly SubjectResult[];
  /** Exemptions whose day is over: they hold nothing back. */
  readonly expired: readonly Exemption[];
  /** Exemptions that hold and were not needed. */
  readonly unused: readonly Exemption[];
}

/**
 * The results with what is excepted as `suppressed`. Only what fails or is undecided needs an exemption; of several
 * the first is taken.
 *
 * @param today the day of the run, `YYYY-MM-DD`
 */
export function suppress(results: readonly SubjectResult[], exemptions: readonly Exemption[], today: string): Suppressed {
  const isOver = ({ until }: Exemption): boolean => until !== undefined && until < today;
  const holding = exemptions.filter((one) => !isOver(one));
  const used = new Set<Exemption>();
  const suppressed = results.map((result) =>
    withRequirements(result, (subject, control, requirement) => {
      const key = requirementKey(control.id, requirement.id);
      const fitting = holding.filter((one) => one.requirements.has(key) && one.covers(subject, requirement));
      for (const one of fitting) if (isOpen(requirement)) used.add(one);
      const [first] = fitting;
      return first === undefined ? requirement : suppressedBy(requirement, first);
    }),
  );
  return { results: suppressed, expired: exemptions.filter(isOver), unused: holding.filter((one) => !used.has(one)) };
}

/** The result as `suppressed`, if it is one that needs it. */
export function suppressedBy(requirement: RequirementResult, { by, reason, until, at }: Omit<Suppression, 'verdict'>): RequirementResult {
  const { verdict } = requirement;
  if (verdict !== 'fail' && verdict !== 'unknown') return requirement;
  const suppression = { by, reason, verdict, ...(until !== undefined && { until }), ...(at && { at }) };
  return { ...requirement, verdict: 'suppressed', suppression };
}

/** The result with each requirement changed; the controls' verdicts follow. */
export function withRequirements(
  result: SubjectResult,
  change: (subject: Subject, control: ControlResult, requirement: RequirementResult) => RequirementResult,
): SubjectResult {
  const controls = result.controls.map((control) => {
    const requirements = control.requirements.map((requirement) => change(result.subject, control, requirement));
    return requirements.every((one, index) => one === control.requirements[index]) ? control : { ...control, requirements, verdict: verdictOfControl(requirements) };
  });
  return { ...result, controls };
}

/** What to tell of suppressions whose day is over. */
export function expiredNotices(expired: readonly Exemption[]): readonly Notice[] {
  return expired.map(({ at, word, until }) => ({ origin: at, message: `This suppression of ${word} ended on ${until ?? ''} and holds nothing back any more. Mend what it is about, or give it a new date.` }));
}

/** What to tell of suppressions that nothing needs. */
export function unusedNotices(unused: readonly Exemption[]): readonly Notice[] {
  return unused.map(({ at, word }) => ({ origin: at, message: `This suppression of ${word} is not needed: nothing of it fails or is undecided here. Remove it.` }));
}

function isOpen({ verdict }: RequirementResult): boolean {
  return verdict === 'fail' || verdict === 'unknown';
}
