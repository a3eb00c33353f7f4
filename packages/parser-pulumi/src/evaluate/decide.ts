import type { Assumption, Origin, Reason } from '@akslint/model';
import { choose, optionsOfItem } from './choose.js';
import { scalarItem, unknownItem, type Item, type ReferenceItem, type Single, type UnknownItem } from './item.js';
import { restrict, type World } from './path.js';
import type { Run } from './run.js';

/** What a condition says: true, false, or in which worlds it is true. */
export type Decision = { readonly is: boolean } | { readonly worlds: readonly World[]; readonly reason: Reason };

/** Whether a value counts as true. */
export function decide(item: Item, run: Run): Decision {
  const worlds: World[] = [];
  let reason: Reason | undefined = item.kind === 'choice' ? item.reason : undefined;
  for (const { value, when } of optionsOfItem(restrict(item, run.path))) {
    const is = truthOf(value);
    if (is !== undefined) {
      worlds.push({ when, here: is });
      continue;
    }
    reason ??= reasonOf(value);
    const known = run.knownTruth(truthKey(value));
    if (known !== undefined) worlds.push({ when, here: known });
    else worlds.push(...splitWorlds(when, truthKey(value) ?? run.freshKey(value.origin)));
  }
  const [first] = worlds;
  if (first === undefined) return { is: false };
  if (worlds.every(({ here }) => here === first.here)) return { is: first.here };
  return { worlds, reason: reason ?? { text: 'the condition cannot be decided' } };
}

function splitWorlds(when: readonly Assumption[], key: string): readonly World[] {
  const { name, isNegated } = plainKey(key);
  const fixed = when.find((one) => one.key === name);
  if (fixed) return [{ when, here: (fixed.is === true) !== isNegated }];
  return [true, false].map((here) => ({ when: [...when, { key: name, is: here !== isNegated }], here }));
}

/** A key without its `not(…)`. */
function plainKey(key: string): { readonly name: string; readonly isNegated: boolean } {
  const inner = /^not\((.*)\)$/s.exec(key)?.[1];
  return inner === undefined ? { name: key, isNegated: false } : { name: inner, isNegated: true };
}

/** Whether a value counts as true in JavaScript; undefined when it cannot be told. */
export function truthOf(item: Single): boolean | undefined {
  switch (item.kind) {
    case 'scalar':
      return Boolean(item.value);
    case 'reference':
      return isCertainlyThere(item) ? true : undefined;
    case 'unknown':
      if (item.isFalsy) return false;
      return item.nonNull && (item.type === 'list' || item.type === 'object') ? true : undefined;
    case 'package':
      return item.name === 'js' || item.name.startsWith('@pulumi/') ? true : undefined;
    default:
      return true;
  }
}

/** A resource itself, its id or its name; other outputs may be false or empty. */
function isCertainlyThere({ path }: ReferenceItem): boolean {
  const last = path.at(-1);
  return last === undefined || last === 'id' || last === 'name';
}

function truthKey(item: Single): string | undefined {
  const key = keyOf(item);
  if (key === undefined) return undefined;
  return item.kind === 'unknown' && item.type === 'bool' ? key : shortKey(`truthy(${key})`);
}

/** Names what is not decided, so that two uses of it are recognised as one. */
export function keyOf(item: Item): string | undefined {
  switch (item.kind) {
    case 'scalar':
      return item.value === undefined ? 'undefined' : JSON.stringify(item.value);
    case 'reference':
      return [item.target, ...item.path].join('.');
    case 'unknown':
      return item.key;
    case 'package':
      return [item.name, ...item.path].join('.');
    default:
      return undefined;
  }
}

const longestKey = 300;

export function shortKey(key: string): string | undefined {
  return key.length > longestKey ? undefined : key;
}

/** The key of an operation over keyed items. */
function derivedKey(operation: string, parts: readonly Item[]): string | undefined {
  const keys = parts.map(keyOf);
  return keys.includes(undefined) ? undefined : shortKey(`${operation}(${keys.join(',')})`);
}

/** Why an item is not known. */
export function reasonOf(item: Item): Reason {
  switch (item.kind) {
    case 'unknown':
    case 'choice':
      return item.reason;
    case 'reference':
      return { text: `${item.path.length > 0 ? `"${item.path.join('.')}" of ${item.target}` : item.target} is known only after deployment` };
    case 'package':
      return { text: `${item.path.join('.') || 'it'} of package ${item.name} is not read` };
    case 'record':
    case 'array':
      return item.heap.open ?? { text: 'a part of it is not known' };
    default:
      return { text: 'it is not what is expected here' };
  }
}

/** An unknown that rests on `parts`. */
export function dependent(operation: string, parts: readonly Item[], origin: Origin, more: Pick<UnknownItem, 'nonNull' | 'type' | 'from' | 'content'> = {}): UnknownItem {
  const undecided = parts.find(({ kind }) => kind === 'unknown' || kind === 'choice' || kind === 'package') ?? parts.find(({ kind }) => kind !== 'scalar');
  const key = derivedKey(operation, parts);
  return unknownItem(undecided ? reasonOf(undecided) : { text: `${operation} is not evaluated` }, origin, { ...more, ...(key === undefined ? {} : { key }) });
}

/** A condition's answer as an item. */
export function answer(decision: Decision, origin: Origin, isNegated = false): Item {
  if ('is' in decision) return scalarItem(decision.is !== isNegated, origin);
  return choose(
    decision.worlds.map(({ when, here }) => ({ value: scalarItem(here !== isNegated, origin), when })),
    decision.reason,
    origin,
  );
}

/** The item in the worlds in which it is set, else `fallback`. */
export function orElse(item: Item, isMissing: (value: Single) => boolean | undefined, run: Run, origin: Origin, fallback: () => Item): Item {
  return run.cases(item, (value) => {
    const missing = isMissing(value);
    if (missing === false) return value;
    if (missing === true) return fallback();
    const key = keyOf(value);
    const isSet = unknownItem(reasonOf(value), origin, { type: 'bool', ...(key === undefined ? {} : { key: `set(${key})` }) });
    const there = value.kind === 'unknown' ? { ...value, nonNull: true as const } : value;
    return run.either(decide(isSet, run), origin, () => there, fallback);
  });
}

/** Whether nothing is there; undefined when it cannot be told. */
export function missingness(item: Single, isNullMissing: boolean): boolean | undefined {
  switch (item.kind) {
    case 'scalar':
      return item.value === undefined || (isNullMissing && item.value === null);
    case 'unknown':
      return item.nonNull ? false : undefined;
    case 'package':
      return item.name === 'js' || item.name.startsWith('@pulumi/') ? false : undefined;
    case 'reference':
      return isCertainlyThere(item) ? false : undefined;
    default:
      return false;
  }
}
