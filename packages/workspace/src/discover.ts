import { basename, join, relative, sep } from 'node:path';
import fastGlob from 'fast-glob';
import type { SourceError } from '@akslint/model';
import type { Disk, DiskEntry } from './disk.js';
import { belongsToTerraform, isTerraformSource, skippedDirectories } from './file-kinds.js';
import { IgnoredPaths } from './ignored-paths.js';
import { isWithin, type ScanRoots } from './scan-roots.js';
import { directoryOf, reasonFor, type Target } from './targets.js';

/** What a scan is about. Paths are relative to the base of the scan, with `/`. */
export interface Discovery {
  /** Directories that hold Terraform configuration, sorted. */
  readonly terraform: readonly string[];
  /** Files that the user named and that akslint does not read. */
  readonly foreign: readonly string[];
  /** Files and directories that the user named and that the configuration leaves out. */
  readonly leftOut: readonly string[];
  readonly errors: readonly SourceError[];
}

/** Whether the configuration leaves an absolute path out. */
export type LeavesOut = (path: string, isDirectory: boolean) => boolean;

/** Finds the infrastructure code of the targets. */
export function discover(disk: Disk, roots: ScanRoots, targets: readonly Target[], leavesOut: LeavesOut = () => false): Discovery {
  const directories = new Set<string>();
  const foreign: string[] = [];
  const leftOut: string[] = [];
  const errors = new Map<string, SourceError>();
  for (const target of targets) {
    const ignored = new IgnoredPaths(disk, topFor(disk, roots, target));
    if (target.fromPattern && ignored.isBelowIgnored(target.path, target.kind === 'directory')) continue;
    if (leavesOut(target.path, target.kind === 'directory')) {
      if (!target.fromPattern) leftOut.push(scanPath(roots, target.path));
      continue;
    }
    if (target.kind === 'file') {
      if (belongsToTerraform(basename(target.path))) directories.add(directoryOf(target));
      else foreign.push(scanPath(roots, target.path));
      continue;
    }
    const search = new Search(disk, ignored, leavesOut);
    for (const directory of search.below(target.path)) directories.add(directory);
    for (const [path, reason] of search.refused) {
      const file = scanPath(roots, path);
      errors.set(file, { file, message: `The directory cannot be searched: ${reason}.` });
    }
  }
  return {
    terraform: [...directories].map((directory) => scanPath(roots, directory)).sort(),
    foreign: foreign.sort(),
    leftOut: leftOut.sort(),
    errors: [...errors.values()].sort((left, right) => (left.file < right.file ? -1 : 1)),
  };
}

/** A path relative to the base of the scan, with `/`; the base is `.`. */
export function scanPath(roots: Pick<ScanRoots, 'base'>, absolute: string): string {
  const way = relative(roots.base, absolute);
  if (way === '') return '.';
  return sep === '\\' ? way.replaceAll('\\', '/') : way;
}

/** From where `.gitignore` files count: not above a target that they would leave out, since the user named it. */
function topFor(disk: Disk, roots: ScanRoots, target: Target): string {
  const root = roots.directories.find((directory) => isWithin(directory, target.path)) ?? directoryOf(target);
  if (target.fromPattern || target.path === root) return root;
  const isDirectory = target.kind === 'directory';
  return new IgnoredPaths(disk, root).isBelowIgnored(target.path, isDirectory) ? directoryOf(target) : root;
}

/** One search below a directory: links to directories are not followed, unreadable directories are remembered. */
class Search {
  readonly refused = new Map<string, string>();

  constructor(
    private readonly disk: Disk,
    private readonly ignored: IgnoredPaths,
    private readonly leavesOut: LeavesOut,
  ) {}

  below(top: string): ReadonlySet<string> {
    const found = new Set<string>();
    const files = fastGlob.sync('**/*.{tf,tofu,tf.json,tofu.json}', {
      cwd: top,
      dot: true,
      followSymbolicLinks: false,
      ignore: skippedDirectories.map((name) => `**/${name}/**`),
      fs: { readdirSync: ((directory: string) => this.#entries(directory)) as unknown as typeof import('node:fs').readdirSync },
    });
    for (const file of files) found.add(join(top, ...file.split('/').slice(0, -1)));
    return found;
  }

  #entries(directory: string): readonly object[] {
    try {
      return this.disk
        .entries(directory)
        .map((entry) => (entry.kind === 'link' && isTerraformSource(entry.name) ? { ...entry, kind: this.#kindBehind(join(directory, entry.name)) } : entry))
        .filter((entry) => {
          const path = join(directory, entry.name);
          const isDirectory = entry.kind === 'directory';
          return !this.ignored.isIgnored(path, isDirectory) && !this.leavesOut(path, isDirectory);
        })
        .map(asDirent);
    } catch (error) {
      this.refused.set(directory, reasonFor(error));
      return [];
    }
  }

  /** A link that is named like a source stands for one, even where it leads nowhere: reading it will say so. */
  #kindBehind(path: string): DiskEntry['kind'] {
    try {
      return this.disk.stat(path).isDirectory ? 'link' : 'file';
    } catch {
      return 'file';
    }
  }
}

/** What fast-glob asks of an entry. */
function asDirent(entry: DiskEntry): object {
  const never = (): boolean => false;
  return {
    name: entry.name,
    isFile: () => entry.kind === 'file',
    isDirectory: () => entry.kind === 'directory',
    isSymbolicLink: () => entry.kind === 'link',
    isBlockDevice: never,
    isCharacterDevice: never,
    isFIFO: never,
    isSocket: never,
  };
}
