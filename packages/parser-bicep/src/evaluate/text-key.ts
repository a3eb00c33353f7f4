import type { Value } from '@akslint/model';
import { keyOf, shortKey } from './branch.js';

/**
 * Names a text that is put together from parts of which some are not known: `text(param a,"-aks")`. The same text has
 * the same key however it was put together.
 */
export function textKey(parts: readonly Value[]): string | undefined {
  const keys: string[] = [];
  for (const part of parts) {
    const key = part.kind === 'scalar' ? JSON.stringify(String(part.value ?? '')) : keyOf(part);
    if (key === undefined) return undefined;
    for (const one of partsOfText(key) ?? [key]) add(keys, one);
  }
  return keyOfText(keys);
}

/** The parts of a text that was put together; undefined for any other key. */
export function partsOfText(key: string): readonly string[] | undefined {
  if (!key.startsWith('text(') || !key.endsWith(')')) return undefined;
  const parts: string[] = [];
  let start = 'text('.length;
  let depth = 0;
  for (let at = start; at < key.length - 1; at += 1) {
    const char = key[at];
    if (char === '"') at = endOfQuoted(key, at);
    else if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    else if (char === ',' && depth === 0) {
      parts.push(key.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, key.slice(start, -1)];
}

/** The key of a text of these parts: one part that is not literal is that itself. */
export function keyOfText(parts: readonly string[]): string {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : shortKey('text', `text(${parts.join(',')})`);
}

/** A literal part's text. */
export function literalIn(part: string | undefined): string | undefined {
  if (!part?.startsWith('"')) return undefined;
  const text: unknown = JSON.parse(part);
  return typeof text === 'string' ? text : undefined;
}

/** The parts before and after the last (or first) literal text `mark`; undefined where it does not occur. */
export function splitText(parts: readonly string[], mark: string, from: 'first' | 'last'): { readonly before: readonly string[]; readonly after: readonly string[] } | undefined {
  const isIn = (part: string): boolean => literalIn(part)?.includes(mark) ?? false;
  const index = from === 'first' ? parts.findIndex(isIn) : parts.findLastIndex(isIn);
  const text = literalIn(parts[index]);
  if (text === undefined) return undefined;
  const at = from === 'first' ? text.indexOf(mark) : text.lastIndexOf(mark);
  const literal = (some: string): readonly string[] => (some === '' ? [] : [JSON.stringify(some)]);
  return {
    before: [...parts.slice(0, index), ...literal(text.slice(0, at))],
    after: [...literal(text.slice(at + mark.length)), ...parts.slice(index + 1)],
  };
}

/** Literal texts beside each other are one; empty ones are nothing. */
function add(parts: string[], part: string): void {
  const [last, next] = [literalIn(parts.at(-1)), literalIn(part)];
  if (next === '') return;
  if (last === undefined || next === undefined) parts.push(part);
  else parts[parts.length - 1] = JSON.stringify(last + next);
}

function endOfQuoted(key: string, start: number): number {
  let at = start + 1;
  while (at < key.length && key[at] !== '"') at += key[at] === '\\' ? 2 : 1;
  return at;
}
