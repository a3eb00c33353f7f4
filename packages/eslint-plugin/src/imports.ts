import { posix } from 'node:path';
import { isUnreadable, type SourceReader } from '@akslint/model';

/** An SDK of Pulumi whose resources are judged. */
const judgedPackage = /@pulumi\/(?:azure|kubernetes)/;
/** A folder of a locally generated SDK. */
const generatedSdk = /azure-native[_-][a-z0-9]+[_-]v\d{8}/;
const relativeImport = /(?:from|import|require)[\s(]*(['"])(\.[^'"\n]*)\1/g;
const extensions = ['', '.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.jsx', '/index.ts', '/index.js'];

/** A larger program than this is not one that somebody edits. */
const mostFiles = 500;

/** A relative import as it is written. */
export interface WrittenImport {
  readonly source: string;
  /** Offsets of the specifier, quotes included. */
  readonly start: number;
  readonly end: number;
}

/** Whether a text names a package whose resources are judged. */
export function mentionsPackage(text: string): boolean {
  return judgedPackage.test(text) || generatedSdk.test(text);
}

/** The relative imports of a text, `require` and `import()` among them; cheap, and content with a few too many. */
export function writtenImports(text: string): readonly WrittenImport[] {
  return Array.from(text.matchAll(relativeImport), ({ 0: whole, 2: source = '', index }) => {
    const end = index + whole.length;
    return { source, start: end - source.length - 2, end };
  });
}

/** The file that a relative import means; undefined when there is none. */
export function importedFile(source: string, from: string, sources: SourceReader): string | undefined {
  const path = posix.join(posix.dirname(from), source);
  const stem = path.replace(/\.([cm]?)jsx?$/, '.$1ts');
  const candidates = [...extensions.map((extension) => `${path}${extension}`), stem];
  return candidates.find((candidate) => typeof sources.read(candidate) === 'string');
}

/** Whether a file or what it imports, however far away, names a package whose resources are judged. */
export function leadsToPackage(file: string, text: string, sources: SourceReader): boolean {
  if (mentionsPackage(text)) return true;
  for (const [, found] of filesFrom(file, text, sources)) if (mentionsPackage(found)) return true;
  return false;
}

/** Every file that a file leads to, with its text; not the file itself. */
export function reachable(file: string, text: string, sources: SourceReader): ReadonlyMap<string, string> {
  return new Map(filesFrom(file, text, sources));
}

function* filesFrom(file: string, text: string, sources: SourceReader): Generator<readonly [string, string]> {
  const found = new Set([file]);
  const waiting: [string, string][] = [[file, text]];
  for (let next = waiting.pop(); next !== undefined && found.size <= mostFiles; next = waiting.pop()) {
    const [from, content] = next;
    for (const { source } of writtenImports(content)) {
      const target = importedFile(source, from, sources);
      if (target === undefined || found.has(target)) continue;
      const read = sources.read(target);
      if (isUnreadable(read)) continue;
      found.add(target);
      yield [target, read];
      waiting.push([target, read]);
    }
  }
}
