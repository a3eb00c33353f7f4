import { isPresent, originOf, unknown, type Scalar, type Value, type ValueType, type ListValue, type ObjectValue } from '@akslint/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExpressionText } from '../syntax/index.js';
import { constantScope } from './constant-scope.js';
import { textOfScalar } from './convert.js';
import { Evaluation } from './evaluation.js';
import { evaluate } from './expression.js';
import { isFailure } from './failure.js';
import { loadFunctions } from './function-table.js';
import type { FunctionFiles } from './functions/function.js';
import { toJson } from './functions/json.js';
import { findUndecided } from './undecided.js';

/*
 * Soundness: an expression is evaluated with variables that are not known, then with values in their place.
 * Whatever the first answer claims must hold of the second, unless Terraform would refuse the second.
 */

const none = { reason: 'no files' };
const files: FunctionFiles = { read: () => none, bytes: () => none, exists: () => none, set: () => none, absolute: () => none, render: () => unknown({ text: '' }, at) };
const at = originOf({ file: 'x', start: 0, end: 0 });
const functions = await loadFunctions(new Set(['templatefile']));
const names = ['x', 'y'] as const;

type Variables = Readonly<Record<(typeof names)[number], Value>>;

function evaluated(text: string, variables?: Variables): Value {
  const evaluation = new Evaluation(functions, files);
  const bindings = new Map(names.flatMap((name) => (variables ? [[name, { value: variables[name], isUse: false }] as const] : [])));
  return evaluate(parseExpressionText('x', text).expression, { ...constantScope(evaluation, 'x'), bindings });
}

/** What `claimed` says and `actual` does not keep; undefined when it holds. */
function broken(claimed: Value, actual: Value): string | undefined {
  if (isFailure(actual) || findUndecided(actual)) return undefined;
  if (isFailure(claimed)) return 'refused';
  switch (claimed.kind) {
    case 'scalar':
      return actual.kind === 'scalar' && isSame(claimed, actual) ? undefined : `${String(claimed.value)}`;
    case 'unknown':
      return brokenUnknown(claimed, actual);
    case 'choice':
      return claimed.options.some((option) => isFailure(option.value) || broken(option.value, actual) === undefined) ? undefined : 'no option';
    case 'list':
      return brokenList(claimed, actual);
    case 'object':
      return brokenObject(claimed, actual);
    case 'reference':
      return 'reference';
  }
}

function brokenList(claimed: ListValue, actual: Value): string | undefined {
  if (actual.kind !== 'list') return actual.kind === 'unknown' ? 'known' : 'a list';
  // A set may have become a list where it was joined with one.
  if (claimed.open || claimed.isSet || actual.isSet) {
    if (!claimed.open && claimed.items.length !== actual.items.length) return 'length';
    return claimed.items.every((item) => actual.items.some((other) => broken(item, other) === undefined)) ? undefined : 'member';
  }
  if (claimed.items.length !== actual.items.length) return 'length';
  return claimed.items.map((item, index) => broken(item, actual.items[index]!)).find((problem) => problem !== undefined);
}

function brokenObject(claimed: ObjectValue, actual: Value): string | undefined {
  if (actual.kind !== 'object') return 'an object';
  const [keys, others] = [[...claimed.entries.keys()], [...actual.entries.keys()]];
  if (!claimed.open && keys.length !== others.length) return 'keys';
  return keys.map((key) => (actual.entries.has(key) ? broken(claimed.entries.get(key)!, actual.entries.get(key)!) : `key ${key}`)).find((problem) => problem !== undefined);
}

/** A number may have become its text where it was joined with a value of a type that was not known. */
function isSame(claimed: Scalar, actual: Scalar): boolean {
  return claimed.value === null || actual.value === null ? claimed.value === actual.value : bare(claimed) === bare(actual);
}

/** Without the quotes of JSON in it. */
function bare(value: Scalar): string {
  return textOfScalar(value).replace(/["\\]/g, '');
}

function brokenUnknown(claimed: Extract<Value, { kind: 'unknown' }>, actual: Value): string | undefined {
  const isNull = actual.kind === 'scalar' && actual.value === null;
  if (claimed.nonNull && isPresent(actual) === false) return 'present';
  if (claimed.type === undefined || isNull || actual.kind === 'unknown') return undefined;
  const spelt = actual.kind === 'scalar' && claimed.type !== 'string' ? evaluated(`to${claimed.type}(${JSON.stringify(textOfScalar(actual))})`) : actual;
  return fits(actual, claimed.type) || fits(spelt, claimed.type) ? undefined : `type ${claimed.type}`;
}

function fits(value: Value, type: ValueType): boolean {
  switch (type) {
    case 'bool':
      return value.kind === 'scalar' && typeof value.value === 'boolean';
    case 'number':
      return value.kind === 'scalar' && typeof value.value === type;
    case 'string':
      return value.kind === 'scalar';
    case 'list':
    case 'set':
      return value.kind === 'list';
    case 'map':
    case 'object':
      return value.kind === 'object';
  }
}

const texts = ['"a"', '"b"', '""', '"true"', '"5"', '"a,b"'];
const values = {
  string: texts,
  number: ['0', '1', '2.5', '-3'],
  bool: ['true', 'false'],
  list: ['tolist([])', 'tolist(["a"])', 'tolist(["b", "a", "b"])', 'tolist(["", "c"])', 'tolist([true, false])', 'tolist([1])'],
  map: ['tomap({})', 'tomap({ a = "x" })', 'tomap({ b = "y", c = "z" })'],
} satisfies Partial<Record<ValueType, string[]>>;
const structures = ['[]', '["a", 1]', '[["a"], []]', '{}', '{ a = "x", b = [1] }', '{ a = null }', 'toset(["a", "b"])', '[{ a = 1 }, { a = 2 }]', '[null]', '["b", "a"]'];

const type = fc.constantFrom<keyof typeof values | undefined>('string', 'number', 'bool', 'list', 'map', undefined, undefined);

interface Variable {
  readonly type: keyof typeof values | undefined;
  readonly nonNull: boolean;
  readonly value: string;
}

const variable: fc.Arbitrary<Variable> = type.chain((kind) => {
  const fitting: readonly string[] = kind ? values[kind] : [...Object.values(values).flat(), ...structures];
  return fc.record({ type: fc.constant(kind), nonNull: fc.boolean(), value: fc.constantFrom(...fitting, ...(kind ? [] : ['null'])) });
});

const constants = fc.constantFrom('null', 'true', 'false', '1', '2', ...texts, 'tolist(["a"])', 'tomap({ a = "q" })', ...structures);

const { expression } = fc.letrec<Record<'expression' | 'leaf', string>>((tie) => {
  const e = tie('expression');
  const make = (parts: readonly string[], ...inner: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
    fc.tuple(fc.constantFrom(...parts), ...inner).map(([template, ...given]) => template.replace(/\$(\d)/g, (_, index: string) => given[Number(index)] ?? ''));
  return {
    leaf: fc.oneof({ weight: 3, arbitrary: fc.constantFrom('x', 'x', 'y') }, { weight: 2, arbitrary: constants }),
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true, maxDepth: 4 },
      tie('leaf'),
      make(
        [
          '!$0', '-$0', 'tostring($0)', 'tobool($0)', 'tonumber($0)', 'tolist($0)', 'toset($0)', 'tomap($0)', 'length($0)', 'keys($0)', 'values($0)',
          'distinct($0)', 'compact($0)', 'one($0)', 'reverse($0)', 'sort($0)', 'flatten([$0])', 'flatten($0)', 'alltrue($0)', 'anytrue($0)', 'sum($0)', 'upper($0)',
          'trimspace($0)', 'jsondecode(jsonencode($0))', 'yamldecode(yamlencode($0))', 'jsonencode($0)', 'can($0)', 'split(",", $0)', 'regexall("a", $0)',
          'startswith($0, "a")', 'replace($0, "a", "")', 'base64encode($0)', 'sha1($0)', 'abs($0)', 'ceil($0)', '"a${$0}"', '"${$0}"', '"${$0}${$0}"',
          '[$0]', '{ a = $0 }', '$0.a', '$0[0]', '$0["a"]', '[for v in $0 : v]', '{ for k, v in $0 : k => v }', '[for v in $0 : v if v != null]',
          'element($0, 0)', 'slice($0, 0, 1)', 'chunklist($0, 2)', 'transpose($0)', 'format("%s", $0)', 'format("%v!", $0)', 'join(",", $0)', 'formatlist("%s-", $0)',
          'coalesce($0)', 'merge($0)', 'concat($0)', 'setunion($0)', 'cidrsubnet("10.0.0.0/8", 8, $0)', 'trimprefix($0, "a")', 'substr($0, 0, 1)', 'range($0)',
        ],
        e,
      ),
      make(
        [
          '($0 == $1)', '($0 != $1)', '($0 && $1)', '($0 || $1)', '($0 < $1)', '($0 >= $1)', '($0 > $1)', '($0 + $1)', '($0 * $1)', '[$0, $1]', '{ a = $0, b = $1 }',
          'merge($0, $1)', 'merge({ a = 1, z = $0 }, $1)', 'merge($0, { a = $1 })', 'concat($0, $1)', 'concat($0, [$1])', 'concat([$0], $1)', 'contains($0, $1)',
          'coalesce($0, $1)', 'coalescelist($0, $1)', 'lookup($0, "a", $1)', 'lookup({ a = 1, b = 2 }, $0, $1)', 'lookup($0, $1)', 'try($0, $1)', 'index($0, $1)', 'element($0, $1)',
          'setunion($0, $1)', 'setintersection($0, $1)', 'setsubtract($0, $1)', 'setproduct($0, $1)', 'zipmap($0, $1)', 'zipmap([$0, "a"], [1, $1])', 'flatten([$0, $1])',
          'distinct([$0, $1])', 'toset([$0, $1])', 'compact([$0, $1])', 'join($0, [$1, "c"])', 'join(",", [$0], $1)', 'format("%s-%s", $0, $1)', 'formatlist("%s", $0, $1)',
          '"${$0}-${$1}"', 'alltrue([$0, $1])', 'anytrue([$0, $1])', 'max($0, $1)', 'sort([$0, $1])', '$0[$1]', 'slice($0, 0, $1)', 'matchkeys($0, $1, ["a"])', 'startswith($0, $1)',
          '[for v in $0 : $1]', '[for v in $0 : v if v == $1]', '"%{ if $0 }${$1}%{ endif }"', '{ (tostring($0)) = $1, a = 1 }', 'tolist([$0, $1])', 'one([for v in [$0] : v if $1])',
        ],
        e,
        e,
      ),
      make(['($0 ? $1 : $2)', '($0 ? $1 : $2)', 'coalesce($0, $1, $2)', 'merge($0, $1, $2)', 'concat($0, $1, $2)', 'try($0, $1, $2)', 'contains([$0, $1], $2)', 'lookup($0, $1, $2)'], e, e, e),
    ),
  };
});

function asUnknown(name: string, { type: kind, nonNull }: Variable): Value {
  return unknown({ text: `${name} has no value` }, at, { key: `var.${name}`, ...(kind && { type: kind }), ...(nonNull && { nonNull }) });
}

/** In a list and an object only the options count that Terraform takes, also below `try`. */
function isStrict(text: string): boolean {
  return !(/\b(?:try|can)\(/.test(text) && /\?|\[[xy("]/.test(text));
}

/** What is compared with null counts as given from then on, though it may be an empty text. */
function isGivenWithoutValue(text: string, { value }: Variable): boolean {
  return text.includes('?') && isPresent(evaluated(value)) !== true;
}

/** `nonNull` says of a text and a list that it is not empty, too. */
function isPossible({ nonNull, value }: Variable): boolean {
  return !nonNull || isPresent(evaluated(value)) === true;
}

const worlds = fc.record({ x: variable, y: variable });
const runs = { seed: 20_261, numRuns: 8000 };

describe('What is said of an expression with unknown variables', () => {
  it('holds whatever their values turn out to be', () => {
    fc.assert(
      fc.property(expression, worlds, (text, { x, y }) => {
        fc.pre(isPossible(x) && isPossible(y) && isStrict(text) && !isGivenWithoutValue(text, x) && !isGivenWithoutValue(text, y));
        const claimed = evaluated(text, { x: asUnknown('x', x), y: asUnknown('y', y) });
        const actual = evaluated(text, { x: evaluated(x.value), y: evaluated(y.value) });
        const problem = broken(claimed, actual);
        if (problem !== undefined) throw new Error(`${text} with x = ${x.value}, y = ${y.value}: not ${problem} but ${toJson(actual) ?? actual.kind}`);
      }),
      runs,
    );
  });

  it('names the same undecided thing only for equal values', () => {
    fc.assert(
      fc.property(expression, expression, worlds, (one, other, { x, y }) => {
        fc.pre(isPossible(x) && isPossible(y));
        const unknowns = { x: asUnknown('x', x), y: asUnknown('y', y) };
        const [left, right] = [evaluated(one, unknowns), evaluated(other, unknowns)];
        if (left.kind !== 'unknown' || right.kind !== 'unknown' || left.key === undefined || left.key !== right.key) return;
        const known = { x: evaluated(x.value), y: evaluated(y.value) };
        const [l, r] = [evaluated(one, known), evaluated(other, known)];
        if (isFailure(l) || isFailure(r)) return;
        expect([one, other, broken(l, r)]).toEqual([one, other, undefined]);
      }),
      runs,
    );
  });
});
