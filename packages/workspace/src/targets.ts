import { basename, dirname, resolve } from 'node:path';
import fastGlob from 'fast-glob';
import { errorCode, type Disk } from './disk.js';
import { globbedDisk } from './globbed-disk.js';
import { mayBeInfrastructure, skippedDirectories } from './file-kinds.js';
import { UsageError } from './usage-error.js';

/** What the user pointed at. Paths are absolute and real. */
export interface Target {
  readonly path: string;
  readonly kind: 'directory' | 'file';
  /** It came out of a pattern, so that `.gitignore` applies to it as well. */
  readonly fromPattern: boolean;
}

export interface Targets {
  readonly targets: readonly Target[];
  /** Targets that exist and cannot be looked at. */
  readonly refused: readonly { readonly path: string; readonly reason: string }[];
}

/**
 * The files and directories that the words of a command line mean: a path, else a pattern.
 * @throws UsageError for a path that does not exist unless those are left out, and for a pattern without a match
 * unless `allowEmpty`.
 */
export function findTargets(disk: Disk, cwd: string, words: readonly string[], allowEmpty: boolean, missing: 'an error' | 'left out' = 'an error'): Targets {
  const targets = new Map<string, Target>();
  const refused: { path: string; reason: string }[] = [];
  for (const word of words) {
    for (const { path, fromPattern } of pathsFor(disk, cwd, word, { allowEmpty, missing })) {
      try {
        const real = disk.realpath(path);
        const kind = disk.stat(real).isDirectory ? 'directory' : 'file';
        if (!targets.has(real)) targets.set(real, { path: real, kind, fromPattern });
      } catch (error) {
        refused.push({ path, reason: reasonFor(error) });
      }
    }
  }
  return { targets: [...targets.values()], refused };
}

interface Lenience {
  readonly allowEmpty: boolean;
  readonly missing: 'an error' | 'left out';
}

function pathsFor(disk: Disk, cwd: string, word: string, { allowEmpty, missing }: Lenience): readonly { path: string; fromPattern: boolean }[] {
  if (word === '' || word.includes('\0')) throw new UsageError('An empty path was given.');
  const path = resolve(cwd, word);
  if (!isMissing(disk, path)) return [{ path, fromPattern: false }];
  const pattern = word.replaceAll('\\', '/');
  if (!fastGlob.isDynamicPattern(pattern) && missing === 'left out') return [];
  if (!fastGlob.isDynamicPattern(pattern)) throw new UsageError(`There is no such file or directory: ${word}`);
  const matches = fastGlob
    .sync(pattern, { cwd, onlyFiles: false, absolute: true, dot: true, followSymbolicLinks: false, suppressErrors: true, ignore: skippedDirectories.map((name) => `**/${name}/**`), fs: globbedDisk((directory) => disk.entries(directory)) })
    .filter((match) => isDirectory(disk, match) || mayBeInfrastructure(basename(match)))
    .sort();
  if (matches.length === 0 && !allowEmpty) {
    throw new UsageError(`Nothing matches the pattern ${word} (use --allow-empty if that is fine).`);
  }
  return matches.map((match) => ({ path: resolve(match), fromPattern: true }));
}

/** The directory whose configuration a target stands for. */
export function directoryOf(target: Target): string {
  return target.kind === 'directory' ? target.path : dirname(target.path);
}

function isMissing(disk: Disk, path: string): boolean {
  try {
    disk.stat(path);
    return false;
  } catch (error) {
    const code = errorCode(error);
    return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG';
  }
}

function isDirectory(disk: Disk, path: string): boolean {
  try {
    return disk.stat(path).isDirectory;
  } catch {
    return false;
  }
}

/** Why a file system call failed, as a clause. */
export function reasonFor(error: unknown): string {
  const code = errorCode(error);
  if (code === 'EACCES' || code === 'EPERM') return 'permission is denied';
  if (code === 'ELOOP') return 'it is a symbolic link that leads back to itself';
  if (code === 'ENOENT') return 'it vanished while akslint was running';
  return `the system refused to read it (${code ?? String(error)})`;
}
