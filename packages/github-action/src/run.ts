import type { Annotation, Report } from '@akslint/reporters';
import type { ExitStatus, LintRequest, LintResult } from '@akslint/workspace';
import { eventIn } from './event.js';
import { trustIn } from './history.js';
import type { Host } from './host.js';
import { readInputs, type Inputs } from './inputs.js';
import { Log } from './log.js';
import { placesOf, type Places } from './places.js';
import { writeSarif } from './sarif-file.js';
import { scopeOf, type Scope } from './scope.js';
import { problemsOf } from './trouble.js';

/** In columns; the log breaks no lines. */
const width = 120;

/** Runs the action and gives its exit status, the same as the command's; throws only where akslint's own files are not there. */
export async function run(host: Host): Promise<ExitStatus> {
  const status = await told(host, () => judgeAndReport(host));
  return told(host, () => {
    host.output('exit-code', String(status));
    return Promise.resolve(status);
  });
}

/** The status of some work; trouble, with annotations and in the log, where it fails. */
async function told(host: Host, work: () => Promise<ExitStatus>): Promise<ExitStatus> {
  try {
    return await work();
  } catch (error) {
    const log = new Log(host);
    const { annotations, text } = await problemsOf(error, host);
    await log.annotate(annotations);
    log.tell(text);
    return 2;
  }
}

async function judgeAndReport(host: Host): Promise<ExitStatus> {
  const { exitStatusOf, reportedFrom, openHandbook } = await import('@akslint/workspace');
  const inputs = await readInputs((name) => host.input(name));
  const places = await placesOf(host, inputs.workingDirectory);
  if (places.repository !== undefined) Object.assign(host.env, trustIn(places.repository, host.env));
  const { result, scope } = await judged(host, inputs, places);
  const report: Report = { ...reportedFrom(places.repository ?? places.workspace, result), remarks: [scope.remark], guides: (await openHandbook()).guides };

  host.output('findings', String(countOf(result, 'fail')));
  host.output('unknown', String(countOf(result, 'unknown')));
  await writeReports(host, inputs, report, scope);
  const stacks = result.errors.flatMap(({ stack = [] }) => stack);
  if (host.env['RUNNER_DEBUG'] === '1' && stacks.length > 0) new Log(host).tell(stacks.join('\n'));
  if (inputs.sarifFile !== undefined) {
    const { loadReporter } = await import('@akslint/reporters');
    const sarif = await loadReporter('sarif');
    host.output('sarif-file', await writeSarif(inputs.sarifFile, sarif(report, { colour: false, width, quiet: false }), places));
  }
  return exitStatusOf(result, inputs.failOn, inputs.strict);
}

/** What came out, and what of it there is: everything, where git does not know what it should be compared with. */
async function judged(host: Host, inputs: Inputs, places: Places): Promise<{ readonly result: LintResult; readonly scope: Scope }> {
  const { lint, today, UnknownHistory } = await import('@akslint/workspace');
  const request: LintRequest = {
    cwd: places.directory,
    targets: inputs.paths,
    varFiles: [],
    variables: [],
    parameterFiles: [],
    stacks: [],
    environment: host.env,
    only: [],
    skip: [],
    allowEmpty: false,
    today: today(host.env),
    ...(inputs.config !== undefined && { config: inputs.config }),
    ...(inputs.baseline !== undefined && { baseline: inputs.baseline }),
  };
  const scope = await scopeOf(inputs.changedOnly, eventIn(host.env), places.repository, host.env['GITHUB_SHA']);
  try {
    return { result: await lint({ ...request, ...scope.changes }), scope };
  } catch (error) {
    if (!(error instanceof UnknownHistory) || scope.otherwise === undefined) throw error;
    return { result: await lint(request), scope: scope.otherwise(error.message) };
  }
}

async function writeReports(host: Host, inputs: Inputs, report: Report, { remark, warning }: Scope): Promise<void> {
  const { annotationsOf, loadReporter } = await import('@akslint/reporters');
  const log = new Log(host);
  const own: readonly Annotation[] = warning === undefined ? [] : [{ level: 'warning', ...warning }];
  await log.annotate([...own, ...(inputs.annotations ? annotationsOf(report, false) : [])]);
  const colour = !host.env['NO_COLOR'];
  log.tell(`${(await loadReporter('stylish'))(report, { colour, width, quiet: false })}${remark}\n`);
  if (inputs.summary) await host.summarise((await loadReporter('markdown'))(report, { colour: false, width, quiet: false }));
}

function countOf({ subjects }: LintResult, wanted: 'fail' | 'unknown'): number {
  return subjects.flatMap(({ controls }) => controls.flatMap(({ requirements }) => requirements)).filter(({ verdict }) => verdict === wanted).length;
}
