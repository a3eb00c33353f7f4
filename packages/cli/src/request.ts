import { resolve } from 'node:path';
import { today, type LintRequest } from '@akslint/workspace';
import type { Arguments } from './arguments.js';
import type { Host } from './index.js';
import type { ProgressLine } from './progress-line.js';
import { standardInput } from './standard-input.js';

/** What to judge, from the command line and the process. Reads standard input if it is asked for. */
export async function requestFor(host: Host, given: Arguments, progress: ProgressLine): Promise<LintRequest> {
  const cwd = host.cwd();
  const input = given.stdin && (await standardInput(host, given.stdin.filename));
  const overlay = input && new Map([[resolve(cwd, input.filename), () => input.content]]);
  return {
    cwd,
    targets: input ? [...given.paths, input.filename] : given.paths,
    varFiles: given.varFiles,
    variables: given.variables,
    parameterFiles: given.parameterFiles,
    stacks: given.stacks,
    environment: host.env,
    only: given.only,
    skip: given.skip,
    allowEmpty: given.allowEmpty,
    today: today(host.env),
    noInlineSuppressions: !given.inlineSuppressions,
    reportUnusedSuppressions: given.reportUnusedSuppressions,
    onProgress: (state) => progress.show(state),
    ...(given.config !== undefined && { config: given.config }),
    ...(given.baseline !== undefined && given.subcommand === undefined && { baseline: given.baseline }),
    ...(given.changes && { changes: given.changes, changesBy: given.changesBy }),
    ...(given.affected && { affected: true }),
    ...(overlay && { overlay }),
  };
}
