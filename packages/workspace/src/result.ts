import type { CatalogueEntry, SubjectResult } from '@akslint/engine';
import type { Notice, SourceError, SourceReader } from '@akslint/model';
import type { Disk } from './disk.js';

/** What to judge and by what. */
export interface LintRequest {
  /** Absolute; what relative paths mean. */
  readonly cwd: string;
  /** Files, directories and patterns. */
  readonly targets: readonly string[];
  readonly varFiles: readonly string[];
  readonly variables: readonly { readonly name: string; readonly value: string }[];
  /** Files that give Bicep and ARM templates their parameters; they replace those found beside the templates. */
  readonly parameterFiles: readonly string[];
  /** Pulumi stacks; none means each `Pulumi.<stack>.yaml`. */
  readonly stacks: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Controls and requirements by id or name; none means all. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** A pattern may match nothing. */
  readonly allowEmpty: boolean;
  /** What came in on standard input, and the file that it stands for. */
  readonly stdin?: { readonly filename: string; readonly content: Uint8Array };
  /** Another file system than the machine's. */
  readonly disk?: Disk;
}

/** Something that went wrong; `stack` is set for akslint's own mistakes. */
export interface LintError extends SourceError {
  readonly stack?: string;
}

/** What came out. Paths are relative to `base`. */
export interface LintResult {
  /** Absolute. */
  readonly base: string;
  readonly subjects: readonly SubjectResult[];
  /** Sorted by place, without repetitions. */
  readonly notices: readonly Notice[];
  /** Sorted by place, without repetitions. */
  readonly errors: readonly LintError[];
  /** Every file that was read as configuration, sorted. */
  readonly files: readonly string[];
  /** The texts that origins point into, as they were when they were judged. */
  readonly sources: Pick<SourceReader, 'read'>;
  readonly catalogue: readonly CatalogueEntry[];
}
