import { resolve } from 'node:path';
import { UsageError, type LintRequest } from '@akslint/workspace';
import type { Arguments } from './arguments.js';
import type { Host } from './index.js';
import type { ProgressLine } from './progress-line.js';
import { today } from './today.js';

/** Most bytes of standard input: as much as of a file. */
const mostInput = 10 * 1024 * 1024;

/** What to judge, from the command line and the process. Reads standard input if it is asked for. */
export async function requestFor(host: Host, given: Arguments, progress: ProgressLine): Promise<LintRequest> {
  const cwd = host.cwd();
  const overlay = given.stdin === undefined ? undefined : new Map([[resolve(cwd, given.stdin), constant(await inputOf(host))]]);
  return {
    cwd,
    targets: given.paths,
    varFiles: given.varFiles,
    variables: given.variables,
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
    ...(given.changes && { changes: given.changes }),
    ...(overlay && { overlay }),
  };
}

async function inputOf({ stdin }: Host): Promise<Uint8Array> {
  if (stdin === undefined) throw new UsageError('There is no standard input here.');
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stdin) {
    const bytes = typeof part === 'string' ? new TextEncoder().encode(part) : part;
    length += bytes.length;
    if (length > mostInput) throw new UsageError('The text on standard input is longer than 10 MB.');
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

function constant<T>(value: T): () => T {
  return () => value;
}
