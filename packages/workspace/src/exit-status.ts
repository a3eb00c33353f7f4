import { hasFindings, type Severity } from '@akslint/engine';
import type { LintResult } from './result.js';

/** What the exit status of a run says, of the command and of the GitHub Action. */
export const exitStatus = {
  /** No finding that counts, and all files were read. */
  clean: 0,
  findings: 1,
  /** Bad usage, a file in scope that could not be read, or a mistake of akslint's own. */
  trouble: 2,
} as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** The exit status for what came out, by the failures that count (see {@link hasFindings}). */
export function exitStatusOf({ subjects, errors }: Pick<LintResult, 'subjects' | 'errors'>, failOn: Severity, strict: boolean): ExitStatus {
  if (errors.length > 0) return exitStatus.trouble;
  return hasFindings(subjects, failOn, strict) ? exitStatus.findings : exitStatus.clean;
}
