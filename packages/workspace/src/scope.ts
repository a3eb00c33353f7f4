import { relative, resolve } from 'node:path';
import type { CatalogueEntry, Control } from '@akslint/engine';
import { givenPaths, wholeRepositories, type GivenPaths } from './affected.js';
import { openBaseline, type BaselineFile } from './baseline-file.js';
import { configurationFor, type Configuration } from './configuration/index.js';
import { realDisk, type Disk } from './disk.js';
import { realGit, type GitChanges } from './git.js';
import { overlayDisk } from './overlay-disk.js';
import type { LintRequest } from './result.js';
import { repositoryOf, rootsOf, type ScanRoots } from './scan-roots.js';
import type { Selection } from './selection.js';
import { directoryOf, findTargets, type Targets } from './targets.js';
import { UsageError } from './usage-error.js';

/** By what a run judges. */
export interface Rules {
  readonly controls: readonly Control[];
  readonly catalogue: readonly CatalogueEntry[];
  readonly selection: Selection;
}

/** What a run is about, before anything is read. */
export interface Scope {
  readonly disk: Disk;
  readonly found: Targets;
  readonly roots: ScanRoots;
  readonly configuration: Configuration | undefined;
  readonly baseline: BaselineFile | undefined;
  /** Absolute. */
  readonly varFiles: readonly string[];
  /** Absolute. */
  readonly parameterFiles: readonly string[];
  /** By repository; undefined when everything counts. */
  readonly changes: readonly GitChanges[] | undefined;
  /** Undefined unless the targets are files that changed. */
  readonly given: GivenPaths | undefined;
}

/** @throws UsageError when the request or the configuration is wrong. */
export async function scopeOf(request: LintRequest, rules: Rules): Promise<Scope> {
  const { cwd } = request;
  if (request.affected && request.changes) throw new UsageError('--affected is told which files changed, so it does not go with --changed, --changed-lines and --staged.');
  const disk = overlayDisk(request.disk ?? realDisk, request.overlay ?? new Map());
  const given = request.affected ? givenPaths(disk, cwd, request.targets) : undefined;
  const found = given ? wholeRepositories(disk, cwd, given) : findTargets(disk, cwd, request.targets, request.allowEmpty);
  const directories = directoriesOf(found, cwd);
  const configuration = await configurationFor({ disk, cwd, named: request.config, targets: directories, ...rules });
  const varFiles = request.varFiles.map((file) => existingFile(disk, cwd, file, 'variable file'));
  const parameterFiles = request.parameterFiles.map((file) => existingFile(disk, cwd, file, 'parameter file'));
  const baseline = request.baseline === undefined ? undefined : openBaseline(disk, cwd, request.baseline);
  const beside = [...varFiles, ...parameterFiles, ...(configuration?.files ?? []), ...(baseline ? [baseline.file] : [])];
  const changes = changesOf(request, disk, directories);
  return {
    disk: overlayDisk(disk, new Map(changes?.flatMap(({ staged }) => [...staged]))),
    found,
    roots: rootsOf(disk, directories, beside),
    configuration,
    baseline,
    varFiles,
    parameterFiles,
    changes,
    given,
  };
}

/**
 * The same scan as it was before the change. What the request names and what was not there then is left out.
 * @throws UsageError when the configuration or the baseline of that time is wrong.
 */
export async function scopeBefore(request: LintRequest, rules: Rules, now: Scope): Promise<Scope> {
  const { cwd } = request;
  const changes = now.changes ?? [];
  const staged = overlayDisk(request.disk ?? realDisk, new Map(changes.flatMap((one) => [...one.staged])));
  const disk = overlayDisk(staged, new Map(changes.flatMap(({ before }) => [...before()])));
  const wasThere = (path: string): boolean => isFile(disk, resolve(cwd, path));
  const found = findTargets(disk, cwd, request.targets, true, 'left out');
  const named = request.config !== undefined && wasThere(request.config) ? request.config : undefined;
  return {
    disk,
    found,
    roots: now.roots,
    configuration: await configurationFor({ disk, cwd, named, targets: directoriesOf(found, cwd), ...rules }),
    baseline: request.baseline !== undefined && wasThere(request.baseline) ? openBaseline(disk, cwd, request.baseline) : undefined,
    varFiles: now.varFiles.filter(wasThere),
    parameterFiles: now.parameterFiles.filter(wasThere),
    changes: undefined,
    given: undefined,
  };
}

function directoriesOf({ targets }: Targets, cwd: string): readonly string[] {
  return targets.length === 0 ? [cwd] : targets.map(directoryOf);
}

function changesOf({ changes, cwd, git = realGit }: LintRequest, disk: Disk, directories: readonly string[]): readonly GitChanges[] | undefined {
  if (changes === undefined) return undefined;
  const repositories = new Set(
    directories.map((directory) => {
      const repository = repositoryOf(disk, directory);
      if (repository === undefined) throw new UsageError(`It cannot be told what changed: ${relative(cwd, directory) || 'the working directory'} is in no git repository.`);
      return repository;
    }),
  );
  return [...repositories].map((repository) => git(repository, changes));
}

function existingFile(disk: Disk, cwd: string, file: string, kind: string): string {
  const path = resolve(cwd, file);
  if (isFile(disk, path)) return disk.realpath(path);
  throw new UsageError(`There is no such ${kind}: ${file}`);
}

function isFile(disk: Disk, path: string): boolean {
  try {
    return disk.stat(disk.realpath(path)).isFile;
  } catch {
    return false;
  }
}
