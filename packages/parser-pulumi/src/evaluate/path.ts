import type { Assumption, Reason } from '@akslint/model';
import { together } from '@akslint/model';
import { choose } from './choose.js';
import { unknownItem, type ChoiceItem, type Item } from './item.js';

/** Part of what may be the case, and whether execution gets here in it. Worlds of one list exclude each other. */
export interface World {
  readonly when: readonly Assumption[];
  readonly here: boolean;
}

/** What is taken to be so where execution is; the innermost first. */
export interface PathEntry {
  readonly worlds: readonly World[];
  /** Nothing exists in the other worlds (the program would have failed): resources rest on nothing. */
  readonly isAssumed: boolean;
  /** Execution comes by an unknown number of times. */
  readonly repeated: Reason | undefined;
  /** What would decide. */
  readonly reason: Reason;
  readonly around: Path;
  readonly depth: number;
}

export type Path = PathEntry | undefined;

export function enter(path: Path, worlds: readonly World[], reason: Reason, more: { isAssumed?: boolean; repeated?: Reason } = {}): PathEntry {
  return { worlds, reason, isAssumed: more.isAssumed ?? false, repeated: more.repeated, around: path, depth: (path?.depth ?? 0) + 1 };
}

/** Whether the assumptions can hold where execution is. */
export function isPossible(when: readonly Assumption[], path: Path): boolean {
  if (when.length === 0) return true;
  for (let entry = path; entry !== undefined; entry = entry.around) {
    if (!entry.worlds.some((world) => world.here && together(world.when, when) !== undefined)) return false;
  }
  return true;
}

/** The item without the options that cannot be where execution is. */
export function restrict(item: Item, path: Path): Item {
  if (item.kind !== 'choice' || path === undefined) return item;
  const options = item.options.filter(({ when }) => isPossible(when, path));
  if (options.length === item.options.length || options.length === 0) return item;
  const [only] = options;
  return options.length === 1 && only ? only.value : narrowed(item, options);
}

function narrowed(item: ChoiceItem, options: ChoiceItem['options']): ChoiceItem {
  return { ...item, options };
}

/** What a place holds after `item` was written to it on `path`; the place was made at `born`. */
export function written(item: Item, old: Item, path: Path, born: Path): Item {
  let value = item;
  for (let entry = path; entry !== undefined && !isWithin(born, entry); entry = entry.around) {
    if (entry.repeated) return unknownItem({ ...entry.repeated, text: `it changes in a loop: ${entry.repeated.text}` }, item.origin);
    if (entry.isAssumed) continue;
    const inner = value;
    value = choose(entry.worlds.map(({ when, here }) => ({ value: here ? inner : old, when })), entry.reason, item.origin);
  }
  return value;
}

/** Whether `path` goes through `entry`. */
function isWithin(path: Path, entry: PathEntry): boolean {
  let at = path;
  while (at !== undefined && at.depth > entry.depth) at = at.around;
  return at === entry;
}

/** Why what happens on `path` may not have happened to a place made at `born`; undefined when it certainly has. */
export function doubtSince(path: Path, born: Path): Reason | undefined {
  for (let entry = path; entry !== undefined && !isWithin(born, entry); entry = entry.around) {
    if (entry.repeated) return entry.repeated;
    if (!entry.isAssumed) return entry.reason;
  }
  return undefined;
}

/** Why execution comes by an unknown number of times, if it does. */
export function repetitionOf(path: Path): Reason | undefined {
  for (let entry = path; entry !== undefined; entry = entry.around) if (entry.repeated) return entry.repeated;
  return undefined;
}
