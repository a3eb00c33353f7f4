/** Line numbers of offsets in one text; the first line is 1. */
export class LineTable {
  readonly #starts: readonly number[];
  #nextCode: readonly number[] | undefined;

  constructor(private readonly text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#starts = starts;
  }

  lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** The first line after this one that is neither empty nor only a comment, so that comments can be stacked. */
  nextLineOfCode(line: number): number {
    this.#nextCode ??= this.#linesOfCode();
    return this.#nextCode[line] ?? line + 1;
  }

  /** For each line, the next one of code. */
  #linesOfCode(): readonly number[] {
    const next: number[] = [];
    let code: number | undefined;
    for (let line = this.#starts.length; line >= 1; line--) {
      next[line] = code ?? line + 1;
      const text = this.text.slice(this.#starts[line - 1], this.#starts[line]).trim();
      if (text !== '' && !/^(?:#|\/\/|\/\*|\*|"\/\/")/.test(text)) code = line;
    }
    return next;
  }
}
