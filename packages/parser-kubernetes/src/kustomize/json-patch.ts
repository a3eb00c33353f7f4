import { list, object, type ListValue, type ObjectValue, type Value } from '@akslint/model';
import { Members } from '../yaml/members.js';

/** One operation of a JSON patch (RFC 6902). */
export interface Operation {
  readonly op: string;
  readonly path: readonly string[];
  readonly from: readonly string[] | undefined;
  readonly value: Value | undefined;
}

/** The operations that a list of mappings spells; undefined when it is none. */
export function operationsIn(value: Value): readonly Operation[] | undefined {
  if (value.kind !== 'list') return undefined;
  const operations: Operation[] = [];
  for (const item of value.items) {
    if (item.kind !== 'object') return undefined;
    const [op, path, from] = ['op', 'path', 'from'].map((name) => textOf(item.entries.get(name)));
    if (op === undefined || path === undefined) return undefined;
    operations.push({ op, path: pointer(path), from: from === undefined ? undefined : pointer(from), value: item.entries.get('value') });
  }
  return operations;
}

function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

function pointer(text: string): readonly string[] {
  return text.split('/').slice(1).map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The object after the operations; undefined when one of them does not fit. */
export function jsonPatched(whole: ObjectValue, operations: readonly Operation[]): ObjectValue | undefined {
  let result: Value | undefined = whole;
  for (const operation of operations) {
    if (result === undefined) return undefined;
    result = applied(result, operation);
  }
  return result?.kind === 'object' ? result : undefined;
}

function applied(whole: Value, { op, path, from, value }: Operation): Value | undefined {
  switch (op) {
    case 'add':
    case 'replace':
      return value && changed(whole, path, op, value);
    case 'remove':
      return changed(whole, path, 'remove', undefined);
    case 'test':
      return whole;
    case 'copy':
    case 'move': {
      const moved = from && at(whole, from);
      const rest = op === 'move' && from ? changed(whole, from, 'remove', undefined) : whole;
      return moved && rest && changed(rest, path, 'add', moved);
    }
    default:
      return undefined;
  }
}

type Change = 'add' | 'replace' | 'remove';

function at(whole: Value, path: readonly string[]): Value | undefined {
  let value: Value | undefined = whole;
  for (const segment of path) {
    if (value?.kind === 'object') value = value.entries.get(segment);
    else if (value?.kind === 'list') value = value.items[Number(segment)];
    else return undefined;
  }
  return value;
}

function changed(whole: Value, [segment, ...rest]: readonly string[], change: Change, value: Value | undefined): Value | undefined {
  if (segment === undefined) return change === 'remove' ? undefined : value;
  if (whole.kind === 'list') return changedList(whole, segment, rest, change, value);
  if (whole.kind !== 'object') return undefined;
  const present = whole.entries.get(segment);
  const members = Members.copyOf(whole.entries);
  if (rest.length > 0) {
    const inner = present && changed(present, rest, change, value);
    if (inner === undefined) return undefined;
    members.set(segment, inner);
  } else if (change === 'remove') {
    if (present === undefined) return undefined;
    members.delete(segment);
  } else if (value === undefined || (change === 'replace' && present === undefined)) {
    return undefined;
  } else {
    members.set(segment, value, value.origin);
  }
  return object(members, whole.origin, whole.open);
}

function changedList(whole: ListValue, segment: string, rest: readonly string[], change: Change, value: Value | undefined): Value | undefined {
  const items = [...whole.items];
  const index = segment === '-' ? items.length : Number(segment);
  if (!Number.isInteger(index) || index < 0 || index > items.length) return undefined;
  const present = items[index];
  if (rest.length > 0) {
    const inner = present && changed(present, rest, change, value);
    if (inner === undefined) return undefined;
    items[index] = inner;
  } else if (change === 'add') {
    if (value === undefined) return undefined;
    items.splice(index, 0, value);
  } else {
    if (present === undefined) return undefined;
    if (change === 'remove') items.splice(index, 1);
    else if (value === undefined) return undefined;
    else items[index] = value;
  }
  return list(items, whole.origin, whole.open);
}
