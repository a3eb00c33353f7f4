import { UsageError } from '../usage-error.js';

/** One mistake in a configuration file. */
export interface ConfigurationProblem {
  /** Absolute. */
  readonly file: string;
  /** The file's text, where it could be read. */
  readonly text?: string;
  /** What is wrong, as offsets into the text. */
  readonly place?: { readonly start: number; readonly end: number };
  readonly message: string;
}

/** The configuration cannot be used; nothing was judged. */
export class ConfigurationError extends UsageError {
  constructor(readonly problems: readonly [ConfigurationProblem, ...ConfigurationProblem[]]) {
    super(problems.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  }
}
