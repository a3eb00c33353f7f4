import { relative, resolve } from 'node:path';
import type { Guide } from '@akslint/engine';
import type { Report } from '@akslint/reporters';
import { lint, type LintResult } from '@akslint/workspace';

/** Lints a folder for a test, on a day that does not pass. */
export function lintFolder(folder: string, ...targets: readonly string[]): Promise<LintResult> {
  return lint({ cwd: folder, targets: targets.length === 0 ? ['.'] : targets, varFiles: [], variables: [], parameterFiles: [], stacks: [], environment: {}, only: [], skip: [], allowEmpty: false, today: '2026-01-01' });
}

/** A report as the command makes one, paths relative to the folder. */
export function reportOf(result: LintResult, folder: string, guides?: readonly Guide[]): Report {
  return {
    version: '1.2.3',
    subjects: result.subjects,
    notices: result.notices,
    errors: result.errors,
    files: result.files.length,
    catalogue: result.catalogue,
    ...(guides && { guides }),
    textOf: (file) => {
      const text = result.sources.read(file);
      return typeof text === 'string' ? text : undefined;
    },
    displayPath: (file) => relative(folder, resolve(result.base, file)) || '.',
  };
}
