import { mapOptions, scalar, type ListValue, type Origin, type Scalar, type Value } from '@akslint/model';
import type { BinaryOperator } from '../syntax/ast.js';
import { dependent, keyOf, truth } from './branch.js';

/** `||` and `&&` decide where one side is enough; everything else needs both. `??` is not here: it is lazy. */
export function binary(operator: Exclude<BinaryOperator, '??'>, left: Value, right: Value, origin: Origin): Value {
  return mapOptions(left, (one) => mapOptions(right, (other) => apply(operator, one, other, origin)));
}

export function negate(operand: Value, origin: Origin): Value {
  return mapOptions(operand, (one) => {
    const is = truth(one);
    if (is !== undefined) return scalar(!is, origin);
    const key = keyOf(one);
    const inner = key === undefined ? undefined : /^not\((.*)\)$/s.exec(key)?.[1];
    const result = dependent('not', [one], origin, { type: 'bool', nonNull: true });
    return inner === undefined || result.kind !== 'unknown' ? result : { ...result, key: inner };
  });
}

export function minus(operand: Value, origin: Origin): Value {
  return mapOptions(operand, (one) =>
    one.kind === 'scalar' && typeof one.value === 'number' ? scalar(-one.value, origin) : dependent('minus', [one], origin, { type: 'number' }),
  );
}

function apply(operator: Exclude<BinaryOperator, '??'>, left: Value, right: Value, origin: Origin): Value {
  switch (operator) {
    case '||':
    case '&&':
      return logic(operator, left, right, origin);
    case '==':
    case '!=':
      return comparison(equal(left, right), operator === '!=', 'eq', left, right, origin);
    case '=~':
    case '!~':
      return comparison(equal(fold(left), fold(right)), operator === '!~', 'eqi', left, right, origin);
    default:
      return arithmetic(operator, left, right, origin);
  }
}

function logic(operator: '||' | '&&', left: Value, right: Value, origin: Origin): Value {
  const decisive = operator === '||';
  const [one, other] = [truth(left), truth(right)];
  if (one === decisive || other === decisive) return scalar(decisive, origin);
  if (one !== undefined && other !== undefined) return scalar(!decisive, origin);
  if (one !== undefined) return right;
  if (other !== undefined) return left;
  return dependent(operator === '||' ? 'or' : 'and', [left, right], origin, { type: 'bool', nonNull: true });
}

function comparison(is: boolean | undefined, isNegated: boolean, name: string, left: Value, right: Value, origin: Origin): Value {
  if (is !== undefined) return scalar(is !== isNegated, origin);
  const [one, other] = right.kind === 'scalar' ? [left, right] : [right, left];
  const result = dependent(name, [one, other], origin, { type: 'bool', nonNull: true });
  return isNegated ? negate(result, origin) : result;
}

/** Whether two values are equal: undefined when it cannot be told. */
export function equal(left: Value, right: Value): boolean | undefined {
  if (left.kind === 'scalar' && right.kind === 'scalar') return left.value === right.value;
  if (left.kind === 'list' && right.kind === 'list') return equalLists(left, right);
  if (left.kind === 'object' && right.kind === 'object') return equalObjects(left, right);
  if (isUndecided(left) || isUndecided(right)) return equalUndecided(left, right);
  return false;
}

function equalUndecided(left: Value, right: Value): boolean | undefined {
  const [one, other] = [keyOf(left), keyOf(right)];
  if (one !== undefined && one === other) return true;
  if (isNull(left) && neverNull(right)) return false;
  if (isNull(right) && neverNull(left)) return false;
  if ((isEmptyText(right) && isSomeText(left)) || (isEmptyText(left) && isSomeText(right))) return false;
  return undefined;
}

/** What is open may hold more items anywhere. */
function equalLists(left: ListValue, right: ListValue): boolean | undefined {
  if (left.open || right.open) return undefined;
  if (left.items.length !== right.items.length) return false;
  return every(
    left.items.map((item, index) => {
      const other = right.items[index];
      return other === undefined ? false : equal(item, other);
    }),
    false,
  );
}

function equalObjects(left: Extract<Value, { kind: 'object' }>, right: Extract<Value, { kind: 'object' }>): boolean | undefined {
  const keys = [...left.entries.keys()];
  const isOpen = Boolean(left.open ?? right.open);
  if (!isOpen && (keys.length !== [...right.entries.keys()].length || keys.some((key) => !right.entries.has(key)))) return false;
  const answers = keys.map((key) => {
    const [one, other] = [left.entries.get(key), right.entries.get(key)];
    return one && other ? equal(one, other) : undefined;
  });
  return every(answers, isOpen);
}

function every(answers: readonly (boolean | undefined)[], isOpen: boolean): boolean | undefined {
  if (answers.includes(false)) return false;
  return isOpen || answers.includes(undefined) ? undefined : true;
}

function arithmetic(operator: '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%', left: Value, right: Value, origin: Origin): Value {
  const result = left.kind === 'scalar' && right.kind === 'scalar' ? calculate(operator, left, right) : undefined;
  if (result !== undefined) return scalar(result, origin);
  const isComparison = operator.startsWith('<') || operator.startsWith('>');
  return dependent(operator, [left, right], origin, { type: isComparison ? 'bool' : 'number', nonNull: true });
}

function calculate(operator: string, { value: left }: Scalar, { value: right }: Scalar): number | boolean | undefined {
  if (typeof left === 'string' && typeof right === 'string') return compare(operator, ordinal(left, right), 0);
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  switch (operator) {
    case '+':
      return whole(left + right);
    case '-':
      return whole(left - right);
    case '*':
      return whole(left * right);
    case '/':
      return right === 0 ? undefined : Math.trunc(left / right);
    case '%':
      return right === 0 ? undefined : left % right;
    default:
      return compare(operator, left, right);
  }
}

function compare(operator: string, left: number, right: number): boolean | undefined {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    default:
      return undefined;
  }
}

function ordinal(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

/** Integers of ARM have 64 bits; what a double cannot hold exactly is not answered. */
function whole(value: number): number | undefined {
  return Number.isSafeInteger(value) ? value : undefined;
}

function fold(value: Value): Value {
  return value.kind === 'scalar' && typeof value.value === 'string' ? { ...value, value: value.value.toLowerCase() } : value;
}

function isUndecided(value: Value): boolean {
  return value.kind === 'unknown' || value.kind === 'reference' || value.kind === 'choice';
}

function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null;
}

/** A text that is certainly not empty: an id, or one of which a part is known. */
export function isSomeText(value: Value): boolean {
  return value.kind === 'reference' || (value.kind === 'unknown' && /[^*]/.test(value.pattern ?? ''));
}

function isEmptyText(value: Value): boolean {
  return value.kind === 'scalar' && value.value === '';
}

function neverNull(value: Value): boolean {
  return value.kind === 'reference' || (value.kind === 'unknown' && value.nonNull === true);
}
