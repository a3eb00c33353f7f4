import { choice, optionsOf, scalar, together, unknown, type Assumption, type Choice, type Origin, type Scalar, type Unknown, type Value } from '@akslint/model';
import type { BinaryOperator } from '../syntax/ast.js';
import { convert, wordFor } from './convert.js';
import { equal } from './equality.js';
import { failed, isFailure } from './failure.js';
import { add, compare, divide, multiply, negate, numberScalar, realOfScalar, remainder, type Real } from './number.js';
import { boolType, numberType } from './type.js';
import { capKey, identityOf, isNeverNull, opposite, undecidedResult } from './undecided.js';

type Single = Exclude<Value, Choice>;

const mostCombinations = 256;

/** What Terraform's binary operator makes of two values; `origin` is the expression's own text. */
export function binary(operator: BinaryOperator, left: Value, right: Value, origin: Origin): Value {
  return overBoth(left, right, origin, (l, r) => binaryOfSingles(operator, l, r, origin));
}

function overBoth(left: Value, right: Value, origin: Origin, apply: (left: Single, right: Single) => Value): Value {
  if (left.kind !== 'choice' && right.kind !== 'choice') return apply(left, right);
  const lefts = optionsOf(left);
  const rights = optionsOf(right);
  const undecided = left.kind === 'choice' ? left : right;
  const reason = undecided.kind === 'choice' ? undecided.reason : { text: 'it cannot be decided' };
  if (lefts.length * rights.length > mostCombinations) return unknown(reason, undecided.origin);
  const options: { value: Value; when: readonly Assumption[] }[] = [];
  for (const l of lefts) {
    for (const r of rights) {
      const when = together(l.when, r.when);
      if (when) options.push({ value: apply(l.value, r.value), when });
    }
  }
  return choice(options, reason, undecided.origin ?? origin);
}

function binaryOfSingles(operator: BinaryOperator, left: Single, right: Single, origin: Origin): Value {
  switch (operator) {
    case '||':
      return logical('or', true, left, right, origin);
    case '&&':
      return logical('and', false, left, right, origin);
    case '==':
      return equality(left, right, origin);
    case '!=':
      return unary('!', equality(left, right, origin), origin);
    default:
      return numeric(operator, left, right, origin);
  }
}

/** `or` is decided by a true operand, `and` by a false one, whatever the other is. */
function logical(name: 'or' | 'and', decisive: boolean, left: Single, right: Single, origin: Origin): Value {
  const [l, r] = [convert(left, boolType, origin), convert(right, boolType, origin)];
  if (isFailure(l)) return l;
  if (l.kind === 'scalar' && l.value === decisive) return scalar(decisive, origin);
  // Later versions of Terraform do not look at the right operand where the left one decides.
  if (isFailure(r) && r.kind === 'unknown') return l.kind === 'scalar' ? r : unknown({ text: r.reason.text }, r.origin, { type: 'bool' });
  for (const operand of [l, r]) {
    if (operand.kind !== 'scalar' || operand.value !== null) continue;
    return l.kind === 'scalar' ? failed('an operand is null', origin) : unknown({ text: 'an operand is null' }, origin, { type: 'bool' });
  }
  return decided(name, decisive, l, r, origin);
}

function decided(name: 'or' | 'and', decisive: boolean, l: Value, r: Value, origin: Origin): Value {
  if (r.kind === 'scalar' && r.value === decisive) return scalar(decisive, origin);
  if (l.kind === 'scalar') return r.kind === 'scalar' ? scalar(!decisive, origin) : asBool(r, origin);
  if (r.kind === 'scalar') return asBool(l, origin);
  const [a, b] = [boolKey(l), boolKey(r)];
  if (a !== undefined && a === b) return asBool(l, origin);
  if (a !== undefined && a === opposite(b)) return scalar(decisive, origin);
  const key = a === undefined || b === undefined ? undefined : capKey(`${name}(${[a, b].sort().join(',')})`);
  return withKey(undecidedResult(name, [l, r], origin, { type: 'bool', nonNull: true }), key);
}

function withKey(value: Unknown, key: string | undefined): Unknown {
  return unknown(value.reason, value.origin, { type: 'bool', nonNull: true, ...(key !== undefined && { key }) });
}

function boolKey(value: Value): string | undefined {
  return value.kind === 'unknown' || value.kind === 'reference' ? identityOf(value) : undefined;
}

/** The operand that alone decides: a bool that is not known. */
function asBool(value: Value, origin: Origin): Value {
  if (value.kind === 'unknown') return withKey(value, value.key);
  return withKey(undecidedResult('tobool', [value], origin, { type: 'bool', nonNull: true }), boolKey(value));
}

function equality(left: Single, right: Single, origin: Origin): Value {
  if (isFailure(left)) return left;
  if (isFailure(right)) return right;
  const answer = equal(left, right);
  if (answer !== undefined) return scalar(answer, origin);
  for (const [one, other] of [[left, right], [right, left]] as const) {
    if (one.kind === 'unknown' && one.type === 'bool' && isNeverNull(one) && other.kind === 'scalar') {
      return other.value === true ? asBool(one, origin) : unary('!', one, origin);
    }
  }
  const pair = [left, right].sort((a, b) => Number(a.kind === 'scalar') - Number(b.kind === 'scalar'));
  const keys = pair.map((operand) => identityOf(operand));
  if (pair[1]?.kind !== 'scalar') keys.sort();
  const key = keys.includes(undefined) ? undefined : capKey(`eq(${keys.join(',')})`);
  return withKey(undecidedResult('eq', [left, right], origin, { type: 'bool', nonNull: true }), key);
}

function numeric(operator: Exclude<BinaryOperator, '||' | '&&' | '==' | '!='>, left: Single, right: Single, origin: Origin): Value {
  const [l, r] = [convert(left, numberType, origin), convert(right, numberType, origin)];
  for (const operand of [l, r]) {
    if (isFailure(operand)) return operand;
    if (operand.kind === 'scalar' && operand.value === null) return failed('an operand is null', origin);
    if (operand.kind === 'list' || operand.kind === 'object') return failed(`${wordFor(operand)} is no number`, origin);
  }
  if (l.kind === 'scalar' && r.kind === 'scalar') return numericOfKnown(operator, l, r, origin);
  return undecidedNumeric(operator, l, r, origin);
}

function numericOfKnown(operator: string, left: Scalar, right: Scalar, origin: Origin): Value {
  const [l, r] = [realOfScalar(left), realOfScalar(right)];
  switch (operator) {
    case '<':
      return scalar(compare(l, r) < 0, origin);
    case '<=':
      return scalar(compare(l, r) <= 0, origin);
    case '>':
      return scalar(compare(l, r) > 0, origin);
    case '>=':
      return scalar(compare(l, r) >= 0, origin);
    default:
      return resultOf(arithmetic(operator, l, r), origin);
  }
}

function arithmetic(operator: string, left: Real, right: Real): Real | undefined {
  switch (operator) {
    case '+':
      return add(left, right);
    case '-':
      return add(left, negate(right));
    case '*':
      return multiply(left, right);
    case '/':
      return divide(left, right);
    default:
      return remainder(left, right);
  }
}

function resultOf(result: Real | undefined, origin: Origin): Value {
  return result ? numberScalar(result, origin) : failed('the calculation has no result', origin);
}

/** `a > b` is `b < a`, and `a <= b` is its opposite: the same question has one key. */
function undecidedNumeric(operator: string, left: Value, right: Value, origin: Origin): Value {
  const bool = { type: 'bool', nonNull: true } as const;
  switch (operator) {
    case '<':
      return undecidedResult('lt', [left, right], origin, bool);
    case '>':
      return undecidedResult('lt', [right, left], origin, bool);
    case '>=':
      return unary('!', undecidedResult('lt', [left, right], origin, bool), origin);
    case '<=':
      return unary('!', undecidedResult('lt', [right, left], origin, bool), origin);
    default:
      return undecidedResult(operator, [left, right], origin, { type: 'number', nonNull: true });
  }
}

/** What `-x` or `!x` is; `origin` is the expression's own text. */
export function unary(operator: '-' | '!', operand: Value, origin: Origin): Value {
  return overBoth(operand, scalar(null, origin), origin, (value) => (operator === '!' ? not(value, origin) : minus(value, origin)));
}

function not(value: Single, origin: Origin): Value {
  const operand = convert(value, boolType, origin);
  if (isFailure(operand)) return operand;
  if (operand.kind === 'scalar') {
    return typeof operand.value === 'boolean' ? scalar(!operand.value, origin) : failed('the operand is null', origin);
  }
  return withKey(undecidedResult('not', [operand], origin, { type: 'bool', nonNull: true }), opposite(boolKey(operand)));
}

function minus(value: Single, origin: Origin): Value {
  const operand = convert(value, numberType, origin);
  if (isFailure(operand)) return operand;
  if (operand.kind !== 'scalar') return undecidedResult('-', [operand], origin, { type: 'number', nonNull: true });
  return operand.value === null ? failed('the operand is null', origin) : numberScalar(negate(realOfScalar(operand)), origin);
}
