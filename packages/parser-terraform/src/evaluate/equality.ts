import { sameReference, type ListValue, type ObjectValue, type Scalar, type Unknown, type Value } from '@akslint/model';
import { compare, realOfScalar } from './number.js';
import { deepest, isNeverNull, isTooLarge } from './undecided.js';

/** A three-valued answer; undefined when it cannot be decided. */
export type Answer = boolean | undefined;

/** Whether `left == right` holds, as far as what is known allows to say. */
export function equal(left: Value, right: Value): Answer {
  return isTooLarge(left) || isTooLarge(right) ? undefined : equalAt(left, right, 0);
}

function equalAt(left: Value, right: Value, depth: number): Answer {
  if (depth > deepest) return undefined;
  if (left.kind === 'choice') return consensus(left.options.map((option) => equalAt(option.value, right, depth)));
  if (right.kind === 'choice') return consensus(right.options.map((option) => equalAt(left, option.value, depth)));
  if (left.kind === 'unknown') return equalToUnknown(left, right);
  if (right.kind === 'unknown') return equalToUnknown(right, left);
  if (left.kind === 'reference' || right.kind === 'reference') {
    if (left.kind === 'reference' && right.kind === 'reference') return sameReference(left, right) || undefined;
    return isNull(left) || isNull(right) ? false : undefined;
  }
  if (left.kind === 'scalar' && right.kind === 'scalar') return equalScalars(left, right);
  if (left.kind === 'list' && right.kind === 'list') return equalLists(left, right, depth);
  if (left.kind === 'object' && right.kind === 'object') return equalObjects(left, right, depth);
  return false;
}

function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null;
}

function equalToUnknown(left: Unknown, right: Value): Answer {
  if (right.kind === 'unknown') return left.key !== undefined && left.key === right.key ? true : undefined;
  if (isNull(right)) return isNeverNull(left) ? false : undefined;
  if (right.kind === 'scalar') {
    return left.type !== undefined && left.type !== scalarType(right) ? false : undefined;
  }
  return undefined;
}

function scalarType(value: Scalar): string {
  return typeof value.value === 'boolean' ? 'bool' : typeof value.value;
}

function equalScalars(left: Scalar, right: Scalar): boolean {
  if (typeof left.value === 'number' && typeof right.value === 'number') {
    if (left.exact === undefined && right.exact === undefined) return left.value === right.value;
    return compare(realOfScalar(left), realOfScalar(right)) === 0;
  }
  return left.value === right.value;
}

function equalLists(left: ListValue, right: ListValue, depth: number): Answer {
  if (left.isSet !== right.isSet) return false;
  if (left.isSet) return equalSets(left, right, depth);
  const sameType = sameCollectionType(left, right);
  if (sameType === false) return false;
  if (left.open || right.open) {
    const longer = left.open ? left : right;
    const other = left.open ? right : left;
    return !other.open && longer.items.length > other.items.length ? false : undefined;
  }
  if (left.items.length !== right.items.length) return false;
  const answer = every(left.items.map((item, index) => () => {
    const other = right.items[index];
    return other && equalAt(item, other, depth + 1);
  }));
  return answer === true ? sameType : answer;
}

/** A list never equals a tuple, nor a list of another type; an item that is not known leaves the type open. */
function sameCollectionType(left: ListValue | ObjectValue, right: ListValue | ObjectValue): Answer {
  const [l, r] = [left.collectionType, right.collectionType];
  if (l === r) return true;
  if (left.open || right.open) return undefined;
  if (l === undefined || r === undefined) return false;
  const hasItems = 'items' in left ? left.items.length > 0 : [...left.entries.keys()].length > 0;
  return hasItems && (l.includes('any') || r.includes('any')) ? undefined : false;
}

function equalSets(left: ListValue, right: ListValue, depth: number): Answer {
  const within = (items: readonly Value[], others: readonly Value[]): Answer =>
    every(items.map((item) => () => some(others.map((other) => () => equalAt(item, other, depth + 1)))));
  const forth = within(left.items, right.items);
  const back = within(right.items, left.items);
  if (forth === false && !right.open) return false;
  if (back === false && !left.open) return false;
  return forth === true && back === true && !left.open && !right.open ? true : undefined;
}

function equalObjects(left: ObjectValue, right: ObjectValue, depth: number): Answer {
  const sameType = sameCollectionType(left, right);
  if (sameType === false) return false;
  const names = new Set([...left.entries.keys(), ...right.entries.keys()]);
  const answer = every([...names].map((name) => () => {
    const [l, r] = [left.entries.get(name), right.entries.get(name)];
    if (l && r) return equalAt(l, r, depth + 1);
    return (l ? right.open : left.open) ? undefined : false;
  }));
  return answer === true ? (left.open || right.open ? undefined : sameType) : answer;
}

/** Whether all hold: one that does not decides. */
function every(answers: readonly (() => Answer)[]): Answer {
  let result: Answer = true;
  for (const ask of answers) {
    const answer = ask();
    if (answer === false) return false;
    if (answer === undefined) result = undefined;
  }
  return result;
}

/** Whether any holds: one that does decides. */
export function some(answers: readonly (() => Answer)[]): Answer {
  let result: Answer = false;
  for (const ask of answers) {
    const answer = ask();
    if (answer === true) return true;
    if (answer === undefined) result = undefined;
  }
  return result;
}

function consensus(answers: readonly Answer[]): Answer {
  const [first] = answers;
  return answers.every((answer) => answer === first) ? first : undefined;
}
