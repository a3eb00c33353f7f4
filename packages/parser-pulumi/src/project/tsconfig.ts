import { isUnreadable } from '@akslint/model';
import { parse } from 'jsonc-parser';
import { directoryOf, joinPath } from './paths.js';
import type { Sources } from './sources.js';

/** `compilerOptions.paths` and `baseUrl` of a tsconfig.json. */
export interface PathMapping {
  /** Paths of the scan that a specifier may mean, likeliest first. */
  candidates(source: string): readonly string[];
}

const mostExtends = 5;

/** Reads the tsconfig.json of a project's folder and what it extends. */
export function pathMapping(sources: Sources, directory: string): PathMapping {
  let file = joinPath(directory, 'tsconfig.json');
  for (let count = 0; file !== undefined && count < mostExtends; count += 1) {
    if (!sources.isFile(file)) break;
    const text = sources.read(file);
    if (isUnreadable(text)) break;
    const config: unknown = parse(text, [], { allowTrailingComma: true });
    const options = field(config, 'compilerOptions');
    const base = textField(options, 'baseUrl');
    const paths = field(options, 'paths');
    if (base !== undefined || paths !== undefined) return mappingOf(joinPath(directoryOf(file), base ?? '.') ?? '.', paths, base !== undefined);
    const next: string | undefined = textField(config, 'extends');
    file = next?.startsWith('.') ? joinPath(directoryOf(file), /\.json$/.test(next) ? next : `${next}.json`) : undefined;
  }
  return { candidates: () => [] };
}

function mappingOf(base: string, paths: unknown, hasBase: boolean): PathMapping {
  const patterns = typeof paths === 'object' && paths !== null ? Object.entries(paths) : [];
  return {
    candidates: (source) => {
      const mapped = patterns.flatMap(([pattern, targets]) => (Array.isArray(targets) ? targets.flatMap((target) => mappedTo(source, pattern, String(target))) : []));
      return [...mapped, ...(hasBase ? [source] : [])].flatMap((path) => joinPath(base, path) ?? []);
    },
  };
}

function mappedTo(source: string, pattern: string, target: string): readonly string[] {
  const star = pattern.indexOf('*');
  if (star === -1) return source === pattern ? [target] : [];
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
  if (!source.startsWith(head) || !source.endsWith(tail) || source.length < head.length + tail.length) return [];
  return [target.replace('*', () => source.slice(head.length, source.length - tail.length))];
}

/** A field of what a JSON file holds. */
export function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null && Object.hasOwn(of, name) ? Reflect.get(of, name) : undefined;
}

export function textField(of: unknown, name: string): string | undefined {
  const value = field(of, name);
  return typeof value === 'string' ? value : undefined;
}
