import { performance } from 'node:perf_hooks';
import type { Progress } from '@akslint/workspace';

/** In milliseconds: a run this long is quick, and the line is renewed this often. */
const quick = 1000;
const between = 100;

interface Terminal {
  readonly isTTY?: boolean;
  write(text: string, done: () => void): unknown;
}

/** One line on a terminal that says how far a long run is; nothing where there is no terminal. */
export class ProgressLine {
  readonly #start: number;
  #last: number;
  #shown = false;

  constructor(
    private readonly terminal: Terminal,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#start = now();
    this.#last = this.#start;
  }

  show(progress: Progress): void {
    if (!this.terminal.isTTY) return;
    const now = this.now();
    if (now - this.#start < quick || now - this.#last < between) return;
    this.#last = now;
    this.#shown = true;
    this.#write(`\r\u001b[K${textOf(progress)}`);
  }

  clear(): void {
    if (this.#shown) this.#write('\r\u001b[K');
    this.#shown = false;
  }

  #write(text: string): void {
    this.terminal.write(text, () => undefined);
  }
}

function textOf(progress: Progress): string {
  switch (progress.stage) {
    case 'reading':
      return `Reading: ${progress.files} files`;
    case 'judging':
      return `Judging: ${progress.done} of ${progress.of}`;
  }
}
