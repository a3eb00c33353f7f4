/** Longer texts than any documented name; they resemble none. */
const longestName = 100;

/** The candidate that `text` is most likely a slip of: few edits apart, case aside; the first of equals. */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  if (text.length > longestName) return undefined;
  const written = text.toLowerCase();
  let best: string | undefined;
  let fewest = editsAllowed(written) + 1;
  for (const candidate of candidates) {
    const edits = editsBetween(written, candidate.toLowerCase(), fewest);
    if (edits < fewest) [best, fewest] = [candidate, edits];
  }
  return best;
}

/** One edit in a short name, three in a long one; none where every other word would be near. */
function editsAllowed({ length }: string): number {
  return length < 3 ? 0 : Math.min(3, Math.max(1, Math.floor(length / 4)));
}

/** Insertions, deletions, replacements and swaps of neighbours that part two texts; `limit` for that many or more. */
function editsBetween(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) >= limit) return limit;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = at(last, column - 1) + Number(left[row - 1] !== right[column - 1]);
      const isSwap = row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const swapped = isSwap ? at(beforeLast, column - 2) + 1 : limit;
      current.push(Math.min(replaced, swapped, at(last, column) + 1, at(current, column - 1) + 1));
    }
    [beforeLast, last] = [last, current];
  }
  return Math.min(limit, at(last, right.length));
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
