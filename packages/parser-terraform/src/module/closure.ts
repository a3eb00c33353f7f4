import type { ModuleLibrary } from '../evaluate/deployment-context.js';
import { callTarget } from './call-source.js';
import type { InstalledModules } from './installed-modules.js';
import type { ModuleSyntax } from './module-syntax.js';

/** More ways through module calls than any deployment has. */
const mostVisits = 5000;

/** A root module and all modules that it leads to, each once, the root first. */
export function moduleClosure(root: ModuleSyntax, library: ModuleLibrary, installed: InstalledModules): ReadonlySet<ModuleSyntax> {
  const found = new Set<ModuleSyntax>([root]);
  const visited = new Set<string>();
  const pending: { readonly module: ModuleSyntax; readonly path: readonly string[]; readonly via: readonly string[] }[] = [
    { module: root, path: [], via: [root.directory] },
  ];
  for (let next = pending.pop(); next && visited.size < mostVisits; next = pending.pop()) {
    const { module, path, via } = next;
    for (const [name, call] of module.calls) {
      const callPath = [...path, name];
      const target = callTarget(call, module.directory, callPath, installed);
      if (target.kind === 'missing' || via.includes(target.directory)) continue;
      const called = library.module(target.directory);
      if (!called || visited.has(callPath.join('.'))) continue;
      visited.add(callPath.join('.'));
      found.add(called);
      pending.push({ module: called, path: callPath, via: [...via, target.directory] });
    }
  }
  return found;
}
