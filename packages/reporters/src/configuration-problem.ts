import { excerpt } from './excerpt.js';
import { harmless } from './terminal-text.js';

/** A mistake in a configuration file. */
export interface ConfigurationMistake {
  /** As the user sees it. */
  readonly path: string;
  readonly message: string;
  /** The file's text, where it could be read. */
  readonly text?: string;
  /** What is wrong, as offsets into the text. */
  readonly place?: { readonly start: number; readonly end: number };
}

const width = 100;

/** A mistake in a configuration as a terminal or a log shows it: where, what, and the lines around it. */
export function configurationProblem({ path, text, place, message }: ConfigurationMistake, colour: boolean): string {
  const where = harmless(path);
  if (text === undefined || place === undefined) return `${where}: ${harmless(message)}`;
  const { line, column, frame } = excerpt(text, place, { colour, width });
  return `${where}:${line}:${column}: ${harmless(message)}\n${frame.map((one) => `  ${one}`).join('\n')}`;
}
