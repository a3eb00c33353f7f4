import { itemsOf, unknown, type Value } from '@akslint/model';
import { convert } from '../convert.js';
import { failed, isFailure } from '../failure.js';
import {
  add,
  compare,
  doubleOf,
  isWhole,
  negate,
  numberScalar,
  realOf,
  realOfBigint,
  realOfScalar,
  signOf,
  toWhole,
  type Real,
} from '../number.js';
import { listFrom } from '../convert.js';
import { numberType } from '../type.js';
import { undecidedResult } from '../undecided.js';
import { overScalars, overValues, overWholes, refuse, sequenceOf, wrongKind, type Scalars } from './define.js';
import type { FunctionCall, TerraformFunction } from './function.js';
import type { Computed } from './outcome.js';

const mostRange = 1024;

function overNumber(change: (value: Real) => Real): TerraformFunction {
  return overScalars({ takes: ['number'], gives: 'number' }, (args, call) => numberScalar(change(args.number(0)), call.origin));
}

function extreme(sign: -1 | 1): TerraformFunction {
  return overScalars({ takes: [], andMore: 'number', gives: 'number' }, (args, call) => {
    const [first, ...others] = args.numbers();
    if (!first) return refuse('it wants at least one number');
    return numberScalar(others.reduce((best, value) => (compare(value, best) === sign ? value : best), first), call.origin);
  });
}

/** Functions that Terraform computes in doubles. */
function overDoubles(change: (left: number, right: number) => number): TerraformFunction {
  return overScalars({ takes: ['number', 'number'], gives: 'number' }, (args, call) => {
    const result = change(doubleOf(args.number(0)), doubleOf(args.number(1)));
    return Number.isNaN(result) ? refuse('the calculation has no result') : numberScalar(realOf(result), call.origin);
  });
}

function parseint(args: readonly Value[], call: FunctionCall): Value {
  const [digits] = args;
  if (digits?.kind === 'scalar' && typeof digits.value !== 'string' && digits.value !== null) {
    return failed('parseint wants a text', call.origin);
  }
  return overScalars({ takes: ['string', 'whole'], gives: 'number' }, parseDigits)(args, call);
}

const digitWords = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

function parseDigits(args: Scalars, call: FunctionCall): Computed {
  const [written, base] = [args.text(0), args.whole(1)];
  if (base < 2 || base > 62) return refuse('the base is to be between 2 and 62');
  const sign = /^[+-]/.exec(written)?.[0] ?? '';
  const digits = written.slice(sign.length);
  if (digits === '' || digits.length > mostRange) return refuse(`"${written}" is no number`);
  let value = 0n;
  for (const character of digits) {
    const digit = digitWords.indexOf(base <= 36 ? character.toLowerCase() : character);
    if (digit < 0 || digit >= base) return refuse(`"${written}" is no number of base ${base}`);
    value = value * BigInt(base) + BigInt(digit);
  }
  return numberScalar(realOfBigint(sign === '-' ? -value : value), call.origin);
}

const range = overScalars({ takes: ['number'], andMore: 'number', gives: 'list' }, (args, call) => {
  if (args.count > 3) return refuse('it takes one, two or three numbers');
  const zero = realOf(0);
  const start = args.count === 1 ? zero : args.number(0);
  const end = args.number(args.count === 1 ? 0 : 1);
  const falls = compare(start, end) > 0;
  const step = args.count === 3 ? args.number(2) : realOf(falls ? -1 : 1);
  if (args.count === 3 && signOf(step) > 0 && falls) return refuse('the end is before the start');
  if (args.count === 3 && signOf(step) < 0 && compare(end, start) > 0) return refuse('the end is after the start, and the step is negative');
  return steps(start, end, step, call);
});

function steps(start: Real, end: Real, step: Real, call: FunctionCall): Computed {
  const items: Value[] = [];
  const side = signOf(step) < 0 ? 1 : -1;
  let at: Real | undefined = start;
  while (at && compare(at, end) === side) {
    if (items.length >= mostRange) return refuse(`it would give more than ${mostRange} numbers`);
    items.push(numberScalar(at, call.origin));
    at = add(at, step);
  }
  return listFrom(items, numberType, call.origin);
}

function sum(args: readonly Value[], call: FunctionCall): Value {
  const [collection] = args;
  const sequence = collection && collection.kind !== 'choice' ? sequenceOf(collection) : undefined;
  if (!sequence || !collection) return wrongKind(collection ?? unknown({ text: '' }, call.origin), 'a list of numbers', call);
  if (sequence.list && !sequence.open && sequence.items.length === 0) return failed('sum of an empty list', call.origin);
  const numbers = sequence.items.map((item) => convert(item, numberType, call.origin));
  const failure = numbers.find(isFailure);
  if (failure) return failure;
  let total: Real | undefined = realOf(0);
  for (const item of numbers) {
    if (item.kind !== 'scalar') return undecidedResult('sum', args, call.origin, { type: 'number', nonNull: true });
    if (item.value === null) return failed('sum of a list with null', call.origin);
    total = total && add(total, realOfScalar(item));
  }
  if (sequence.open) return undecidedResult('sum', args, call.origin, { type: 'number', nonNull: true });
  return total ? numberScalar(total, call.origin) : failed('the sum has no result', call.origin);
}

/** Any true (or any not true) item decides; null counts as not true. */
function quantifier(decisive: boolean): TerraformFunction {
  return overValues({ least: 1, most: 1 }, (args, call) => {
    const [collection] = args;
    const sequence = collection && sequenceOf(collection);
    if (!sequence || !collection) return wrongKind(collection ?? unknown({ text: '' }, call.origin), 'a list of bools', call);
    const list = sequence.list && convert(sequence.list, { kind: 'list', item: { kind: 'bool' } }, call.origin);
    if (list && list.kind !== 'list') return list;
    let isOpen = sequence.open !== undefined;
    for (const item of list ? itemsOf(list) : []) {
      if (isFailure(item)) return item;
      const answer = holds(item);
      if (answer === decisive) return { kind: 'scalar', value: decisive, origin: call.origin };
      if (answer === undefined) isOpen = true;
    }
    if (isOpen) return undecidedResult(call.name, args, call.origin, { type: 'bool', nonNull: true });
    return { kind: 'scalar', value: !decisive, origin: call.origin };
  });
}

function holds(value: Value): boolean | undefined {
  if (value.kind === 'scalar') return value.value === true;
  if (value.kind !== 'choice') return undefined;
  const answers = value.options.map((option) => holds(option.value));
  return answers.every((answer) => answer === answers[0]) ? answers[0] : undefined;
}

export const numericFunctions: Readonly<Record<string, TerraformFunction>> = {
  abs: overNumber((value) => (signOf(value) < 0 ? negate(value) : value)),
  ceil: overNumber((value) => (isWhole(value) ? value : toWhole(value, 1))),
  floor: overNumber((value) => toWhole(value, -1)),
  signum: overScalars({ takes: ['whole'], gives: 'number' }, (args) => signOf(args.number(0))),
  log: overDoubles((value, base) => Math.log(value) / Math.log(base)),
  pow: overDoubles((value, power) => value ** power),
  max: extreme(1),
  min: extreme(-1),
  parseint,
  range,
  sum: overWholes({ least: 1, most: 1 }, sum),
  alltrue: quantifier(false),
  anytrue: quantifier(true),
};
