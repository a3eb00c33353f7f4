import { unknown, type Value } from '@akslint/model';
import { convert, listFrom } from '../convert.js';
import { failed, isFailure } from '../failure.js';
import { compareText } from '../order.js';
import { stringType } from '../type.js';
import { undecidedResult } from '../undecided.js';
import { longestText, overScalars, overWholes, refuse, sequenceOf, tooLarge, wrongKind } from './define.js';
import type { FunctionCall, TerraformFunction } from './function.js';
import { text, type Computed } from './outcome.js';

/** Made when it is first needed: it loads Unicode's tables, which takes as long as the rest of the module. */
let graphemes: Intl.Segmenter | undefined;

/** A text's characters as people count them. */
export function charactersOf(value: string): string[] {
  // Plain ASCII without line breaks needs no segmentation.
  if (/^[\x20-\x7e]*$/.test(value)) return value.split('');
  graphemes ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  return [...graphemes.segment(value)].map(({ segment }) => segment);
}

function overText(change: (value: string) => Computed, neverEmpties = false): TerraformFunction {
  return overScalars({ takes: ['string'], gives: 'string', ...(neverEmpties && { keepsText: 0 }) }, (args) => change(args.text(0)));
}

function overTwoTexts(gives: 'string' | 'bool', change: (left: string, right: string) => Computed): TerraformFunction {
  return overScalars({ takes: ['string', 'string'], gives }, (args) => change(args.text(0), args.text(1)));
}

/** Each character in the other case; those that would become several stay, as in Terraform. */
function upper(value: string): string {
  return Array.from(value, (character) => oneFor(character, character.toUpperCase())).join('');
}

function lower(value: string): string {
  return Array.from(value, (character) => (character === 'İ' ? 'i' : oneFor(character, character.toLowerCase()))).join('');
}

function oneFor(character: string, changed: string): string {
  return Array.from(changed).length === 1 ? changed : character;
}

const letterOrDigit = /[\p{L}\p{N}_]/u;

function title(value: string): string {
  let previous = ' ';
  return Array.from(value, (character) => {
    const isAscii = previous.charCodeAt(0) < 128;
    const starts = isAscii ? !/\w/.test(previous) : !letterOrDigit.test(previous) && /\s/u.test(previous);
    previous = character;
    return starts ? upper(character) : character;
  }).join('');
}

/** White space as Go's Unicode tables know it. */
const space = '\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const leadingSpace = new RegExp(`^[${space}]+`);

function trimSpace(value: string): string {
  let end = value.length;
  while (end > 0 && leadingSpace.test(value.charAt(end - 1))) end -= 1;
  return value.slice(0, end).replace(leadingSpace, '');
}

function trim(value: string, cutset: string): string {
  const cut = new Set(cutset);
  const characters = Array.from(value);
  let [start, end] = [0, characters.length];
  while (start < end && cut.has(characters[start] ?? '')) start += 1;
  while (end > start && cut.has(characters[end - 1] ?? '')) end -= 1;
  return characters.slice(start, end).join('');
}

function chomp(value: string): string {
  let end = value.length;
  while (end > 0 && (value[end - 1] === '\n' || value[end - 1] === '\r')) end -= 1;
  return value.slice(0, end);
}

const substr = overScalars({ takes: ['string', 'whole', 'whole'], gives: 'string' }, (args) => {
  const characters = charactersOf(args.text(0));
  const [offset, length] = [args.whole(1), args.whole(2)];
  const start = offset < 0 ? Math.max(0, characters.length + offset) : offset;
  if (length === 0) return '';
  return characters.slice(start, length < 0 ? undefined : start + length).join('');
});

const indent = overScalars({ takes: ['whole', 'string'], gives: 'string', keepsText: 1 }, (args, call) => {
  const [spaces, value] = [args.whole(0), args.text(1)];
  if (spaces < 0) return refuse('the number of spaces is negative');
  const lines = value.split('\n');
  if (value.length + lines.length * spaces > longestText) return tooLarge(call);
  return lines.join(`\n${' '.repeat(spaces)}`);
});

function join(args: readonly Value[], call: FunctionCall): Value {
  const [separator, ...lists] = args;
  if (separator === undefined || lists.length === 0) return failed('join wants at least one list', call.origin);
  const glue = convert(separator, stringType, call.origin);
  if (isFailure(glue)) return glue;
  const parts: Value[] = [];
  let isOpen = false;
  for (const list of lists) {
    const sequence = list.kind === 'choice' ? undefined : sequenceOf(list);
    if (!sequence) return wrongKind(list, 'lists of texts', call);
    isOpen ||= sequence.open !== undefined;
    parts.push(...sequence.items.map((item) => convert(item, stringType, call.origin)));
  }
  return joined(glue, parts, isOpen, args, call);
}

function joined(glue: Value, parts: readonly Value[], isOpen: boolean, args: readonly Value[], call: FunctionCall): Value {
  const failure = parts.find(isFailure);
  if (failure) return failure;
  if (parts.some((part) => part.kind === 'scalar' && part.value === null)) return failed('join of a list with null', call.origin);
  const [only] = parts;
  if (!isOpen && parts.length === 1 && only) return only;
  const texts = parts.flatMap((part) => (part.kind === 'scalar' ? [String(part.value)] : []));
  if (!isOpen && texts.length === parts.length && (glue.kind === 'scalar' || parts.length === 0)) {
    const between = glue.kind === 'scalar' ? String(glue.value) : '';
    if (texts.reduce((length, part) => length + part.length + between.length, 0) > longestText) return tooLarge(call);
    return text(texts.join(between), call.origin);
  }
  const isText = texts.some((part) => part !== '') || parts.some(isSomeText) || (parts.length > 1 && isSomeText(glue));
  return undecidedResult('join', args, call.origin, { type: 'string', nonNull: isText });
}

/** Whether it is certainly a text that is not empty. */
export function isSomeText(value: Value): boolean {
  if (value.kind === 'scalar') return value.value !== '' && value.value !== null;
  return value.kind === 'reference' || (value.kind === 'unknown' && value.nonNull === true);
}

const split = overScalars({ takes: ['string', 'string'], gives: 'list' }, (args, call) => {
  const [separator, value] = [args.text(0), args.text(1)];
  const parts = separator === '' ? Array.from(value) : value.split(separator);
  return listFrom(parts.map((part) => text(part, call.origin)), stringType, call.origin);
});

function sort(args: readonly Value[], call: FunctionCall): Value {
  const [list] = args;
  const sequence = list && list.kind !== 'choice' ? sequenceOf(list) : undefined;
  if (!sequence || !list) return wrongKind(list ?? unknown({ text: '' }, call.origin), 'a list of texts', call);
  const items = sequence.items.map((item) => convert(item, stringType, call.origin));
  const failure = items.find(isFailure);
  if (failure) return failure;
  const known = items.flatMap((item) => (item.kind === 'scalar' ? [item] : []));
  if (known.some((item) => item.value === null)) return failed('sort of a list with null', call.origin);
  const sorted = [...known].sort((left, right) => compareText(String(left.value), String(right.value)));
  const others = items.filter((item) => item.kind !== 'scalar');
  const order = others.length > 0 && items.length > 1 ? { text: 'the order depends on items that are not known' } : undefined;
  return listFrom([...sorted, ...others], stringType, call.origin, sequence.open ?? order);
}

export const stringFunctions: Readonly<Record<string, TerraformFunction>> = {
  chomp: overText(chomp),
  endswith: overTwoTexts('bool', (value, suffix) => value.endsWith(suffix)),
  indent,
  join: overWholes({ least: 1, most: Infinity }, join),
  lower: overText(lower, true),
  sort: overWholes({ least: 1, most: 1 }, sort),
  split,
  startswith: overTwoTexts('bool', (value, prefix) => value.startsWith(prefix)),
  strcontains: overTwoTexts('bool', (value, part) => value.includes(part)),
  strrev: overText((value) => charactersOf(value).reverse().join(''), true),
  substr,
  title: overText(title, true),
  trim: overTwoTexts('string', trim),
  trimprefix: overTwoTexts('string', (value, prefix) => (prefix !== '' && value.startsWith(prefix) ? value.slice(prefix.length) : value)),
  trimspace: overText(trimSpace),
  trimsuffix: overTwoTexts('string', (value, suffix) => (suffix !== '' && value.endsWith(suffix) ? value.slice(0, -suffix.length) : value)),
  upper: overText(upper, true),
};
