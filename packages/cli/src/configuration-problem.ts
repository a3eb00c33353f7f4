import { relative, sep } from 'node:path';
import { excerpt, harmless } from '@akslint/reporters';
import type { ConfigurationProblem } from '@akslint/workspace';

const width = 100;

/** A mistake in a configuration as the terminal shows it: where, what, and the lines around it. */
export function configurationProblem({ file, text, place, message }: ConfigurationProblem, cwd: string, colour: boolean): string {
  const path = harmless(relative(cwd, file).replaceAll(sep, '/'));
  if (text === undefined || place === undefined) return `${path}: ${harmless(message)}`;
  const { line, column, frame } = excerpt(text, place, { colour, width });
  return `${path}:${line}:${column}: ${harmless(message)}\n${frame.map((one) => `  ${one}`).join('\n')}`;
}
