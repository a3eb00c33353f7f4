import { relative, sep } from 'node:path';
import type { Annotation } from '@akslint/reporters';
import type { Host } from './host.js';
import { WrongInputs } from './inputs.js';

/** What stopped the run: as annotations, and as text for the log. */
export interface Trouble {
  readonly annotations: readonly Annotation[];
  readonly text: string;
}

/** An error in words, be it the inputs, the configuration, the request, or akslint itself. */
export async function problemsOf(error: unknown, host: Pick<Host, 'env' | 'cwd'>): Promise<Trouble> {
  const { ConfigurationError, UsageError, repositoryRoot } = await import('@akslint/workspace');
  if (error instanceof WrongInputs) return inWords('akslint cannot start', error.problems);
  if (error instanceof ConfigurationError) {
    const { configurationProblem, Positions } = await import('@akslint/reporters');
    const problems = error.problems.map((problem) => ({ ...problem, path: relative(repositoryRoot(problem.file) ?? host.cwd(), problem.file).replaceAll(sep, '/') }));
    const annotations = problems.map(({ path, text, place, message }): Annotation => {
      const position = text === undefined || place === undefined ? undefined : new Positions(() => text).of({ file: path, ...place });
      return { level: 'error', file: path, position, title: 'akslint cannot use this configuration', message };
    });
    return { annotations, text: problems.map((problem) => configurationProblem(problem, !host.env['NO_COLOR'])).join('\n') };
  }
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof UsageError) return inWords('akslint cannot start', [message]);
  const trouble = inWords('akslint failed', [`Internal error: ${message}. This is a mistake in akslint; debug logging (RUNNER_DEBUG) shows where.`]);
  const stack = host.env['RUNNER_DEBUG'] === '1' && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  return { ...trouble, text: `${trouble.text}${stack}` };
}

function inWords(title: string, messages: readonly string[]): Trouble {
  return { annotations: messages.map((message) => ({ level: 'error', title, message })), text: messages.join('\n') };
}
