import {
  choice,
  optionsOf,
  together,
  unknown,
  withOrigin,
  type Assumption,
  type Choice,
  type Origin,
  type Value,
} from '@akslint/model';
import { deepest, isTooLarge } from '../undecided.js';

export type Single = Exclude<Value, Choice>;

const mostCombinations = 64;

interface World<T> {
  readonly picked: readonly T[];
  readonly when: readonly Assumption[];
}

/**
 * Applies `body` in every world that the choices among `values` leave possible. `tooMany` answers when
 * there are more worlds than are looked at.
 */
export function overOptions(
  values: readonly Value[],
  body: (values: readonly Single[]) => Value,
  tooMany?: () => Value,
): Value {
  const undecided = values.find((value) => value.kind === 'choice');
  if (undecided === undefined || undecided.kind !== 'choice') return body(values.filter((value) => value.kind !== 'choice'));
  const worlds = worldsOf(values.map((value) => optionsOf(value)));
  if (worlds === undefined) return tooMany?.() ?? unknown(undecided.reason, undecided.origin);
  return choice(
    worlds.map(({ picked, when }) => ({ value: body(picked), when })),
    undecided.reason,
    undecided.origin,
  );
}

function worldsOf<T>(dimensions: readonly (readonly { readonly value: T; readonly when: readonly Assumption[] }[])[]): readonly World<T>[] | undefined {
  let worlds: readonly World<T>[] = [{ picked: [], when: [] }];
  for (const options of dimensions) {
    const next: World<T>[] = [];
    for (const world of worlds) {
      for (const option of options) {
        const when = together(world.when, option.when);
        if (when) next.push({ picked: [...world.picked, option.value], when });
      }
    }
    if (next.length > mostCombinations) return undefined;
    worlds = next;
  }
  return worlds;
}

/**
 * The same value with the choices among the items and properties brought to the top: a list of choices as a
 * choice of lists. As it is when that would be too many.
 */
export function hoisted(value: Value): Value {
  return isTooLarge(value) ? value : (hoist(value, 0) ?? value);
}

function hoist(value: Value, depth: number): Value | undefined {
  if (depth > deepest) return undefined;
  switch (value.kind) {
    case 'list': {
      const items = value.items.map((item) => hoist(item, depth + 1) ?? item);
      if (!items.some(isChoice)) return undefined;
      return combined(items, value.origin, (picked) => ({ ...value, items: picked }));
    }
    case 'object': {
      const names = [...value.entries.keys()];
      const items = names.map((name) => {
        const item = value.entries.get(name);
        return item ? (hoist(item, depth + 1) ?? item) : unknown({ text: 'it cannot be worked out' }, value.origin);
      });
      if (!items.some(isChoice)) return undefined;
      return combined(items, value.origin, (picked) => ({
        ...value,
        entries: new Map(picked.map((item, index) => [names[index] ?? '', item])),
      }));
    }
    default:
      return undefined;
  }
}

function isChoice(value: Value): value is Choice {
  return value.kind === 'choice';
}

function combined(items: readonly Value[], origin: Origin, build: (picked: readonly Value[]) => Value): Value | undefined {
  const varying = items.flatMap((item, index) => (isChoice(item) ? [index] : []));
  const worlds = worldsOf(varying.map((index) => optionsOf(items[index] ?? unknown({ text: '' }, origin))));
  const first = items.find(isChoice);
  if (worlds === undefined || first === undefined) return undefined;
  const options = worlds.map(({ picked, when }) => {
    const replaced = [...items];
    varying.forEach((index, position) => {
      const item = picked[position];
      if (item) replaced[index] = item;
    });
    return { value: build(replaced), when };
  });
  const result = choice(options, first.reason, first.origin);
  return result.kind === 'unknown' ? undefined : withOrigin(result, first.origin);
}
