import type { BaselineEntry, CatalogueEntry, SubjectResult } from '@akslint/engine';
import type { Notice, SourceError, SourceReader } from '@akslint/model';
import type { Configuration } from './configuration/index.js';
import type { Disk } from './disk.js';
import type { Comparison, Git } from './git.js';
import type { Overlay } from './overlay-disk.js';

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
  /** The configuration file; undefined: the nearest one. */
  readonly config?: string;
  /** The day of the run, `YYYY-MM-DD`: what suppressions that end are measured by. */
  readonly today: string;
  /** Comments and metadata suppress nothing. */
  readonly noInlineSuppressions?: boolean;
  readonly reportUnusedSuppressions?: boolean;
  /** A baseline file: what it knows is suppressed. */
  readonly baseline?: string;
  /** Only what a change in git is responsible for. */
  readonly changes?: Comparison;
  /**
   * What of a changed file counts: all that it has a part in (`files`, the default), or only what its added and changed
   * lines decide together with what was not so before the change (`lines`).
   */
  readonly changesBy?: 'files' | 'lines';
  /**
   * The targets are files that changed: their whole repositories are read, and what the files have a part in is
   * reported. Does not go with `changes`.
   */
  readonly affected?: boolean;
  /** Texts that stand in for files, by absolute path. */
  readonly overlay?: Overlay;
  readonly onProgress?: (progress: Progress) => void;
  /** Another file system than the machine's. */
  readonly disk?: Disk;
  /** Another git than the machine's. */
  readonly git?: Git;
}

/** How far a run is. */
export type Progress = { readonly stage: 'reading'; readonly files: number } | { readonly stage: 'judging'; readonly done: number; readonly of: number };

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
  readonly configuration?: Configuration;
  readonly baseline?: UsedBaseline;
}

/** What a baseline was good for. */
export interface UsedBaseline {
  /** Absolute. */
  readonly file: string;
  /** How many findings it knew. */
  readonly known: number;
  /** Entries that the scan covers and that no finding answers to any more. */
  readonly gone: readonly BaselineEntry[];
  /** The file's text without those. */
  readonly pruned: string;
}
