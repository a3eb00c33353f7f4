import type { Scalar, Value } from '@akslint/model';
import { compare, numberText, realOfScalar } from './number.js';

/** Compares texts by code points, as Terraform does (UTF-8 bytes sort the same way). */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const [l, r] = [left.charCodeAt(index), right.charCodeAt(index)];
    if (l !== r) return rank(l) - rank(r);
  }
  return left.length - right.length;
}

/** Surrogates stand for code points above all others of one unit. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

export function sortedKeys(keys: Iterable<string>): string[] {
  return [...keys].sort(compareText);
}

/** The order in which Terraform walks a set: by value for texts, numbers and bools, else by a hash text; null last. */
export function compareInSet(left: Value, right: Value): number {
  if (left.kind === 'scalar' && right.kind === 'scalar') return compareScalars(left, right);
  return compareText(hashText(left), hashText(right));
}

function compareScalars(left: Scalar, right: Scalar): number {
  if (left.value === null || right.value === null) return Number(left.value === null) - Number(right.value === null);
  if (typeof left.value === 'string' && typeof right.value === 'string') return compareText(left.value, right.value);
  if (typeof left.value === 'number' && typeof right.value === 'number') return compare(realOfScalar(left), realOfScalar(right));
  return Number(left.value) - Number(right.value);
}

/** The text by which the library behind Terraform orders composite members of a set. */
function hashText(value: Value): string {
  switch (value.kind) {
    case 'scalar':
      if (value.value === null) return '~';
      if (typeof value.value === 'number') return numberText(value);
      return typeof value.value === 'string' ? JSON.stringify(value.value) : value.value ? 'T' : 'F';
    case 'list':
      return value.collectionType === undefined
        ? `<${value.items.map((item) => `${hashText(item)};`).join('')}>`
        : `[${value.items.map((item) => `${hashText(item)};`).join('')}]`;
    case 'object': {
      const isMap = value.collectionType !== undefined;
      const parts = sortedKeys(value.entries.keys()).map((key) => {
        const item = value.entries.get(key);
        const text = item ? hashText(item) : '?';
        return isMap ? `${JSON.stringify(key)}:${text};` : `${text};`;
      });
      return isMap ? `{${parts.join('')}}` : `<${parts.join('')}>`;
    }
    default:
      return '?';
  }
}
