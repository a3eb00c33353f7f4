import { relative, sep } from 'node:path';
import { configurationProblem, loadReporter, withGuides, type Report } from '@akslint/reporters';
import { ConfigurationError, exitStatus, exitStatusOf, lint, openHandbook, printedConfiguration, reportedFrom, UsageError, version, type ExitStatus, type LintRequest } from '@akslint/workspace';
import { readArguments, type Arguments, type Output } from './arguments.js';
import { wantsColour } from './colour.js';
import { pruneBaseline, writeBaseline } from './baseline-command.js';
import type { Look } from './handbook-commands.js';
import { help } from './help.js';
import { writeInitialConfiguration } from './init-command.js';
import { ProgressLine } from './progress-line.js';
import { requestFor } from './request.js';
import { complain, writeFile, writeTo, type Sink } from './writing.js';

/** What the command needs of its process; `process` itself is one. */
export interface Host {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  cwd(): string;
  readonly stdout: Sink & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Sink & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stdin?: AsyncIterable<Uint8Array | string>;
}

const usualWidth = 100;

/** Runs the command and gives its exit status: nothing failed, something did, or something could not be read; never throws. */
export async function run(host: Host): Promise<0 | 1 | 2> {
  const wantsStack = host.argv.includes('--debug');
  try {
    const [first = '', ...words] = host.argv.slice(2);
    if (first !== 'explain' && first !== 'rules') return await runCommand(host, readArguments(host.argv.slice(2)));
    const { handbookCommands } = await import('./handbook-commands.js');
    await writeTo(host.stdout, await handbookCommands[first](words, lookOf(host)));
    return exitStatus.clean;
  } catch (error) {
    const isUsage = error instanceof UsageError;
    const message = error instanceof Error ? error.message : String(error);
    const stack = wantsStack && !isUsage && error instanceof Error ? `\n${error.stack ?? ''}` : '';
    if (error instanceof ConfigurationError) await tellProblems(host, error);
    else await complain(host, isUsage ? message : `Internal error: ${message}. This is a mistake in akslint; --debug shows where.${stack}`);
    return exitStatus.trouble;
  }
}

async function tellProblems(host: Host, { problems }: ConfigurationError): Promise<void> {
  const colour = wantsColour({ asked: undefined, environment: host.env, isTerminal: host.stderr.isTTY === true });
  for (const problem of problems) await complain(host, configurationProblem({ ...problem, path: relative(host.cwd(), problem.file).replaceAll(sep, '/') }, colour));
}

async function runCommand(host: Host, given: Arguments): Promise<ExitStatus> {
  if (given.help || given.version) {
    await writeTo(host.stdout, given.help ? help : `${version()}\n`);
    return exitStatus.clean;
  }
  const cwd = host.cwd();
  if (given.printConfig) {
    await writeTo(host.stdout, await printedConfiguration({ cwd, targets: given.paths, allowEmpty: given.allowEmpty, ...(given.config !== undefined && { config: given.config }) }));
    return exitStatus.clean;
  }
  const progress = new ProgressLine(host.stderr);
  try {
    const request = await requestFor(host, given, progress);
    switch (given.subcommand) {
      case 'init':
        return await writeInitialConfiguration(host, request, progress);
      case 'baseline':
        return await writeBaseline(host, given, request, progress);
      case undefined:
        return await judgeAndReport(host, given, request, progress);
    }
  } finally {
    progress.clear();
  }
}

async function judgeAndReport(host: Host, given: Arguments, request: LintRequest, progress: ProgressLine): Promise<ExitStatus> {
  const cwd = host.cwd();
  const result = await lint(request);
  progress.clear();
  const wantsGuides = given.outputs.some(({ form }) => withGuides.includes(form));
  const report: Report = { ...reportedFrom(cwd, result), isPart: given.changes !== undefined || given.affected, ...(wantsGuides && { guides: (await openHandbook()).guides }) };
  for (const output of given.outputs) await writeReport(host, given, report, output);
  if (given.prune) await pruneBaseline(host, result);
  if (given.debug) for (const { stack } of result.errors) if (stack !== undefined) await complain(host, stack);
  return exitStatusOf(result, given.failOn, given.strict);
}

function lookOf(host: Host): Look {
  const isTerminal = host.stdout.isTTY === true;
  return { colour: (asked) => wantsColour({ asked, environment: host.env, isTerminal }), width: host.stdout.columns ?? usualWidth };
}

async function writeReport(host: Host, given: Arguments, report: Report, { form, file }: Output): Promise<void> {
  const toFile = file !== undefined;
  const colour = !toFile && wantsColour({ asked: given.color, environment: host.env, isTerminal: host.stdout.isTTY === true });
  const width = toFile ? usualWidth : (host.stdout.columns ?? usualWidth);
  const write = await loadReporter(form);
  const text = write(report, { colour, width, quiet: given.quiet, verbose: given.verbose, by: given.by });
  if (toFile) writeFile(host.cwd(), file, text);
  else await writeTo(host.stdout, text);
}
