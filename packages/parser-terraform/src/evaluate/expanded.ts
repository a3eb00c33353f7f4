import { choice, list, mapOptions, object, scalar, unknown, type Choice, type Origin, type Value } from '@akslint/model';
import { failed, isFailure } from './failure.js';
import type { Expansion, Instance } from './instances.js';
import { Members, noteUnseen } from './members.js';
import { rowsOf } from './rows.js';
import { undecidedReason } from './steps.js';

/** A block whose instances can be named from elsewhere: a resource or a module call. */
export interface Expanded {
  /** `azurerm_kubernetes_cluster.main`, for messages. */
  readonly name: string;
  readonly expansion: Expansion;
  valueOf(instance: Instance, at: Origin): Value;
}

/** All instances together, as a bare reference sees them. */
export function wholeOf(expanded: Expanded, at: Origin): Value {
  const { kind, instances, value, cycle } = expanded.expansion;
  const [first] = instances;
  if (cycle) return cycle;
  if (kind === 'single' || value === undefined) return first ? expanded.valueOf(first, at) : failed(`${expanded.name} has no instance`, at);
  if (kind === 'count') return allByIndex(expanded, value, at);
  return mapOptions(value, (option) => allByKey(expanded, option, at));
}

function allByIndex(expanded: Expanded, count: Value, at: Origin): Value {
  const { instances } = expanded.expansion;
  const once = instances.find(({ judgedOnce }) => judgedOnce);
  if (once) {
    return mapOptions(once.existence, (exists) =>
      exists.kind === 'scalar' && exists.value === false ? list([], at) : list([expanded.valueOf(once, at)], at, once.judgedOnce),
    );
  }
  return mapOptions(count, (option) => {
    const number = option.kind === 'scalar' ? Number(option.value) : 0;
    return list(instances.slice(0, number).map((instance) => expanded.valueOf(instance, at)), at);
  });
}

function allByKey(expanded: Expanded, collection: Exclude<Value, Choice>, at: Origin): Value {
  const { instances } = expanded.expansion;
  const once = instances.find(({ judgedOnce }) => judgedOnce);
  const members = new Members();
  const isSeen = collection.kind === 'list' || collection.kind === 'object';
  for (const { key } of isSeen ? rowsOf(collection).rows : []) {
    const instance = key.kind === 'scalar' && instances.find((each) => each.key === String(key.value));
    if (instance) members.set(String(instance.key), expanded.valueOf(instance, at), key.origin);
  }
  const open = isSeen && !collection.open ? undefined : once?.judgedOnce;
  if (once && open) noteUnseen(members, [{ key: unknown(open, at, { type: 'string', nonNull: true }), value: expanded.valueOf(once, at) }]);
  return object(members, at, open);
}

/** The instance under a key. Where it may not exist, an index that Terraform would refuse is one of the options. */
export function instanceAt(expanded: Expanded, key: Value, at: Origin): Value {
  return mapOptions(key, (option) => instanceAtSingle(expanded, option, at));
}

function instanceAtSingle(expanded: Expanded, key: Exclude<Value, Choice>, at: Origin): Value {
  if (isFailure(key)) return key;
  const { kind, instances, cycle } = expanded.expansion;
  if (cycle) return cycle;
  if (kind === 'single') return failed(`${expanded.name} has neither count nor for_each`, at);
  const once = instances.find(({ judgedOnce }) => judgedOnce);
  if (key.kind === 'unknown' || key.kind === 'reference') return anyInstance(expanded, key, at);
  if (key.kind !== 'scalar' || key.value === null) return failed('this cannot be an index', at);
  const { value } = key;
  const found = instances.find((instance) => instance.key !== undefined && String(instance.key) === String(value)) ?? once;
  if (!found) return failed(`${expanded.name} has no instance ${JSON.stringify(value)}`, at);
  return whereItExists(expanded, found, at);
}

function anyInstance(expanded: Expanded, key: Extract<Value, { kind: 'unknown' | 'reference' }>, at: Origin): Value {
  const { instances } = expanded.expansion;
  const reason = undecidedReason(key);
  const [first] = instances;
  if (first === undefined) return failed(`${expanded.name} has no instance`, at);
  if (instances.length === 1) return whereItExists(expanded, first, at);
  const name = key.kind === 'unknown' ? key.key : undefined;
  const options = instances.map((instance) => ({
    value: expanded.valueOf(instance, at),
    when: name === undefined || instance.key === undefined ? [] : [{ key: name, is: instance.key }],
  }));
  return choice(options, reason, key.origin);
}

function whereItExists(expanded: Expanded, instance: Instance, at: Origin): Value {
  return mapOptions(instance.existence, (exists) =>
    exists.kind === 'scalar' && exists.value === false ? failed(`${expanded.name} has no such instance`, at) : expanded.valueOf(instance, at),
  );
}

/** How an instance key is written after an address. */
export function keyText(key: string | number | undefined): string {
  if (key === undefined) return '';
  return typeof key === 'number' ? `[${key}]` : `[${JSON.stringify(key)}]`;
}

/** True where nothing says otherwise. */
export function certainly(origin: Origin): Value {
  return scalar(true, origin);
}
