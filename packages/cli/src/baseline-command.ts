import { relative, resolve, sep } from 'node:path';
import { baselineFor, baselineName, exitStatus, lint, UsageError, type ExitStatus, type LintRequest, type LintResult } from '@akslint/workspace';
import type { Arguments } from './arguments.js';
import type { Host } from './index.js';
import type { ProgressLine } from './progress-line.js';
import { complain, writeFile } from './writing.js';

/** `akslint baseline`: writes what is found now. What could not be read is not in it, and is told. */
export async function writeBaseline(host: Host, given: Arguments, request: LintRequest, progress: ProgressLine): Promise<ExitStatus> {
  if (request.changes !== undefined || request.affected) throw new UsageError('akslint baseline takes everything, so it does not go with --changed, --changed-lines, --staged and --affected.');
  const cwd = host.cwd();
  const result = await lint(request);
  progress.clear();
  const file = given.baseline ?? baselineName;
  const { text, count } = baselineFor(result, resolve(cwd, file), given.strict);
  writeFile(cwd, file, text);
  await complain(host, `${count} ${count === 1 ? 'finding' : 'findings'} written to ${file}.`);
  for (const error of result.errors) await complain(host, `${relative(cwd, resolve(result.base, error.file)).replaceAll(sep, '/')}: ${error.message}`);
  return result.errors.length > 0 ? exitStatus.trouble : exitStatus.clean;
}

/** `--prune`: removes from the baseline what is not found any more. */
export async function pruneBaseline(host: Host, { baseline }: LintResult): Promise<void> {
  if (baseline === undefined || baseline.gone.length === 0) return;
  const cwd = host.cwd();
  writeFile(cwd, baseline.file, baseline.pruned);
  const count = baseline.gone.length;
  await complain(host, `${count} ${count === 1 ? 'entry' : 'entries'} removed from ${relative(cwd, baseline.file).replaceAll(sep, '/')}.`);
}
