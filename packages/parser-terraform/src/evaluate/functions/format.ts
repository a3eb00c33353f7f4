import { unknown, type Scalar, type Value } from '@akslint/model';
import { convert, listFrom, textOfScalar } from '../convert.js';
import { floatText } from '../digits.js';
import { failed, isFailure } from '../failure.js';
import { bigintOf, realOfScalar, signOf } from '../number.js';
import { boolType, numberType, stringType } from '../type.js';
import { findUndecided, undecidedResult } from '../undecided.js';
import { isNull, longestText, overWholes, sequenceOf, tooLarge, type Body } from './define.js';
import type { FunctionCall, TerraformFunction } from './function.js';
import { quoted, toJson } from './json.js';
import { isRefusal, lifted, refuse, text, type Refusal } from './outcome.js';
import { charactersOf, isSomeText } from './strings.js';

interface Verb {
  readonly flags: ReadonlySet<string>;
  readonly width: number | undefined;
  readonly precision: number | undefined;
  /** Position of the argument, from 0. */
  readonly argument: number;
  readonly mode: string;
}

const sequence = /%(?:%|([0#\-+ ]*)([1-9]\d*)?(?:(\.)(\d*))?(?:\[([1-9]\d*)\])?([a-zA-Z]))/y;
const widest = 10_000;

/** Text and verbs by turns, or why the format is none. */
function partsOf(format: string): readonly (string | Verb)[] | Refusal {
  const parts: (string | Verb)[] = [];
  let next = 0;
  for (let at = 0; at < format.length; ) {
    const mark = format.indexOf('%', at);
    const end = mark < 0 ? format.length : mark;
    if (end > at) parts.push(format.slice(at, end));
    if (mark < 0) break;
    sequence.lastIndex = mark;
    const match = sequence.exec(format);
    if (!match) return refuse(`the format has an unfinished verb at ${mark}`);
    const [all, flags = '', width, point, precision = '', index, mode] = match;
    at = mark + all.length;
    if (mode === undefined) {
      parts.push('%');
      continue;
    }
    const argument = index === undefined ? next : Number(index) - 1;
    next = argument + 1;
    parts.push({
      flags: new Set(flags),
      width: width === undefined ? undefined : Math.min(Number(width), widest),
      precision: point === undefined ? undefined : Math.min(Number(precision || '0'), widest),
      argument,
      mode,
    });
  }
  return parts;
}

/** The text that a format gives with these arguments, all known. */
function render(parts: readonly (string | Verb)[], args: readonly Value[], call: FunctionCall): string | Refusal {
  let result = '';
  let highest = 0;
  for (const part of parts) {
    if (typeof part === 'string') {
      result += part;
      continue;
    }
    highest = Math.max(highest, part.argument + 1);
    const arg = args[part.argument];
    if (!arg) return refuse(`the format wants ${part.argument + 1} arguments`);
    const rendered = renderOne(part, arg, call);
    if (typeof rendered !== 'string') return rendered;
    result += rendered;
  }
  return highest < args.length ? refuse('there are more arguments than the format uses') : result;
}

function renderOne(verb: Verb, arg: Value, call: FunctionCall): string | Refusal {
  if (verb.mode !== 'v' && isNull(arg)) return refuse('null cannot be formatted');
  switch (verb.mode) {
    case 'v':
      return renderAsIs(verb, arg);
    case 't': {
      const value = convert(arg, boolType, call.origin);
      return value.kind === 'scalar' ? String(value.value) : refuse('%t wants a bool');
    }
    case 's':
    case 'q': {
      const value = convert(arg, stringType, call.origin);
      return value.kind === 'scalar' ? renderText(verb, textOfScalar(value)) : refuse(`%${verb.mode} wants a text`);
    }
    case 'b':
    case 'd':
    case 'o':
    case 'x':
    case 'X': {
      const value = convert(arg, numberType, call.origin);
      return value.kind === 'scalar' ? renderWhole(verb, value) : refuse(`%${verb.mode} wants a number`);
    }
    case 'e':
    case 'E':
    case 'f':
    case 'g':
    case 'G': {
      const value = convert(arg, numberType, call.origin);
      return value.kind === 'scalar' ? renderFloat(verb, value) : refuse(`%${verb.mode} wants a number`);
    }
    default:
      return refuse(`there is no format verb %${verb.mode}`);
  }
}

function renderAsIs(verb: Verb, arg: Value): string | Refusal {
  if (!verb.flags.has('#') && arg.kind === 'scalar' && typeof arg.value === 'string') return padded(verb, arg.value);
  if (!verb.flags.has('#') && arg.kind === 'scalar' && typeof arg.value === 'number') {
    const value = realOfScalar(arg);
    return padded(verb, `${signOf(value) < 0 ? '-' : ''}${floatText(value, 'g', -1)}`);
  }
  const json = toJson(arg);
  return json === undefined ? refuse('the value has no text') : padded(verb, json);
}

function renderText(verb: Verb, value: string): string {
  const cut = verb.precision ? charactersOf(value).slice(0, verb.precision).join('') : value;
  return padded(verb, verb.mode === 'q' ? quoted(cut) : cut);
}

function padded({ width, flags }: Verb, value: string): string {
  const missing = (width ?? 0) - charactersOf(value).length;
  if (missing <= 0) return value;
  const padding = (flags.has('0') ? '0' : ' ').repeat(missing);
  return flags.has('-') ? `${value}${padding}` : `${padding}${value}`;
}

const radix: Readonly<Record<string, number>> = { b: 2, d: 10, o: 8, x: 16, X: 16 };
const prefixes: Readonly<Record<string, string>> = { b: '0b', d: '', o: '0', x: '0x', X: '0X' };

function renderWhole(verb: Verb, value: Scalar): string | Refusal {
  const whole = bigintOf(realOfScalar(value));
  if (whole === undefined) return refuse(`%${verb.mode} wants a whole number`);
  const digits = (whole < 0n ? -whole : whole).toString(radix[verb.mode] ?? 10).padStart(verb.precision ?? 1, '0');
  const prefix = verb.flags.has('#') ? (prefixes[verb.mode] ?? '') : '';
  return signed(verb, whole < 0n, prefix, verb.mode === 'X' ? digits.toUpperCase() : digits, verb.precision === undefined);
}

function renderFloat(verb: Verb, value: Scalar): string {
  const real = realOfScalar(value);
  const lower = verb.mode.toLowerCase();
  const kind = lower === 'e' ? 'e' : lower === 'f' ? 'f' : 'g';
  const digits = floatText(real, kind, verb.precision ?? (kind === 'g' ? -1 : 6));
  return signed(verb, signOf(real) < 0, '', verb.mode === lower ? digits : digits.toUpperCase(), true);
}

function signed(verb: Verb, isNegative: boolean, prefix: string, digits: string, mayPadZeros: boolean): string {
  const sign = isNegative ? '-' : verb.flags.has('+') ? '+' : verb.flags.has(' ') ? ' ' : '';
  const missing = Math.max(0, (verb.width ?? 0) - sign.length - prefix.length - digits.length);
  if (verb.flags.has('-')) return `${sign}${prefix}${digits}${' '.repeat(missing)}`;
  if (verb.flags.has('0') && mayPadZeros) return `${sign}${prefix}${'0'.repeat(missing)}${digits}`;
  return `${' '.repeat(missing)}${sign}${prefix}${digits}`;
}

const format: Body = ([template, ...args], call) => {
  if (!template || isNull(template)) return failed('the format is null', call.origin);
  const spelt = convert(template, stringType, call.origin);
  if (isFailure(spelt)) return spelt;
  if (spelt.kind !== 'scalar') return undecidedResult('format', [template, ...args], call.origin, { type: 'string' });
  const parts = partsOf(String(spelt.value));
  return isRefusal(parts) ? lifted(parts, call) : formatted(parts, [template, ...args], call);
};

/** What one application of a format gives; `all` are the format itself and its arguments. */
function formatted(parts: readonly (string | Verb)[], all: readonly Value[], call: FunctionCall): Value {
  const args = all.slice(1);
  const failure = args.find(isFailure);
  if (failure) return failure;
  const undecided = args.some((arg) => findUndecided(arg) !== undefined);
  // Null has no type of its own here, and Terraform then leaves the text open until apply.
  if (!undecided && args.some(isNull)) return unknown({ text: 'a null is formatted' }, call.origin, { type: 'string' });
  if (undecided) return passedThrough(parts, args, call) ?? undecidedText(parts, all, call);
  const rendered = render(parts, args, call);
  if (typeof rendered !== 'string') return lifted(rendered, call);
  return rendered.length > longestText ? tooLarge(call) : text(rendered, call.origin);
}

/** `format("%s", x)` is `x`. */
function passedThrough(parts: readonly (string | Verb)[], args: readonly Value[], call: FunctionCall): Value | undefined {
  const [only] = parts;
  const [arg] = args;
  if (parts.length !== 1 || args.length !== 1 || !arg || only === undefined || typeof only === 'string') return undefined;
  const isPlain = (only.mode === 's' || only.mode === 'v') && only.width === undefined && only.precision === undefined && only.flags.size === 0;
  if (!isPlain || only.argument !== 0) return undefined;
  if (arg.kind === 'reference') return arg;
  return arg.kind === 'unknown' && (only.mode === 's' || arg.type === 'string') ? convert(arg, stringType, call.origin) : undefined;
}

function undecidedText(parts: readonly (string | Verb)[], all: readonly Value[], call: FunctionCall): Value {
  const isText = parts.some((part) => {
    if (typeof part === 'string') return part !== '';
    const arg = all[part.argument + 1];
    return part.width !== undefined || (arg !== undefined && isSomeText(arg)) || !['s', 'v'].includes(part.mode);
  });
  return undecidedResult('format', all, call.origin, { type: 'string', nonNull: isText });
}

const formatlist: Body = ([template, ...args], call) => {
  if (!template || isNull(template)) return failed('the format is null', call.origin);
  const spelt = convert(template, stringType, call.origin);
  if (isFailure(spelt)) return spelt;
  const undecided = undecidedResult('formatlist', [template, ...args], call.origin, { type: 'list' });
  if (spelt.kind !== 'scalar') return undecided;
  const parts = partsOf(String(spelt.value));
  if (isRefusal(parts)) return lifted(parts, call);
  const lists = args.map((arg) => (arg.kind === 'list' ? sequenceOf(arg) : undefined));
  const lengths = new Set(lists.flatMap((each) => (each && !each.open ? [each.items.length] : [])));
  if (lengths.size > 1) return failed('the lists have different lengths', call.origin);
  const mayIterate = args.some((arg) => arg.kind === 'reference' || (arg.kind === 'unknown' && (arg.type === undefined || arg.type === 'list' || arg.type === 'set')));
  if (mayIterate || lists.some((each) => each?.open)) return undecided;
  const [length = 1] = lengths;
  const rows: Value[] = [];
  for (let index = 0; index < length; index += 1) {
    const row = formatted(parts, [template, ...args.map((arg, position) => lists[position]?.items[index] ?? arg)], call);
    if (isFailure(row)) return row;
    rows.push(row);
  }
  return listFrom(rows, stringType, call.origin);
};

export const formatFunctions: Readonly<Record<string, TerraformFunction>> = {
  format: overWholes({ least: 1, most: Infinity, takesNull: true }, format),
  formatlist: overWholes({ least: 1, most: Infinity, takesNull: true }, formatlist),
};
