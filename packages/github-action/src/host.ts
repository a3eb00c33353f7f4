import type { InputName } from './inputs.js';

/** The outputs of `action.yml`. */
export const outputNames = ['findings', 'unknown', 'sarif-file', 'exit-code'] as const;

export type OutputName = (typeof outputNames)[number];

/** What the action needs of the runner. */
export interface Host {
  /** The process's own environment: git is run in it, and it is told there which clone to trust. */
  readonly env: Record<string, string | undefined>;
  cwd(): string;
  /** An input without spaces around it; empty where there is none. */
  input(name: InputName): string;
  output(name: OutputName, value: string): void;
  /** Writes to the log, where a line that begins with `::` is a command. */
  write(text: string): void;
  /** Adds to the job summary. */
  summarise(markdown: string): Promise<void>;
}
