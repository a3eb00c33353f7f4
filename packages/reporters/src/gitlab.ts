import { fingerprintOf } from '@akslint/engine';
import { issuesOf, worstFirst, type Issue } from './issues.js';
import { subjectName } from './naming.js';
import { Positions } from './positions.js';
import { sourcePathOf, type Reporter } from './report.js';

/**
 * GitLab's code quality report. GitLab keeps one entry for a fingerprint, so an equal one of another deployment gets
 * a number behind it.
 */
export const gitlab: Reporter = (report, { quiet }) => {
  const positions = new Positions(report.textOf);
  const seen = new Map<string, number>();
  const entries = worstFirst(issuesOf(report, quiet ? ['fail'] : ['fail', 'unknown'])).map((issue) => {
    const { result, control, requirement, rule, remedy } = issue;
    const fingerprint = fingerprintOf(result.subject, control.id, requirement, report.textOf);
    const times = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, times);
    const { span } = requirement.at;
    return {
      description: [`${subjectName(result)}: ${requirement.message}`, ...(remedy === undefined || requirement.verdict !== 'fail' ? [] : [`What to do: ${remedy}`])].join(' '),
      check_name: rule,
      fingerprint: times === 1 ? fingerprint : `${fingerprint}-${times}`,
      severity: severityOf(issue),
      location: { path: sourcePathOf(report, span.file), lines: { begin: positions.of(span)?.line ?? 1 } },
    };
  });
  return `${JSON.stringify(entries, null, 2)}\n`;
};

function severityOf({ requirement }: Issue): string {
  if (requirement.verdict !== 'fail') return 'info';
  switch (requirement.severity) {
    case 'critical':
      return 'blocker';
    case 'high':
      return 'critical';
    case 'medium':
      return 'major';
    case 'low':
      return 'minor';
  }
}
