import { NONE } from './nodes.js';

/**
 * The items of lists that are being read, those of the innermost list last. A list that is complete is cut off as an
 * array of exactly its size; an array that is pushed to keeps room for items that never come.
 */
export class Row<T> {
  private readonly items: T[] = [];
  count = 0;

  push(item: T): void {
    this.items[this.count++] = item;
  }

  at(index: number): T | undefined {
    return this.items[index];
  }

  /** Takes away the items from this one on and gives them. */
  cut(from: number): readonly T[] {
    const { count } = this;
    if (from === count) return NONE;
    this.count = from;
    return this.items.slice(from, count);
  }
}
