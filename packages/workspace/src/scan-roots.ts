import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { realDisk, type Disk } from './disk.js';

/**
 * What a scan may read. All paths are absolute and real (no link in them).
 * `base` is what every path in the results is relative to.
 */
export interface ScanRoots {
  readonly base: string;
  /** Directories within which everything may be read. */
  readonly directories: readonly string[];
  /** Single files beside them that the user named, such as a `--var-file`. */
  readonly files: readonly string[];
}

/**
 * The roots for some targets: the git repository that holds a target, else the target itself. Targets of different
 * repositories make several roots; they can see each other and nothing else.
 */
export function rootsOf(disk: Disk, targetDirectories: readonly string[], files: readonly string[]): ScanRoots {
  const directories = [...new Set(targetDirectories.map((directory) => repositoryOf(disk, directory) ?? directory))].sort();
  const outermost = directories.filter((one) => !directories.some((other) => other !== one && isWithin(other, one)));
  const beside = files.filter((file) => !outermost.some((directory) => isWithin(directory, file)));
  return { base: commonParent([...outermost, ...beside.map((file) => dirname(file))]), directories: outermost, files: beside };
}

/** Whether `path` is `directory` or lies below it; both absolute. */
export function isWithin(directory: string, path: string): boolean {
  const way = relative(directory, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** The nearest directory upwards that holds `.git` (a directory, or a file in a worktree). */
export function repositoryOf(disk: Disk, directory: string): string | undefined {
  for (let here = directory; ; here = dirname(here)) {
    if (exists(disk, join(here, '.git'))) return here;
    if (dirname(here) === here) return undefined;
  }
}

/** The git work tree on this machine that holds an absolute path; undefined where there is none. */
export function repositoryRoot(path: string): string | undefined {
  return repositoryOf(realDisk, path);
}

function exists(disk: Disk, path: string): boolean {
  try {
    disk.stat(path);
    return true;
  } catch {
    return false;
  }
}

/** The innermost directory that holds all of these. */
export function commonParent(directories: readonly string[]): string {
  const [first = sep, ...rest] = directories;
  return rest.reduce((common, directory) => {
    let parent = common;
    while (!isWithin(parent, directory) && dirname(parent) !== parent) parent = dirname(parent);
    return parent;
  }, first);
}
