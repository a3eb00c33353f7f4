import type { Origin } from '@akslint/model';
import type * as ast from '../syntax/ast.js';
import { conditionItem, remove } from './assign.js';
import { eachOption, isSame } from './choose.js';
import { dependent, keyOf, missingness } from './decide.js';
import { originIn, type Environment } from './environment.js';
import { evaluate } from './expression.js';
import { isNullish, nothing, scalarItem, textOf, unknownItem, type Item, type ScalarItem, type Single } from './item.js';
import type { Run } from './run.js';
import { joined } from './text.js';

/** `!a`, `-a`, `typeof a`. */
export function unary(node: ast.Unary, env: Environment): Item {
  const origin = originIn(node, env);
  if (node.operator === 'delete') return remove(node.operand, env);
  const operand = evaluate(node.operand, env);
  switch (node.operator) {
    case '!':
      return conditionItem(operand, env, node, true);
    case 'void':
      return nothing(origin);
    case 'typeof':
      return eachOption(operand, (one) => typeOf(one, origin));
    case '-':
    case '+':
    case '~':
      return eachOption(operand, (one) => numeric(node.operator, one, origin));
  }
}

function numeric(operator: string, one: Single, origin: Origin): Item {
  if (one.kind !== 'scalar') return dependent(`${operator}number`, [one], origin, { type: 'number' });
  const value = Number(one.value);
  if (operator === '-') return scalarItem(-value, origin);
  return scalarItem(operator === '+' ? value : ~value, origin);
}

function typeOf(one: Single, origin: Origin): Item {
  switch (one.kind) {
    case 'scalar':
      return scalarItem(one.value === null ? 'object' : typeof one.value, origin);
    case 'function':
    case 'native':
    case 'class':
      return scalarItem('function', origin);
    case 'record':
    case 'array':
    case 'module':
    case 'config':
      return scalarItem('object', origin);
    default:
      return dependent('typeof', [one], origin, { type: 'string', nonNull: true });
  }
}

/** `a + b`, `a === b` and so on, of every pair of options. */
export function binary(operator: string, left: Item, right: Item, run: Run, origin: Origin): Item {
  run.spend();
  return eachOption(left, (one) => eachOption(right, (other) => apply(operator, one, other, origin)));
}

function apply(operator: string, left: Single, right: Single, origin: Origin): Item {
  switch (operator) {
    case '===':
    case '!==':
    case '==':
    case '!=':
      return comparison(operator, left, right, origin);
    case '+':
      return isTextual(left) || isTextual(right) ? joined([left, right], origin) : arithmetic(operator, left, right, origin);
    case 'in':
      return membership(left, right, origin);
    case 'instanceof':
      return instance(left, right, origin);
    default:
      return arithmetic(operator, left, right, origin);
  }
}

function isTextual(item: Single): boolean {
  return textOf(item) !== undefined || (item.kind === 'unknown' && item.type === 'string');
}

function comparison(operator: string, left: Single, right: Single, origin: Origin): Item {
  const is = operator.length === 3 ? strictlyEqual(left, right) : looselyEqual(left, right);
  const isNegated = operator.startsWith('!');
  if (is !== undefined) return scalarItem(is !== isNegated, origin);
  const [one, other] = right.kind === 'scalar' ? [left, right] : [right, left];
  const isNothing = isNullish(other) ? 'nothing' : undefined;
  const result = isNothing ? dependent('eq', [one, other], origin, { type: 'bool', nonNull: true }) : booleanEquality(one, other, origin);
  return isNegated ? negated(result) : result;
}

/** `flag === true` is the flag itself. */
function booleanEquality(one: Single, other: Single, origin: Origin): Item {
  if (one.kind === 'unknown' && one.type === 'bool' && one.nonNull && other.kind === 'scalar' && typeof other.value === 'boolean') {
    return other.value ? one : negated(one);
  }
  return dependent('eq', [one, other], origin, { type: 'bool', nonNull: true });
}

function negated(item: Item): Item {
  if (item.kind !== 'unknown' || item.key === undefined) return item.kind === 'unknown' ? unknownItem(item.reason, item.origin, { type: 'bool', nonNull: true }) : item;
  const inner = /^not\((.*)\)$/s.exec(item.key)?.[1];
  return { ...item, key: inner ?? `not(${item.key})` };
}

/** `===`; undefined when it cannot be told. */
export function strictlyEqual(left: Single, right: Single): boolean | undefined {
  if (left.kind === 'scalar' && right.kind === 'scalar') return left.value === right.value;
  if (isUndecided(left) || isUndecided(right)) {
    const [one, other] = [keyOf(left), keyOf(right)];
    if (one !== undefined && one === other && left.kind === right.kind) return true;
    if (isNullish(left)) return missingness(right, true) === false ? false : undefined;
    if (isNullish(right)) return missingness(left, true) === false ? false : undefined;
    return undefined;
  }
  return isSame(left, right);
}

function looselyEqual(left: Single, right: Single): boolean | undefined {
  if (isNullish(left) && isNullish(right)) return true;
  if (left.kind === 'scalar' && right.kind === 'scalar') {
    if (isNullish(left) || isNullish(right)) return false;
    return typeof left.value === typeof right.value ? left.value === right.value : Number(left.value) === Number(right.value);
  }
  return strictlyEqual(left, right);
}

function isUndecided(item: Single): boolean {
  return item.kind === 'unknown' || item.kind === 'reference' || item.kind === 'package';
}

function membership(left: Single, right: Single, origin: Origin): Item {
  const name = left.kind === 'scalar' ? String(left.value) : undefined;
  if (name !== undefined && right.kind === 'record') {
    const entry = right.heap.entries.get(name);
    if (entry?.value.kind === 'scalar') return scalarItem(entry.value.value !== undefined, origin);
    if (entry && entry.value.kind !== 'choice' && entry.value.kind !== 'unknown') return scalarItem(true, origin);
    if (!entry && !right.heap.open && !right.heap.madeBy) return scalarItem(false, origin);
  }
  return dependent('in', [left, right], origin, { type: 'bool', nonNull: true });
}

function instance(left: Single, right: Single, origin: Origin): Item {
  if (left.kind === 'scalar') return scalarItem(false, origin);
  if (left.kind === 'record' && right.kind === 'class') {
    for (let at: Item | undefined = left.heap.madeBy; at?.kind === 'class'; at = at.base) if (at.node === right.node) return scalarItem(true, origin);
    return scalarItem(false, origin);
  }
  return dependent('instanceof', [left, right], origin, { type: 'bool', nonNull: true });
}

const comparisons = new Set(['<', '<=', '>', '>=']);

function arithmetic(operator: string, left: Single, right: Single, origin: Origin): Item {
  if (left.kind === 'scalar' && right.kind === 'scalar') return scalarItem(calculate(operator, left, right), origin);
  const type = comparisons.has(operator) ? 'bool' : 'number';
  return dependent(operator, [left, right], origin, { ...(operator === '+' ? {} : { type }), nonNull: true });
}

function calculate(operator: string, { value: left }: ScalarItem, { value: right }: ScalarItem): ScalarItem['value'] {
  if (comparisons.has(operator)) {
    return typeof left === 'string' && typeof right === 'string' ? order(operator, left < right ? -1 : Number(left > right)) : order(operator, Number(left) - Number(right));
  }
  const [one, other] = [Number(left), Number(right)];
  switch (operator) {
    case '+':
      return one + other;
    case '-':
      return one - other;
    case '*':
      return one * other;
    case '/':
      return one / other;
    case '%':
      return one % other;
    case '**':
      return one ** other;
    default:
      return bitwise(operator, one, other);
  }
}

function bitwise(operator: string, one: number, other: number): number | undefined {
  switch (operator) {
    case '&':
      return one & other;
    case '|':
      return one | other;
    case '^':
      return one ^ other;
    case '<<':
      return one << other;
    case '>>':
      return one >> other;
    case '>>>':
      return one >>> other;
    default:
      return undefined;
  }
}

function order(operator: string, difference: number): boolean {
  switch (operator) {
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    default:
      return difference >= 0;
  }
}
