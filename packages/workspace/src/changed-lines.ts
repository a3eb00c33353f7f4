import type { Span } from '@akslint/model';

/** Lines of a file, counted from 1 and sorted; both ends count. */
export type ChangedLines = 'all' | readonly LineRange[];

export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The lines that a patch of `git diff --unified=0` adds, by the name of the file afterwards. What stands in the files
 * cannot pose as a header: as many lines are passed over as a hunk says that it has.
 */
export function changedLinesIn(patch: string): ReadonlyMap<string, ChangedLines> {
  const found = new Map<string, LineRange[]>();
  let ranges: LineRange[] | undefined;
  let inHunk = 0;
  for (const line of patch.split('\n')) {
    if (inHunk > 0 && /^[+-]/.test(line)) {
      inHunk -= 1;
      continue;
    }
    const [, removed = '1', start = '', added = '1'] = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    if (start !== '') {
      inHunk = Number(removed) + Number(added);
      if (added !== '0') ranges?.push({ first: Number(start), last: Number(start) + Number(added) - 1 });
    } else if (line.startsWith('diff --git ')) ranges = undefined;
    else if (line.startsWith('+++ ')) {
      const name = nameIn(line.slice('+++ '.length));
      ranges = name === undefined ? undefined : (found.get(name) ?? []);
      if (name !== undefined && ranges) found.set(name, ranges);
    }
  }
  return found;
}

const escapes: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, '\\': 92 };

/** `b/name`, in quotes and with escapes where the name has unusual characters; undefined for `/dev/null`. */
function nameIn(written: string): string | undefined {
  const name = written.startsWith('"') ? unquoted(written) : written.replace(/\t$/, '');
  return name.startsWith('b/') ? name.slice('b/'.length) : undefined;
}

function unquoted(written: string): string {
  const bytes: number[] = [];
  const inner = written.replace(/\t$/, '').slice(1, -1);
  for (const [part, octal, letter] of inner.matchAll(/\\([0-7]{3})|\\([abtnvfr"\\])|[^\\]+/g)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else if (letter !== undefined) bytes.push(escapes[letter] ?? 0);
    else bytes.push(...new TextEncoder().encode(part));
  }
  return new TextDecoder().decode(new Uint8Array(bytes));
}

/** Tells whether a stretch of a file touches a changed line. */
export class LinesOfChange {
  readonly #ends = new Map<string, readonly number[]>();

  /**
   * @param lines by path of the scan
   * @param textOf the text that spans point into
   */
  constructor(
    private readonly lines: ReadonlyMap<string, ChangedLines>,
    private readonly textOf: (file: string) => string | undefined,
  ) {}

  touches({ file, start, end }: Span): boolean {
    const changed = this.lines.get(file);
    if (changed === undefined) return false;
    if (changed === 'all') return true;
    const first = this.#lineAt(file, start);
    const last = this.#lineAt(file, Math.max(start, end - 1));
    return changed.some((range) => range.first <= last && range.last >= first);
  }

  #lineAt(file: string, offset: number): number {
    const ends = this.#endsOf(file);
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }

  /** Where the lines of a file end, as git counts them. */
  #endsOf(file: string): readonly number[] {
    const known = this.#ends.get(file);
    if (known) return known;
    const text = this.textOf(file) ?? '';
    const ends: number[] = [];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) ends.push(at);
    this.#ends.set(file, ends);
    return ends;
  }
}
