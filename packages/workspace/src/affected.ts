import { basename, dirname, join, posix, resolve } from 'node:path';
import type { RequirementResult, SubjectResult } from '@akslint/engine';
import { stepsOf, type Companion, type Companions, type Deployment, type Subject } from '@akslint/model';
import { scanPath } from './discover.js';
import type { Disk } from './disk.js';
import { mayBeInfrastructure, mayBelongToPulumi } from './file-kinds.js';
import type { LintResult } from './result.js';
import type { Scan } from './scan.js';
import { isWithin, repositoryOf, type ScanRoots } from './scan-roots.js';
import type { Target, Targets } from './targets.js';
import { UsageError } from './usage-error.js';

/** Files that changed, as they were given; absolute. */
export interface GivenPaths {
  /** Also by their real paths. */
  readonly files: readonly string[];
  /** Everything below them counts. */
  readonly directories: readonly string[];
  /** What is not there any more. */
  readonly gone: readonly string[];
}

/** @throws UsageError for an empty path. One that is not there is a file that was deleted. */
export function givenPaths(disk: Disk, cwd: string, words: readonly string[]): GivenPaths {
  const given = { files: [] as string[], directories: [] as string[], gone: [] as string[] };
  for (const word of words) {
    if (word === '' || word.includes('\0')) throw new UsageError('An empty path was given.');
    const path = resolve(cwd, word);
    const real = realOn(disk, path);
    if (real === undefined) given.gone.push(besideLinks(disk, path));
    else if (disk.stat(real).isDirectory) given.directories.push(real);
    else given.files.push(real, besideLinks(disk, path));
  }
  return given;
}

/** The repositories that hold the paths, as targets; the working directory, or the path's own, where there is none. */
export function wholeRepositories(disk: Disk, cwd: string, { files, directories, gone }: GivenPaths): Targets {
  const home = realOn(disk, cwd) ?? cwd;
  const tops = [...directories, ...[...files, ...gone].map((path) => dirname(path))].map((directory) => repositoryOf(disk, directory) ?? (isWithin(home, directory) ? home : directory));
  const paths = [...new Set(tops)].filter((path) => realOn(disk, path) !== undefined);
  return { targets: paths.map((path): Target => ({ path, kind: 'directory', fromPattern: false })), refused: [] };
}

/** What the given files are seen in. */
export interface AffectedBy {
  readonly given: GivenPaths;
  /** The files of the configuration, as paths of the scan. */
  readonly settings: readonly string[];
  readonly roots: ScanRoots;
}

/**
 * What the given files have a part in: everything about a subject when its deployment, or that of something that
 * belongs to it, reads one of them, or when one decides a result; and what is to be told about those deployments and
 * files.
 */
export function affectedOnly({ results, deployments, notices, errors }: Scan, { given, settings, roots }: AffectedBy): Pick<LintResult, 'subjects' | 'notices' | 'errors'> {
  const isGiven = givenIn(given, roots);
  if (settings.some(isGiven)) return { subjects: results, notices, errors };
  const goneFrom = new Set(given.gone.filter((path) => isCode(basename(path))).map((path) => posix.dirname(scanPath(roots, path))));
  const filesOf = new Map(deployments.map((one) => [one, one.files?.() ?? []]));
  const isTouched = (one: Deployment): boolean => (filesOf.get(one) ?? []).some((file) => isGiven(file) || goneFrom.has(posix.dirname(file)));
  const touched = deployments.filter(isTouched);
  const ids = new Set(touched.map(({ id }) => id));
  for (const { id, planOf } of deployments) if (planOf !== undefined && ids.has(planOf)) ids.add(id);
  const isAffected = ({ subject, controls }: SubjectResult): boolean =>
    deploymentsOf(subject).some((id) => ids.has(id)) || controls.some(({ requirements }) => requirements.some(({ at }: RequirementResult) => [at.span, ...stepsOf(at)].some(({ file }) => isGiven(file))));
  const subjects = results.filter(isAffected);
  const shown = new Set([...ids, ...subjects.map(({ subject }) => subject.deployment)]);
  const files = new Set(deployments.flatMap((one) => (shown.has(one.id) ? (filesOf.get(one) ?? []) : [])));
  const concerns = (file: string): boolean => isGiven(file) || files.has(file);
  return {
    subjects,
    notices: notices.filter(({ origin }) => concerns(origin.span.file)),
    errors: errors.filter(({ file, stack }) => stack !== undefined || concerns(file)),
  };
}

/** The deployments that a subject is made of: its own, and those of what belongs to it. */
function deploymentsOf(subject: Subject): readonly string[] {
  if (subject.kind !== 'ManagedCluster') return [subject.deployment];
  const { diagnosticSettings, defenderPlans, podSecurityAssignments, deploymentSafeguards, namespaces } = subject;
  const belonging: readonly Companions<Companion>[] = [diagnosticSettings, defenderPlans, podSecurityAssignments, deploymentSafeguards, namespaces];
  return [subject.deployment, ...belonging.flatMap(({ found }) => found.map(({ deployment }) => deployment))];
}

function givenIn({ files, directories }: GivenPaths, roots: ScanRoots): (file: string) => boolean {
  const exact = new Set(files.map((file) => scanPath(roots, file)));
  return (file) => exact.has(file) || directories.some((directory) => isWithin(directory, join(roots.base, file)));
}

function isCode(name: string): boolean {
  return mayBeInfrastructure(name) || mayBelongToPulumi(name);
}

function realOn(disk: Disk, path: string): string | undefined {
  try {
    return disk.realpath(path);
  } catch {
    return undefined;
  }
}

/** The path without links on the way to it. */
function besideLinks(disk: Disk, path: string): string {
  const parent = dirname(path);
  return parent === path ? path : join(realOn(disk, parent) ?? besideLinks(disk, parent), basename(path));
}
