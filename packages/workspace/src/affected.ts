import { basename, dirname, join, posix, resolve } from 'node:path';
import type { RequirementResult, SubjectResult } from '@akslint/engine';
import { originOf, stepsOf, type Companion, type Companions, type Deployment, type Notice, type Subject } from '@akslint/model';
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
export function affectedOnly({ results, deployments, notices, errors, clusterOf }: Scan, { given, settings, roots }: AffectedBy): Pick<LintResult, 'subjects' | 'notices' | 'errors'> {
  const isGiven = givenIn(given, roots);
  if (settings.some(isGiven)) return { subjects: results, notices, errors };
  const goneFrom = new Set(given.gone.filter((path) => isCode(basename(path))).map((path) => posix.dirname(scanPath(roots, path))));
  const filesOf = new Map(deployments.map((one) => [one, one.files?.() ?? []]));
  const isTouched = (one: Deployment): boolean => (filesOf.get(one) ?? []).some((file) => isGiven(file) || goneFrom.has(posix.dirname(file)));
  const touched = deployments.filter(isTouched);
  const ids = new Set(touched.map(({ id }) => id));
  const filled = clustersFilledBy(touched, { results, clusterOf, filesOf: (one) => filesOf.get(one) ?? [] });
  const isAffected = ({ subject, controls }: SubjectResult): boolean =>
    filled.has(subject) || deploymentsOf(subject).some((id) => ids.has(id)) || controls.some(({ requirements }) => requirements.some(({ at }: RequirementResult) => [at.span, ...stepsOf(at)].some(({ file }) => isGiven(file))));
  const subjects = results.filter(isAffected);
  const shown = new Set([...ids, ...subjects.map(({ subject }) => subject.deployment)]);
  const files = new Set(deployments.flatMap((one) => (shown.has(one.id) ? (filesOf.get(one) ?? []) : [])));
  const concerns = (file: string): boolean => isGiven(file) || files.has(file);
  return {
    subjects,
    notices: [...notices.filter(({ origin }) => concerns(origin.span.file)), ...unusedVariables(given.files.map((file) => scanPath(roots, file)), { results, deployments })],
    errors: errors.filter(({ file, stack }) => stack !== undefined || concerns(file)),
  };
}

/**
 * Variables files beside or below a root module with a cluster that nothing gives to it: what they say counts nowhere,
 * which somebody who changes one should know.
 */
function unusedVariables(files: readonly string[], { results, deployments }: Pick<Scan, 'results' | 'deployments'>): readonly Notice[] {
  const folders = new Set(deployments.filter(({ format }) => format === 'terraform').map(({ id }) => id));
  const used = new Set(deployments.flatMap((one) => one.files?.() ?? []));
  const judged = new Set(results.map(({ subject }) => subject.deployment));
  const unused = files.filter((file) => /\.tfvars(?:\.json)?$/.test(file) && !used.has(file) && judged.has(nearestOf(folders, file) ?? ''));
  return unused.map((file) => ({ origin: originOf({ file, start: 0, end: 0 }), message: 'No root module is given this variables file, so it decides nothing. Name it under varFiles in the configuration, or with --var-file.' }));
}

/** The innermost of some folders that holds a file. */
function nearestOf(folders: ReadonlySet<string>, file: string): string | undefined {
  for (let folder = posix.dirname(file); ; folder = posix.dirname(folder)) {
    if (folders.has(folder)) return folder;
    if (folder === posix.dirname(folder)) return undefined;
  }
}

/**
 * The clusters that Kubernetes objects of some deployments go to, though nothing of them may decide anything there (a
 * policy that selects no pod any more): those that the configuration names, else the only cluster of the scan.
 */
function clustersFilledBy(touched: readonly Deployment[], { results, clusterOf, filesOf }: Pick<Scan, 'results' | 'clusterOf'> & { readonly filesOf: (one: Deployment) => readonly string[] }): ReadonlySet<Subject> {
  const clusters = results.map(({ subject }) => subject).filter(({ kind }) => kind === 'ManagedCluster');
  const filling = touched.filter((one) => holdsObjects(one) && !clusters.some(({ deployment }) => deployment === one.id));
  const said = new Set(filling.flatMap((one) => filesOf(one).flatMap((file) => clusterOf(file) ?? [])));
  const isOnly = new Set(clusters.map(({ address }) => address)).size === 1;
  return new Set(filling.length === 0 ? [] : clusters.filter(({ name, address }) => isOnly || said.has(address) || (name !== null && said.has(name))));
}

/** Whether a deployment declares something inside of clusters, by the names of its types. */
function holdsObjects({ format, resources }: Deployment): boolean {
  return format === 'kubernetes' || resources.some(({ type }) => /^(?:kubernetes|kubectl|helm)[_:]/.test(type));
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
