import { basename, dirname, join, relative, sep } from 'node:path';
import fastGlob from 'fast-glob';
import type { SourceError } from '@akslint/model';
import { contentKind, type ContentKind } from './content-kind.js';
import type { Disk, DiskEntry } from './disk.js';
import { belongsToTerraform, isBicepSource, isPulumiProject, isTerraformSource, mayBeInfrastructure, mayBeKubernetes, mayBelongToPulumi, mayBeTemplate, skippedDirectories } from './file-kinds.js';
import { globbedDisk } from './globbed-disk.js';
import { IgnoredPaths } from './ignored-paths.js';
import { isWithin, type ScanRoots } from './scan-roots.js';
import { directoryOf, reasonFor, type Target } from './targets.js';

/** What a scan is about. Paths are relative to the base of the scan, with `/`. */
export interface Discovery {
  /** Directories that hold Terraform configuration, sorted. */
  readonly terraform: readonly string[];
  /** Bicep and Bicep parameter files, sorted. */
  readonly bicep: readonly string[];
  /** JSON files that may be deployment templates or their parameters, sorted. */
  readonly json: readonly string[];
  /** Those of them that the user named one by one. */
  readonly named: ReadonlySet<string>;
  /** Files that hold Kubernetes objects, sorted. */
  readonly kubernetes: readonly string[];
  /** Files that hold a Terraform plan or state, sorted. */
  readonly plans: readonly string[];
  /** Directories that hold a Pulumi project, sorted. */
  readonly pulumi: readonly string[];
  /** Files that the user named and that akslint does not read. */
  readonly foreign: readonly string[];
  /** YAML files that the user named and that hold nothing akslint reads. */
  readonly otherYaml: readonly string[];
  /** Files and directories that the user named and that the configuration leaves out. */
  readonly leftOut: readonly string[];
  readonly errors: readonly SourceError[];
}

/** Whether the configuration leaves an absolute path out. */
export type LeavesOut = (path: string, isDirectory: boolean) => boolean;

/** Finds the infrastructure code of the targets. */
export function discover(disk: Disk, roots: ScanRoots, targets: readonly Target[], leavesOut: LeavesOut = () => false): Discovery {
  const found = new Set<string>();
  const named = new Set<string>();
  const projects = new Set<string>();
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
      const project = projectOf(disk, roots, target.path);
      if (project !== undefined) projects.add(project);
      else if (mayBeInfrastructure(basename(target.path))) found.add(target.path);
      else foreign.push(scanPath(roots, target.path));
      if (!target.fromPattern) named.add(scanPath(roots, target.path));
      continue;
    }
    const search = new Search(disk, ignored, leavesOut);
    const above = projectAround(disk, roots, target.path, search);
    if (above !== undefined && !leavesOut(above, true)) projects.add(above);
    for (const file of search.below(target.path)) found.add(file);
    for (const [path, message] of search.refused) {
      const file = scanPath(roots, path);
      errors.set(file, { file, message });
    }
  }
  const files = [...found].sort();
  const paths = (isWanted: (name: string) => boolean): string[] => files.filter((file) => isWanted(basename(file))).map((file) => scanPath(roots, file));
  const directories = new Set(files.filter((file) => belongsToTerraform(basename(file))).map((file) => dirname(file)));
  const contents = new Map(files.map((file) => [file, belongsToTerraform(basename(file)) || isPulumiProject(basename(file)) ? undefined : contentKind(disk, file)]));
  const ofContent = (kind: ContentKind): string[] => files.filter((file) => contents.get(file) === kind).map((file) => scanPath(roots, file)).sort();
  const kubernetes = ofContent('kubernetes');
  return {
    terraform: [...directories].map((directory) => scanPath(roots, directory)).sort(),
    bicep: paths(isBicepSource).sort(),
    json: files.filter((file) => mayBeTemplate(basename(file)) && contents.get(file) === undefined).map((file) => scanPath(roots, file)).sort(),
    named,
    kubernetes,
    plans: ofContent('plan'),
    pulumi: [...projects, ...files.filter((file) => isPulumiProject(basename(file))).map((file) => dirname(file))].filter((one, index, all) => all.indexOf(one) === index).map((directory) => scanPath(roots, directory)).sort(),
    foreign: foreign.sort(),
    otherYaml: paths((name) => /\.ya?ml$/i.test(name) && !isPulumiProject(name)).filter((file) => named.has(file) && !kubernetes.includes(file)),
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

/** The directory of the nearest Pulumi project upwards from a file that can belong to one. */
function projectOf(disk: Disk, roots: ScanRoots, file: string): string | undefined {
  return mayBelongToPulumi(basename(file)) ? nearestProject(disk, roots, dirname(file)) : undefined;
}

/** The directory of the nearest Pulumi project above a directory that holds sources of it and no project itself. */
function projectAround(disk: Disk, roots: ScanRoots, directory: string, search: Search): string | undefined {
  const project = nearestProject(disk, roots, directory);
  return project !== undefined && project !== directory && search.holdsProgram(directory) ? project : undefined;
}

function nearestProject(disk: Disk, roots: ScanRoots, directory: string): string | undefined {
  for (let here = directory; roots.directories.some((root) => isWithin(root, here)); here = dirname(here)) {
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

/** One search below a directory: links to directories are not followed, what cannot be searched is remembered. */
class Search {
  /** By absolute path, what to tell. */
  readonly refused = new Map<string, string>();

  constructor(
    private readonly disk: Disk,
    private readonly ignored: IgnoredPaths,
    private readonly leavesOut: LeavesOut,
  ) {}

  /** Absolute paths of the files whose names say that they may be read. */
  below(top: string): ReadonlySet<string> {
    const found = new Set<string>();
    for (const file of this.#matching(top, ['**/*.{tf,tofu,bicep,bicepparam,json,jsonc,yaml,yml}', '**/Kustomization'])) {
      const name = basename(file);
      if (isSource(name)) found.add(join(top, ...file.split('/')));
    }
    return found;
  }

  /** Whether a TypeScript or JavaScript source lies below a directory. */
  holdsProgram(top: string): boolean {
    return this.#matching(top, ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}']).length > 0;
  }

  #matching(top: string, patterns: string[]): readonly string[] {
    return fastGlob.sync(patterns, {
      cwd: top,
      dot: true,
      followSymbolicLinks: false,
      ignore: skippedDirectories.map((name) => `**/${name}/**`),
      fs: globbedDisk((directory) => this.#entries(directory)),
    });
  }

  #entries(directory: string): readonly DiskEntry[] {
    try {
      return this.disk
        .entries(directory)
        .map((entry) => (entry.kind === 'link' && isSource(entry.name) ? { ...entry, kind: this.#kindBehind(join(directory, entry.name)) } : entry))
        .filter((entry) => {
          const path = join(directory, entry.name);
          const isDirectory = entry.kind === 'directory';
          return !this.ignored.isIgnored(path, isDirectory) && !this.leavesOut(path, isDirectory);
        })
        .filter((entry) => this.#canBeMatched(directory, entry));
    } catch (error) {
      this.refused.set(directory, `The directory cannot be searched: ${reasonFor(error)}.`);
      return [];
    }
  }

  /** Patterns match no name with a line break; what may lie behind one is told. */
  #canBeMatched(directory: string, { name, kind }: DiskEntry): boolean {
    if (!/[\r\n\u2028\u2029]/.test(name)) return true;
    if (kind === 'directory' || isSource(name)) this.refused.set(join(directory, name), 'This cannot be searched or read: there is a line break in its name.');
    return false;
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

function isSource(name: string): boolean {
  return isTerraformSource(name) || isBicepSource(name) || mayBeTemplate(name) || mayBeKubernetes(name);
}
