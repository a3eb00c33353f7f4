import { optionsOf, together, type Assumption, type Choice, type Value } from '@akslint/model';

/** One way in which several values turn out together. */
export interface World {
  readonly values: readonly Exclude<Value, Choice>[];
  readonly when: readonly Assumption[];
}

/** Past this many ways nobody is helped by telling them apart. */
const mostWorlds = 64;

/** How values that may be choices can turn out together; undefined when there are too many ways. */
export function worldsOf(values: readonly Value[]): readonly World[] | undefined {
  let worlds: readonly World[] = [{ values: [], when: [] }];
  for (const value of values) {
    worlds = worlds.flatMap((world) => extended(world, value));
    if (worlds.length > mostWorlds) return undefined;
  }
  return worlds;
}

function extended(world: World, next: Value): readonly World[] {
  return optionsOf(next).flatMap(({ value, when }) => {
    const both = together(world.when, when);
    return both ? [{ values: [...world.values, value], when: both }] : [];
  });
}
