import { callTarget } from './module/call-source.js';
import { installedModules } from './module/installed-modules.js';
import type { DirectoryLibrary } from './module/library.js';
import type { ModuleSyntax } from './module/module-syntax.js';
import type { SourceReader } from '@akslint/model';
import { byText } from './source/diagnostics.js';

/** Which directories are judged on their own. */
export interface Roots {
  /** Sorted by directory. */
  readonly modules: readonly ModuleSyntax[];
  readonly directories: ReadonlySet<string>;
}

/**
 * The modules that no other module of the scan calls. A call in a file with a syntax error does not count. Where
 * modules only call each other, the first of them by name is taken.
 */
export function findRoots(directories: readonly string[], library: DirectoryLibrary, reader: SourceReader): Roots {
  const modules = [...new Set(directories)].sort(byText).flatMap((directory) => library.module(directory) ?? []);
  const calls = new CallGraph(library, reader);
  const called = new Set<string>();
  for (const module of modules) {
    for (const directory of calls.reachedFrom(module)) called.add(directory);
  }
  const roots = modules.filter(({ directory }) => !called.has(directory));
  const covered = new Set(roots.flatMap((module) => [module.directory, ...calls.reachedFrom(module)]));
  for (const module of modules) {
    if (covered.has(module.directory)) continue;
    roots.push(module);
    covered.add(module.directory);
    for (const directory of calls.reachedFrom(module)) covered.add(directory);
  }
  roots.sort((left, right) => byText(left.directory, right.directory));
  return { modules: roots, directories: new Set(roots.map(({ directory }) => directory)) };
}

/** Which modules lead to which, as far as whole files say. */
class CallGraph {
  readonly #direct = new Map<string, readonly string[]>();

  constructor(
    private readonly library: DirectoryLibrary,
    private readonly reader: SourceReader,
  ) {}

  /** The directories that a module calls, directly or through others; itself left out. */
  reachedFrom(module: ModuleSyntax): ReadonlySet<string> {
    const reached = new Set<string>();
    const pending = [module];
    for (let next = pending.pop(); next; next = pending.pop()) {
      for (const directory of this.#calledBy(next)) {
        if (directory === module.directory || reached.has(directory)) continue;
        reached.add(directory);
        const called = this.library.module(directory);
        if (called) pending.push(called);
      }
    }
    return reached;
  }

  #calledBy(module: ModuleSyntax): readonly string[] {
    const known = this.#direct.get(module.directory);
    if (known) return known;
    const installed = installedModules(this.reader, module.directory);
    const directories = [...module.calls].flatMap(([name, call]) => {
      if (module.brokenFiles.has(call.file)) return [];
      const target = callTarget(call, module.directory, [name], installed);
      return target.kind === 'directory' ? [target.directory] : [];
    });
    this.#direct.set(module.directory, directories);
    return directories;
  }
}
