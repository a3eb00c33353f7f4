import { scalar, unknown, type Origin, type Value } from '@akslint/model';
import { derivedKey } from '../branch.js';
import { joinParts } from '../expression.js';
import { partial, plain } from './define.js';
import type { TemplateFunction } from './function.js';
import { plainJson, type Plain } from './plain.js';

const text = (value: Plain | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
const count = (value: Plain | undefined): number | undefined => (typeof value === 'number' ? value : undefined);

function ofText(type: 'string' | 'bool' | 'number', work: (value: string) => Plain): TemplateFunction {
  return plain(type, (value) => (typeof value === 'string' ? work(value) : undefined));
}

function ofTwo(type: 'bool' | 'number', work: (one: string, other: string) => Plain): TemplateFunction {
  return plain(type, (one, other) => (typeof one === 'string' && typeof other === 'string' ? work(one, other) : undefined));
}

/** A text that is known only at deployment, the same for the same arguments. */
const placeholder: TemplateFunction = (args, { name, origin }) => {
  const key = derivedKey(name, args);
  return unknown({ text: `${name}() is worked out during deployment` }, origin, { type: 'string', nonNull: true, ...(key ? { key } : {}) });
};

export const stringFunctions: readonly (readonly [string, TemplateFunction])[] = [
  ['tolower', ofText('string', (value) => value.toLowerCase())],
  ['toupper', ofText('string', (value) => value.toUpperCase())],
  ['trim', ofText('string', (value) => value.trim())],
  ['startswith', ofTwo('bool', (one, other) => one.toLowerCase().startsWith(other.toLowerCase()))],
  ['endswith', ofTwo('bool', (one, other) => one.toLowerCase().endsWith(other.toLowerCase()))],
  ['replace', plain('string', (value, from, to) => replaced(text(value), text(from), text(to)))],
  ['split', plain('list', (value, by) => split(text(value), by))],
  ['join', partial('string', joined)],
  ['substring', plain('string', (value, start, length) => substring(text(value), count(start), length))],
  ['padleft', plain('string', (value, length, fill) => padded(value, count(length), fill))],
  ['string', partial('string', stringOf)],
  ['base64', ofText('string', toBase64)],
  ['base64tostring', plain('string', (value) => fromBase64(text(value)))],
  ['base64tojson', plain(undefined, (value) => plainJson(fromBase64(text(value)) ?? ''))],
  ['datauri', ofText('string', (value) => `data:text/plain;charset=utf8;base64,${toBase64(value)}`)],
  ['datauritostring', plain('string', (value) => fromDataUri(text(value)))],
  ['uricomponent', ofText('string', (value) => encodeURIComponent(value).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`))],
  ['uricomponenttostring', plain('string', (value) => decoded(text(value)))],
  ['uri', plain('string', (base, relative) => uri(text(base), text(relative)))],
  ['json', plain(undefined, (value) => plainJson(typeof value === 'string' ? value : ''))],
  ['guid', placeholder],
  ['uniquestring', placeholder],
];

function replaced(value?: string, from?: string, to?: string): string | undefined {
  return value === undefined || from === undefined || to === undefined ? undefined : value.replaceAll(from, to);
}

function split(value: string | undefined, by: Plain | undefined): Plain | undefined {
  const marks = typeof by === 'string' ? [by] : Array.isArray(by) ? by.filter((one): one is string => typeof one === 'string') : undefined;
  if (value === undefined || marks === undefined) return undefined;
  return marks.reduce<string[]>((pieces, mark) => (mark === '' ? pieces : pieces.flatMap((piece) => piece.split(mark))), [value]);
}

function joined([items, by]: readonly Value[], origin: Origin): Value | undefined {
  if (items?.kind !== 'list' || items.open || by === undefined) return undefined;
  return joinParts(items.items.flatMap((item, index) => (index === 0 ? [item] : [by, item])), origin);
}

function substring(value: string | undefined, start: number | undefined, length: Plain | undefined): string | undefined {
  if (value === undefined || start === undefined || start < 0 || start > value.length) return undefined;
  if (length === undefined || length === null) return value.slice(start);
  return typeof length === 'number' && length >= 0 && start + length <= value.length ? value.slice(start, start + length) : undefined;
}

function padded(value: Plain | undefined, length: number | undefined, fill: Plain | undefined): string | undefined {
  if ((typeof value !== 'string' && typeof value !== 'number') || length === undefined || length > 10_000) return undefined;
  return String(value).padStart(length, typeof fill === 'string' ? fill : ' ');
}

function stringOf([value]: readonly Value[], origin: Origin): Value | undefined {
  if (value?.kind === 'reference') return value;
  if (value?.kind === 'scalar') {
    if (typeof value.value === 'boolean') return scalar(value.value ? 'True' : 'False', origin);
    return value.value === null ? undefined : scalar(String(value.value), origin);
  }
  if (value?.kind === 'list' || value?.kind === 'object') {
    return unknown({ text: 'it is the text of a structure' }, origin, { type: 'string', nonNull: true, content: value });
  }
  return undefined;
}

function toBase64(value: string): string {
  return btoa(Array.from(new TextEncoder().encode(value), (byte) => String.fromCharCode(byte)).join(''));
}

function fromBase64(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(value), (char) => char.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

function fromDataUri(value: string | undefined): string | undefined {
  const comma = value?.indexOf(',') ?? -1;
  if (value === undefined || comma === -1) return undefined;
  const data = value.slice(comma + 1);
  return value.slice(0, comma).endsWith(';base64') ? fromBase64(data) : decoded(data);
}

function decoded(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

/** As ARM joins: at the last slash of the base, which stays where the base ends with one. */
function uri(base?: string, relative?: string): string | undefined {
  if (base === undefined || relative === undefined || !URL.canParse(base)) return undefined;
  return new URL(relative, base).href;
}
