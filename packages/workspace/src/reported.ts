import { relative, resolve, sep } from 'node:path';
import type { LintResult } from './result.js';
import { repositoryRoot } from './scan-roots.js';
import { version } from './version.js';

/** What a report is made of: the results, the texts they point into, and paths as their reader knows them. */
export interface Reported extends Pick<LintResult, 'subjects' | 'notices' | 'errors' | 'catalogue'> {
  /** akslint's own. */
  readonly version: string;
  /** Number of files that were read. */
  readonly files: number;
  /** A file's text by its path in the scan; undefined when it cannot be read. */
  readonly textOf: (file: string) => string | undefined;
  /** A path of the scan relative to the directory that is asked for, with `/`. */
  readonly displayPath: (file: string) => string;
  /** The same relative to the repository's root, else to that directory. */
  readonly sourcePath: (file: string) => string;
}

/** What came out, as the reports take it, for a reader in `directory` (absolute). */
export function reportedFrom(directory: string, result: LintResult): Reported {
  const root = repositoryRoot(result.base) ?? directory;
  const pathFrom = (start: string) => (file: string): string => relative(start, resolve(result.base, file)).replaceAll(sep, '/') || '.';
  return {
    version: version(),
    subjects: result.subjects,
    notices: result.notices,
    errors: result.errors,
    files: result.files.length,
    catalogue: result.catalogue,
    textOf: (file) => {
      const text = result.sources.read(file);
      return typeof text === 'string' ? text : undefined;
    },
    displayPath: pathFrom(directory),
    sourcePath: pathFrom(root),
  };
}
