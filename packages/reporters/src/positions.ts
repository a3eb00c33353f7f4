import type { Span } from '@akslint/model';

/** 1-based; columns count UTF-16 code units; the end is exclusive. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Lines and columns of spans; a file's table of lines is made when it is first asked for. */
export class Positions {
  readonly #tables = new Map<string, LineTable | undefined>();

  constructor(private readonly textOf: (file: string) => string | undefined) {}

  /** Undefined when the file's text cannot be read (a directory, a binary file). */
  of(span: Span): Position | undefined {
    const table = this.#table(span.file);
    if (table === undefined) return undefined;
    const start = table.locate(span.start);
    const end = table.locate(Math.max(span.start, span.end));
    return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  }

  /** A line's text without its break; undefined when there is no such line. */
  line(file: string, line: number): string | undefined {
    return this.#table(file)?.line(line);
  }

  #table(file: string): LineTable | undefined {
    if (this.#tables.has(file)) return this.#tables.get(file);
    const text = this.textOf(file);
    const table = text === undefined ? undefined : new LineTable(text);
    this.#tables.set(file, table);
    return table;
  }
}

class LineTable {
  readonly #starts: readonly number[];

  constructor(private readonly text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#starts = starts;
  }

  locate(offset: number): { readonly line: number; readonly column: number } {
    const within = Math.min(Math.max(offset, 0), this.text.length);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= within) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: within - (this.#starts[low] ?? 0) + 1 };
  }

  line(line: number): string | undefined {
    const start = this.#starts[line - 1];
    if (start === undefined) return undefined;
    const text = this.text.slice(start, (this.#starts[line] ?? this.text.length + 1) - 1);
    return text.endsWith('\r') ? text.slice(0, -1) : text;
  }
}
