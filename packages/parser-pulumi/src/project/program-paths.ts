import { isUnreadable } from '@akslint/model';
import { joinPath } from './paths.js';
import type { ProgramFiles } from './program-files.js';
import type { Sources } from './sources.js';

const mostFiles = 3000;
const deepest = 12;

/** Folders in which nobody writes a program: dependencies, what is compiled, tests. */
const skipped = new Set(['node_modules', 'bin', 'dist', 'out', 'build', 'coverage', '__tests__', 'tests', 'test', 'sdks']);

/** The TypeScript and JavaScript files of a project's folder, but those of projects within it. */
export function programPaths(directory: string, sources: Sources): readonly string[] {
  const found: string[] = [];
  visit(directory, 0);
  return found;

  function visit(at: string, depth: number): void {
    const entries = sources.list(at);
    if (depth > 0 && entries.some(({ name }) => /^Pulumi\.ya?ml$/.test(name))) return;
    for (const { name, isDirectory } of entries) {
      const path = joinPath(at, name);
      if (path === undefined || found.length >= mostFiles) continue;
      if (isDirectory && depth < deepest && !name.startsWith('.') && !skipped.has(name)) visit(path, depth + 1);
      else if (!isDirectory && isProgram(name) && !entries.some((other) => other.name === name.replace(/\.js$/, '.ts') && other.name !== name)) found.push(path);
    }
  }
}

function isProgram(name: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(name) && !/\.d\.[cm]?ts$|\.(?:test|spec)\.[cm]?[jt]sx?$|\.config\.[cm]?[jt]s$/.test(name);
}

/** A package of Pulumi that declares clusters or what is in them, or one whose name speaks of clusters. */
const mention = /@pulumi\/(?:azure|kubernetes)|azure-native|['"][^'"\n]*(?:\baks\b|managed-?cluster|kubernetes)[^'"\n]*['"]/i;

/** Whether a text mentions what may declare a cluster. */
export function mentionsClusters(text: string): boolean {
  return mention.test(text);
}

/** Whether a text makes a cluster itself. */
export function makesCluster(text: string): boolean {
  return /\bnew\s[\w$.\s]*\b(?:ManagedCluster|KubernetesCluster|AutomaticCluster)\b/.test(text);
}

/**
 * Files that a file leads to, whether an execution gets there or not. A file that is only peeked at does not count as
 * read.
 */
export function reachedFrom(entry: string, files: ProgramFiles, how: 'read' | 'peek' = 'read'): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [entry];
  while (waiting.length > 0 && reached.size < mostFiles) {
    const file = waiting.pop();
    if (file === undefined || reached.has(file)) continue;
    reached.add(file);
    const text = how === 'read' ? files.sources.read(file) : files.sources.peek(file);
    if (isUnreadable(text)) continue;
    for (const source of specifiersIn(text)) {
      const found = files.resolve(source, file);
      if (found.kind === 'file') waiting.push(found.file);
    }
  }
  return reached;
}

function specifiersIn(text: string): readonly string[] {
  return Array.from(text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)(['"`])([^'"`\n]+)\1/g), ([, , source]) => source ?? '');
}
