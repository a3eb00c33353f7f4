import type { Severity, SubjectResult } from './results.js';

/** From the least to the most severe. */
export const severities: readonly Severity[] = ['low', 'medium', 'high', 'critical'];

/** Whether something was found that counts: a failure at or above `failOn`, and if `strict` also what is undecided. */
export function hasFindings(subjects: readonly SubjectResult[], failOn: Severity, strict: boolean): boolean {
  const least = severities.indexOf(failOn);
  return subjects.some(({ controls }) =>
    controls.some(({ requirements }) =>
      requirements.some(({ verdict, severity }) => {
        const counts = verdict === 'fail' || (strict && verdict === 'unknown');
        return counts && severities.indexOf(severity) >= least;
      }),
    ),
  );
}
