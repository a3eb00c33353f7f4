import { isUnreadable, originOf, type Deployment, type Notice, type Reason } from '@akslint/model';
import { Modules } from './evaluate/modules.js';
import { Run } from './evaluate/run.js';
import { entryFile } from './project/entry-file.js';
import { ProgramFiles } from './project/program-files.js';
import { makesCluster, mentionsClusters, programPaths, reachedFrom } from './project/program-paths.js';
import type { ProjectFile } from './project/project-file.js';
import { providerVersions } from './project/provider-versions.js';
import type { Sources } from './project/sources.js';
import { filesOfStack } from './project/stack-files.js';
import { stackInputs, type StackInputs } from './project/stack-inputs.js';
import { differentErrors, type ProjectResult } from './read-pulumi.js';
import { uncalledIn } from './read-uncalled.js';
import { Declarations } from './sdk/declarations.js';
import { deploymentOf, type DeploymentHead } from './sdk/deployment.js';
import { loadTypeScript, type TypeScript } from './syntax/typescript.js';

/** One program with everything that its executions share. */
export interface Program {
  readonly project: ProjectFile;
  readonly files: ProgramFiles;
  readonly providers: DeploymentHead['providers'];
}

/**
 * Reads a program in TypeScript or JavaScript, once for each stack. With `about`, files that it does not lead to are
 * left out but for that one.
 */
export async function readNodeProgram(project: ProjectFile, sources: Sources, stacks: readonly string[], about?: string): Promise<ProjectResult> {
  const prepared = prepareNodeProgram(project, sources, stacks, about);
  return typeof prepared === 'function' ? prepared(await loadTypeScript()) : prepared;
}

/** The result where there is nothing to evaluate, else what gives it once TypeScript's parser is there. */
export function prepareNodeProgram(project: ProjectFile, sources: Sources, stacks: readonly string[], about?: string): ProjectResult | ((ts: TypeScript) => ProjectResult) {
  const paths = about === undefined ? programPaths(project.directory, sources) : [about];
  const entry = entryFile(project, sources) ?? about;
  if (entry === undefined) return withoutEntry(project);
  const mentioning = [...new Set([entry, ...paths])].filter((path) => mentions(path, sources));
  // A file that is asked about may lead to one that mentions clusters.
  if (mentioning.length === 0 && about === undefined && !leadsToMention(entry, project, sources)) return { deployments: [], notices: [], errors: [] };
  return (ts) => evaluate(project, sources, stacks, { ts, entry, mentioning });
}

/** Whether a program leads to a file outside its folder that mentions clusters. */
function leadsToMention(entry: string, project: ProjectFile, sources: Sources): boolean {
  const files = new ProgramFiles(undefined, sources, project.directory);
  return [...reachedFrom(entry, files, 'peek')].some((path) => mentions(path, sources));
}

interface Prepared {
  readonly ts: TypeScript;
  readonly entry: string;
  readonly mentioning: readonly string[];
}

function evaluate(project: ProjectFile, sources: Sources, stacks: readonly string[], { ts, entry, mentioning }: Prepared): ProjectResult {
  const files = new ProgramFiles(ts, sources, project.directory);
  const program: Program = { project, files, providers: providerVersions(project.directory, sources) };
  const errors: ProjectResult['errors'][number][] = [];
  const inputs = stackInputs(project, sources, stacks, errors);
  const reached = reachedFrom(entry, files);
  const unreached = mentioning.filter((path) => !reached.has(path) && makes(path, sources));
  const result = readAll(program, entry, inputs, unreached);
  return { ...result, errors: differentErrors([...errors, ...files.errors]) };
}

function readAll(program: Program, entry: string, inputs: readonly StackInputs[], unreached: readonly string[]): Pick<ProjectResult, 'deployments' | 'notices'> {
  const runs = inputs.map((one) => ({ inputs: one, run: execute(program, entry, one) }));
  const deployments = runs.map(({ run, inputs: { stack } }) => deploymentOf(headOf(program, { id: program.project.file, entry, variant: stack }, run), run.declarations));
  const notices = runs.flatMap(({ run }) => run.notices);
  const uncalled = uncalledIn(program, entry, runs.map(({ run }) => run));
  const apart = unreachedFiles(program, unreached);
  return {
    deployments: [...deployments, ...uncalled.deployments, ...apart.deployments],
    notices: differentNotices([...notices, ...uncalled.notices, ...apart.notices]),
  };
}

/** Executes a program from a file on. Whatever it does, the execution ends and does not throw. */
export function execute({ files }: Program, entry: string, inputs: StackInputs): Run {
  const modules = new Modules(files);
  const run = new Run(modules, inputs, new Declarations());
  modules.start(run);
  guarded(run, () => modules.executeEntry(entry));
  return run;
}

/** Runs out of stack only where the depth budget is too generous for the host; the rest of the program is then left out. */
export function guarded(run: Run, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    run.incomplete ??= { text: 'a part of the program nests too deeply to be followed' };
  }
}

/** What a deployment is called, and the file that its program starts with. */
export interface Execution {
  readonly id: string;
  readonly entry: string;
  readonly variant: string | null;
}

export function headOf({ project, files, providers }: Program, { id, entry, variant }: Execution, run: Run): DeploymentHead {
  const incomplete: Reason | undefined = files.broken ?? run.incomplete;
  const filesRead = (): readonly string[] => {
    const reached = reachedFrom(entry, files);
    return filesOfStack(files.sources, project.directory, variant, (file) => reached.has(file));
  };
  return { id: variant === null ? id : `${id} (${variant})`, format: 'pulumi', variant, incomplete, files: filesRead, providers };
}

/** Files that the program does not lead to and that make a cluster: each is judged as a program of its own. */
function unreachedFiles(program: Program, paths: readonly string[]): { deployments: readonly Deployment[]; notices: readonly Notice[] } {
  const deployments: Deployment[] = [];
  const notices: Notice[] = [];
  const led = new Set<string>();
  for (const path of paths) for (const other of reachedFrom(path, program.files)) if (other !== path) led.add(other);
  for (const path of paths.filter((one) => !led.has(one))) {
    const run = execute(program, path, withoutStack(program.project));
    const uncalled = uncalledIn(program, path, [run]);
    const own = deploymentOf(headOf(program, { id: path, entry: path, variant: null }, run), run.declarations);
    if (own.resources.length > 0) deployments.push(own);
    deployments.push(...uncalled.deployments);
    notices.push({ origin: originOf({ file: path, start: 0, end: 0 }), message: 'The program does not lead to this file; its clusters are judged on their own.' }, ...uncalled.notices);
  }
  return { deployments, notices };
}

/** A program's inputs where no stack is known. */
export function withoutStack(project: ProjectFile): StackInputs {
  return { project: project.name, stack: null, directory: project.directory, config: () => undefined, more: undefined };
}

function mentions(path: string, sources: Sources): boolean {
  const text = sources.peek(path);
  return !isUnreadable(text) && mentionsClusters(text);
}

function makes(path: string, sources: Sources): boolean {
  const text = sources.peek(path);
  return !isUnreadable(text) && makesCluster(text);
}

function withoutEntry({ file, main }: ProjectFile): ProjectResult {
  const message = main === undefined ? 'There is no index.ts or index.js beside this project file.' : `There is no program at "${main}", which this project names.`;
  return { deployments: [], notices: [], errors: [{ file, message }] };
}

function differentNotices(notices: readonly Notice[]): readonly Notice[] {
  return [...new Map(notices.map((notice) => [`${notice.origin.span.file}\n${notice.origin.span.start}\n${notice.message}`, notice])).values()];
}
