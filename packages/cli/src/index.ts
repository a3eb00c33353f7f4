import { relative, resolve, sep } from 'node:path';
import { reporters, type Report } from '@akslint/reporters';
import { lint, UsageError, type LintResult } from '@akslint/workspace';
import { readArguments, type Arguments, type Output } from './arguments.js';
import { wantsColour } from './colour.js';
import { exitStatus, type ExitStatus } from './exit-status.js';
import { standardInput } from './standard-input.js';
import { hasFindings } from './findings.js';
import { help } from './help.js';
import { version } from './version.js';
import { writeFile, writeTo, type Sink } from './writing.js';

/** What the command needs of its process; `process` itself is one. */
export interface Host {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  cwd(): string;
  readonly stdout: Sink & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Sink;
  readonly stdin?: AsyncIterable<Uint8Array | string>;
}

const usualWidth = 100;

/** Runs the command and gives its exit status; never throws. */
export async function run(host: Host): Promise<ExitStatus> {
  const wantsStack = host.argv.includes('--debug');
  try {
    return await runCommand(host, readArguments(host.argv.slice(2)));
  } catch (error) {
    const isUsage = error instanceof UsageError;
    const message = error instanceof Error ? error.message : String(error);
    const stack = wantsStack && !isUsage && error instanceof Error ? `\n${error.stack ?? ''}` : '';
    await complain(host, isUsage ? message : `Internal error: ${message}. This is a mistake in akslint; --debug shows where.${stack}`);
    return exitStatus.trouble;
  }
}

async function runCommand(host: Host, given: Arguments): Promise<ExitStatus> {
  if (given.help || given.version) {
    await writeTo(host.stdout, given.help ? help : `${version()}\n`);
    return exitStatus.clean;
  }
  const cwd = host.cwd();
  const result = await lint({
    cwd,
    targets: given.paths,
    varFiles: given.varFiles,
    variables: given.variables,
    parameterFiles: given.parameterFiles,
    stacks: given.stacks,
    environment: host.env,
    only: given.only,
    skip: given.skip,
    allowEmpty: given.allowEmpty,
    ...(given.stdin && { stdin: await standardInput(host, given.stdin.filename) }),
  });
  const report = reportOf(result, cwd);
  for (const output of given.outputs) await writeReport(host, given, report, output);
  if (given.debug) for (const { stack } of result.errors) if (stack !== undefined) await complain(host, stack);
  if (result.errors.length > 0) return exitStatus.trouble;
  return hasFindings(result.subjects, given.failOn, given.strict) ? exitStatus.findings : exitStatus.clean;
}

async function writeReport(host: Host, given: Arguments, report: Report, { form, file }: Output): Promise<void> {
  const toFile = file !== undefined;
  const colour = !toFile && wantsColour({ asked: given.color, environment: host.env, isTerminal: host.stdout.isTTY === true });
  const width = toFile ? usualWidth : (host.stdout.columns ?? usualWidth);
  const text = reporters[form](report, { colour, width, quiet: given.quiet });
  if (toFile) writeFile(host.cwd(), file, text);
  else await writeTo(host.stdout, text);
}

function reportOf(result: LintResult, cwd: string): Report {
  return {
    version: version(),
    subjects: result.subjects,
    notices: result.notices,
    errors: result.errors,
    files: result.files.length,
    catalogue: result.catalogue,
    textOf: (file) => {
      const text = result.sources.read(file);
      return typeof text === 'string' ? text : undefined;
    },
    displayPath: (file) => relative(cwd, resolve(result.base, file)).replaceAll(sep, '/') || '.',
  };
}

async function complain(host: Host, message: string): Promise<void> {
  await writeTo(host.stderr, `akslint: ${message}\n`);
}
