import { remedyFor, type CatalogueEntry, type ControlResult, type RequirementResult, type RequirementWords, type SubjectResult, type Verdict } from '@akslint/engine';
import { severityOrder } from './naming.js';
import type { Report } from './report.js';

/** One result with everything that is known about it. */
export interface Issue {
  readonly result: SubjectResult;
  readonly control: ControlResult;
  readonly requirement: RequirementResult;
  /** `azure-k8s-06/local-accounts`. */
  readonly rule: string;
  readonly entry: CatalogueEntry | undefined;
  readonly words: RequirementWords | undefined;
  /** One line on what to write, in the subject's own words. */
  readonly remedy: string | undefined;
}

/** The results of these verdicts, by subject and control. */
export function issuesOf(report: Report, wanted: readonly Verdict[]): readonly Issue[] {
  return report.subjects.flatMap((result) => subjectIssues(report, result).filter(({ requirement }) => wanted.includes(requirement.verdict)));
}

/** All results of one subject, in the order of the controls. */
export function subjectIssues(report: Report, result: SubjectResult): readonly Issue[] {
  return result.controls.flatMap((control) => {
    const entry = report.catalogue.find(({ id }) => id === control.id);
    return control.requirements.map((requirement) => {
      const words = entry?.requirements[requirement.id];
      const remedy = words && remedyFor(words, result.subject);
      return { result, control, requirement, rule: `${control.id}/${requirement.id}`, entry, words, remedy };
    });
  });
}

/** The worst first: failures before what is undecided, then by severity; else in the order given. */
export function worstFirst(issues: readonly Issue[]): readonly Issue[] {
  const weight = ({ requirement }: Issue): number => (requirement.verdict === 'fail' ? 0 : severityOrder.length) + severityOrder.indexOf(requirement.severity);
  return [...issues].sort((left, right) => weight(left) - weight(right));
}
