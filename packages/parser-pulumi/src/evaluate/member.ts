import type { Origin } from '@akslint/model';
import type * as ast from '../syntax/ast.js';
import { packageMember } from '../sdk/package-member.js';
import { resourceMember } from '../sdk/resource-member.js';
import { callFunction } from './call.js';
import { choose, eachOption } from './choose.js';
import { methodOf } from './class.js';
import { dependent, keyOf, reasonOf, shortKey } from './decide.js';
import { originIn, spanIn, type Environment } from './environment.js';
import { evaluate } from './expression.js';
import { isNullish, nothing, referenceItem, scalarItem, unknownItem, used, type ArrayItem, type Item, type RecordItem, type Single, type UnknownItem } from './item.js';
import { partOf } from './parts.js';
import { restrict } from './path.js';

/** `of.name`. */
export function memberOf(of: Item, name: string, isOptional: boolean, node: ast.Node, env: Environment): Item {
  return env.run.cases(of, (single) => memberOfSingle(single, name, isOptional, node, env));
}

function memberOfSingle(of: Single, name: string, isOptional: boolean, node: ast.Node, env: Environment): Item {
  const origin = originIn(node, env);
  switch (of.kind) {
    case 'record':
      return recordMember(of, name, env, origin);
    case 'array':
      return arrayMember(of, name, env, origin);
    case 'scalar':
      return scalarMember(of, name, isOptional, env, origin);
    case 'reference':
      return used(resourceMember(of, name, env.run, origin), env.use);
    case 'unknown':
      return unknownPart(of, name, origin);
    case 'package':
      return packageMember(of, name, origin);
    case 'module':
      return used(restrict(of.module.exported(name, origin), env.run.path), env.use);
    case 'class':
      return staticMember(of, name, env, origin);
    case 'config':
    case 'function':
    case 'native':
      return unknownItem(`"${name}" of this is not evaluated`, origin);
  }
}

/** A part of what is not known is as unknown as the whole. */
function unknownPart(of: UnknownItem, name: string | number, origin: Origin): Item {
  if (of.isFalsy) return nothing(origin);
  const key = of.key === undefined ? undefined : shortKey(`${of.key}.${name}`);
  return unknownItem(of.reason, origin, { ...(key === undefined ? {} : { key }), ...(of.from ? { from: of.from } : {}) });
}

function recordMember(of: RecordItem, name: string, env: Environment, origin: Origin): Item {
  const { heap } = of;
  const entry = heap.isMap ? undefined : heap.entries.get(name);
  if (entry) return used(restrict(partOf(entry.value, of.origin), env.run.path), env.use);
  if (heap.isMap && name === 'size') return heap.open ? unknownItem(heap.open, origin, { type: 'number' }) : scalarItem(heap.entries.size, origin);
  const method = heap.madeBy && methodOf(heap.madeBy, name);
  if (method?.role === 'getter') return callFunction(method.item, { items: [] }, of, { env, origin });
  if (method) return method.item;
  if (heap.resource !== undefined) return used(resourceMember(referenceItem(heap.resource, [], of.origin), name, env.run, origin), env.use);
  return heap.open ? unknownItem(heap.open, origin) : nothing(of.origin);
}

function arrayMember(of: ArrayItem, name: string, env: Environment, origin: Origin): Item {
  const { heap } = of;
  if (name === (heap.isSet ? 'size' : 'length')) {
    return heap.open ? unknownItem(heap.open, origin, { type: 'number', nonNull: true }) : scalarItem(heap.items.length, origin);
  }
  if (/^\d+$/.test(name)) return itemAt(of, Number(name), env, origin);
  return unknownItem(`"${name}" of a list is not evaluated`, origin);
}

/** The item at an index, as it is used here. */
export function itemAt(of: ArrayItem, index: number, env: Environment, origin: Origin): Item {
  const item = of.heap.items[index];
  if (item) return used(restrict(partOf(item, of.origin), env.run.path), env.use);
  return of.heap.open ? unknownItem(of.heap.open, origin) : nothing(origin);
}

function scalarMember(of: Extract<Single, { kind: 'scalar' }>, name: string, isOptional: boolean, env: Environment, origin: Origin): Item {
  if (isNullish(of)) {
    if (isOptional) return nothing(of.origin);
    env.run.failures += 1;
    return unknownItem(`"${name}" is read from ${of.value === null ? 'null' : 'undefined'}`, origin);
  }
  if (typeof of.value === 'string' && name === 'length') return scalarItem(of.value.length, origin);
  if (of.content && of.file === undefined) return unknownItem(`"${name}" of a text is not evaluated`, origin);
  return nothing(origin);
}

function staticMember(of: Extract<Single, { kind: 'class' }>, name: string, env: Environment, origin: Origin): Item {
  for (let at: Item | undefined = of; at?.kind === 'class'; at = at.base) {
    const entry = at.statics.entries.get(name);
    if (entry) return used(restrict(entry.value, env.run.path), env.use);
    if (at.base !== undefined && at.base.kind !== 'class') return memberOf(at.base, name, false, { start: origin.span.start, end: origin.span.end }, env);
  }
  return name === 'name' ? scalarItem(of.node.name ?? '', origin) : nothing(origin);
}

/** `of[key]`. */
export function indexExpression(node: ast.Index, env: Environment): Item {
  const of = evaluate(node.of, env);
  const key = evaluate(node.key, env);
  return env.run.cases(of, (single) => env.run.cases(key, (one) => itemOf(single, one, node, env)));
}

function itemOf(of: Single, key: Single, node: ast.Index, env: Environment): Item {
  if (key.kind === 'scalar') return memberOfSingle(of, String(key.value), node.isOptional, node, env);
  const origin = originIn(node, env);
  if (node.isOptional && isNullish(of)) return nothing(of.origin);
  if (of.kind === 'reference') return referenceItem(of.target, [...of.path, '*'], origin);
  return anyPart(of, key, origin, spanIn(node, env).file) ?? dependent('item', [of, key], origin);
}

/** With a key that is not known it is one of the parts, or nothing. */
function anyPart(of: Single, key: Single, origin: Origin, file: string): Item | undefined {
  const name = keyOf(key);
  if (name === undefined || of.kind !== 'record' || of.heap.open || of.heap.entries.size === 0) return undefined;
  const options = [...of.heap.entries].map(([is, { value }]) => ({ value: partOf(value, of.origin), when: [{ key: name, is }] }));
  const none = { value: nothing(origin), when: [{ key: name, is: `none of ${file}:${origin.span.start}` }] };
  return choose([...options, none], reasonOf(key), origin);
}

/** What a path of names leads to, without effects. */
export function pathInto(item: Item, path: readonly (string | number)[]): Item | undefined {
  return path.reduce<Item | undefined>((at, name) => at && part(at, name), item);
}

function part(item: Item, name: string | number): Item | undefined {
  if (item.kind === 'choice') return eachOption(item, (option) => part(option, name) ?? nothing(option.origin));
  if (item.kind === 'record') {
    const entry = item.heap.entries.get(String(name));
    return entry ? partOf(entry.value, item.origin) : item.heap.open && unknownItem(item.heap.open, item.origin);
  }
  if (item.kind === 'array') return typeof name === 'number' ? item.heap.items[name] : undefined;
  return item.kind === 'unknown' ? unknownPart(item, name, item.origin) : undefined;
}
