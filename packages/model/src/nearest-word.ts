/** The candidate that `word` was probably meant to be: at most a third of its letters differ. */
export function nearestWord(word: string, candidates: Iterable<string>): string | undefined {
  const typed = word.toLowerCase();
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    const distance = editDistance(typed, candidate.toLowerCase());
    const most = Math.max(1, Math.floor(Math.max(typed.length, candidate.length) / 3));
    if (distance <= most && (best === undefined || distance < best.distance)) best = { candidate, distance };
  }
  return best?.candidate;
}

/** How many letters have to be added, left out, changed or swapped with their neighbour. */
function editDistance(from: string, to: string): number {
  const width = to.length + 1;
  const rows = [Array.from({ length: width }, (_, index) => index)];
  for (let i = 1; i <= Math.min(from.length, 64); i += 1) {
    const above = rows[i - 1] ?? [];
    const row = [i];
    for (let j = 1; j < width; j += 1) {
      const change = from[i - 1] === to[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      row.push(
        Math.min(
          (above[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (above[j - 1] ?? 0) + change,
          swapped ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    rows.push(row);
  }
  return rows.at(-1)?.at(-1) ?? Infinity;
}
