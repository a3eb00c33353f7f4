import { isSame } from './choose.js';
import type { ChoiceItem, Item } from './item.js';
import { itemsIn } from './parts.js';
import type { World } from './path.js';

/** An item of one or more of the lists that a choice is between. */
export interface SharedItem {
  readonly item: Item;
  /** Where it is in the list. */
  readonly worlds: readonly World[];
  /** Its index in the list of each option; undefined where it is not in it. */
  readonly indexes: readonly (number | undefined)[];
}

/**
 * The items of the lists that a choice is between, each once, so that what is done for each is done once and rests on
 * the worlds that have it. Undefined when an option is no list, or one with items that cannot be seen.
 */
export function sharedItems(choice: ChoiceItem): readonly SharedItem[] | undefined {
  const lists = choice.options.map(({ value }) => itemsIn(value));
  if (lists.some((list) => list === undefined || list.open !== undefined)) return undefined;
  const found: { readonly item: Item; readonly indexes: (number | undefined)[] }[] = [];
  lists.forEach((list, option) => {
    list?.items.forEach((item, index) => {
      const known = found.find((one) => one.indexes[option] === undefined && isSameItem(one.item, item));
      const entry = known ?? { item, indexes: choice.options.map(() => undefined) };
      entry.indexes[option] = index;
      if (!known) found.push(entry);
    });
  });
  return found.map(({ item, indexes }) => ({ item, indexes, worlds: choice.options.map(({ when }, option) => ({ when, here: indexes[option] !== undefined })) }));
}

function isSameItem(left: Item, right: Item): boolean {
  const [one, other] = [left.origin.span, right.origin.span];
  if (one.file !== other.file || one.start !== other.start) return false;
  return left.kind !== 'choice' && right.kind !== 'choice' ? isSame(left, right) : left === right;
}
