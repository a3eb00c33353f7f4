import { basename, dirname, join, relative, sep } from 'node:path';
import fastGlob from 'fast-glob';
import type { SourceError } from '@akslint/model';
import type { Disk, DiskEntry } from './disk.js';
import { belongsToTerraform, isPulumiProject, isTerraformSource, mayBelongToPulumi, skippedDirectories } from './file-kinds.js';
import { IgnoredPaths } from './ignored-paths.js';
import { isWithin, type ScanRoots } from './scan-roots.js';
import { directoryOf, reasonFor, type Target } from './targets.js';

/** What a scan is about. Paths are relative to the base of the scan, with `/`. */
export interface Discovery {
  /** Directories that hold Terraform configuration, sorted. */
  readonly terraform: readonly string[];
  /** Directories that hold a Pulumi project, sorted. */
  readonly pulumi: readonly string[];
  /** Files that the user named and that akslint does not read. */
  readonly foreign: readonly string[];
  readonly errors: readonly SourceError[];
}

/** Finds the infrastructure code of the targets. */
export function discover(disk: Disk, roots: ScanRoots, targets: readonly Target[]): Discovery {
  const directories = new Set<string>();
  const projects = new Set<string>();
  const foreign: string[] = [];
  const errors = new Map<string, SourceError>();
  for (const target of targets) {
    const ignored = new IgnoredPaths(disk, topFor(disk, roots, target));
    if (target.fromPattern && ignored.isBelowIgnored(target.path, target.kind === 'directory')) continue;
    if (target.kind === 'file') {
      const project = projectOf(disk, roots, target.path);
      if (belongsToTerraform(basename(target.path))) directories.add(directoryOf(target));
      else if (project !== undefined) projects.add(project);
      else foreign.push(scanPath(roots, target.path));
      continue;
    }
    const search = new Search(disk, ignored);
    for (const file of search.below(target.path)) (isPulumiProject(basename(file)) ? projects : directories).add(dirname(file));
    for (const [path, reason] of search.refused) {
      const file = scanPath(roots, path);
      errors.set(file, { file, message: `The directory cannot be searched: ${reason}.` });
    }
  }
  return {
    terraform: [...directories].map((directory) => scanPath(roots, directory)).sort(),
    pulumi: [...projects].map((directory) => scanPath(roots, directory)).sort(),
    foreign: foreign.sort(),
    errors: [...errors.values()].sort((left, right) => (left.file < right.file ? -1 : 1)),
  };
}

/** A path relative to the base of the scan, with `/`; the base is `.`. */
export function scanPath(roots: Pick<ScanRoots, 'base'>, absolute: string): string {
  const way = relative(roots.base, absolute);
  if (way === '') return '.';
  return sep === '\\' ? way.replaceAll('\\', '/') : way;
}

/** The directory of the nearest Pulumi project upwards from a file that can belong to one. */
function projectOf(disk: Disk, roots: ScanRoots, file: string): string | undefined {
  if (!mayBelongToPulumi(basename(file))) return undefined;
  for (let here = dirname(file); roots.directories.some((root) => isWithin(root, here)); here = dirname(here)) {
    if (holdsProject(disk, here)) return here;
    if (dirname(here) === here) return undefined;
  }
  return undefined;
}

function holdsProject(disk: Disk, directory: string): boolean {
  try {
    return disk.entries(directory).some(({ name }) => isPulumiProject(name));
  } catch {
    return false;
  }
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
  ) {}

  /** The files by which configuration is known; absolute paths. */
  below(top: string): readonly string[] {
    const files = fastGlob.sync(['**/*.{tf,tofu,tf.json,tofu.json}', '**/Pulumi.{yaml,yml}'], {
      cwd: top,
      dot: true,
      followSymbolicLinks: false,
      ignore: skippedDirectories.map((name) => `**/${name}/**`),
      fs: { readdirSync: ((directory: string) => this.#entries(directory)) as unknown as typeof import('node:fs').readdirSync },
    });
    return files.map((file) => join(top, ...file.split('/')));
  }

  #entries(directory: string): readonly object[] {
    try {
      return this.disk
        .entries(directory)
        .map((entry) => (entry.kind === 'link' && (isTerraformSource(entry.name) || isPulumiProject(entry.name)) ? { ...entry, kind: this.#kindBehind(join(directory, entry.name)) } : entry))
        .filter((entry) => !this.ignored.isIgnored(join(directory, entry.name), entry.kind === 'directory'))
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
