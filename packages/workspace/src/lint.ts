import { relative, resolve } from 'node:path';
import type { Control, SubjectResult } from '@akslint/engine';
import { originOf, type Notice, type SourceReader, type Subject } from '@akslint/model';
import type { GivenVariables } from '@akslint/parser-terraform';
import { applyBaseline, openBaseline, type BaselineFile } from './baseline-file.js';
import { changedOnly } from './changed-only.js';
import { configurationFor, type Configuration } from './configuration/index.js';
import type { ConfiguredScan, Places } from './configuration/settings.js';
import { discover, scanPath, type Discovery, type LeavesOut } from './discover.js';
import { realDisk, type Disk } from './disk.js';
import { diskReader } from './disk-reader.js';
import { except } from './exceptions.js';
import { realGit, type GitChanges } from './git.js';
import { overlayDisk } from './overlay-disk.js';
import { withoutPlanned } from './planned.js';
import type { LintError, LintRequest, LintResult, UsedBaseline } from './result.js';
import { Run, together } from './run.js';
import { isWithin, repositoryOf, rootsOf, type ScanRoots } from './scan-roots.js';
import { selectedControls, selectedResult, selectionOf, type Selection } from './selection.js';
import { directoryOf, findTargets, type Targets } from './targets.js';
import { restoreCache, templateFiles, withRestored } from './templates.js';
import { UsageError } from './usage-error.js';

/**
 * The whole way: find files, read them, describe what they deploy, judge it, take out what is excepted. Whatever goes
 * wrong on the way is an error in the result, and the rest is judged.
 * @throws UsageError when the request or the configuration itself is wrong.
 */
export async function lint(request: LintRequest): Promise<LintResult> {
  const { controls, catalogue } = await import('@akslint/rules');
  const selection = selectionOf(controls, request.only, request.skip);
  const scope = await scopeOf(request, controls, catalogue);
  const { disk, found, roots, configuration, varFiles, parameterFiles } = scope;
  const reader = diskReader(disk, roots);
  const discovery = discover(disk, roots, found.targets, await leavesOut(configuration));
  const place = placeOf(found, roots, request.cwd);
  const run = new Run(reader, place, request.onProgress);

  const folders = new Map<string, string[]>();
  const configured = configuration && new (await import('./configuration/settings.js')).ConfiguredScan(configuration, placesOf(roots, request.cwd, folders));
  const inputs = {
    varFiles: varFiles.map((file) => scanPath(roots, file)),
    variables: request.variables,
    environment: request.environment,
    ...(configured && { forRoot: (folder: string) => givenTo(folder, configured, roots) }),
  };
  const templates = templateFiles(disk, roots, discovery);
  const restored = templates.length === 0 ? undefined : restoreCache(disk, roots, request.environment);
  const plans = await run.readPlans(discovery, inputs);
  const analysis = together([
    await run.readTerraform(discovery, inputs),
    plans,
    await run.readBicep(templates, {
      parameterFiles: parameterFiles.map((file) => scanPath(roots, file)),
      named: discovery.named,
      ...(configured && { configuredFor: (template: string) => parametersOf(template, configured, roots) }),
      ...(restored && { restored }),
    }),
    await run.readPulumi(discovery, { stacks: request.stacks }),
    await run.readKubernetes(discovery),
  ]);
  for (const file of analysis.files) folders.set(folderOf(file), [...(folders.get(folderOf(file)) ?? []), file]);
  const described = await run.describe(analysis, {
    ...(configuration && { excludedNamespaces: configuration.excludedNamespaces }),
    ...(configured && { clusterOf: (file: string) => configured.clusterOf(file) }),
  });
  const sources = withRestored(reader, restored);
  const shown: Pick<SourceReader, 'read'> = { read: (file) => plans.shown(file) ?? sources.read(file) };
  const judged = await run.judge(described.subjects, selectedControls(controls, selection), (subject) => configured?.judgeOptionsFor(subject) ?? {});
  const errors = sortedErrors([...refusedTargets(found, roots), ...discovery.errors, ...analysis.errors, ...run.mistakes]);
  const results = withoutPlanned(judged, analysis.deployments).map((result) => selectedResult(result, selection)).map((result) => configured?.configured(result) ?? result);
  const excepted = except(results, { comments: analysis.comments, configured: configured?.exemptions() ?? [], controls, selection, textOf: textsOf(shown) }, request);
  const known = scope.baseline && knownBy(scope.baseline, excepted.results, { scope, selection, reader: shown, isWhole: errors.length === 0 });
  const notices = [
    ...noticesOf(discovery, found, analysis.files, place),
    ...analysis.notices,
    ...described.notices,
    ...excepted.notices,
    ...(known?.notices ?? []),
    ...missingHomes(configuration, described.subjects, roots),
  ];
  return {
    base: roots.base,
    ...ofChange(scope, known?.results ?? excepted.results, sortedNotices(notices), errors, analysis.callers),
    files: analysis.files,
    sources: shown,
    catalogue,
    ...(configuration && { configuration }),
    ...(known && { baseline: known.used }),
  };
}

/** What a run is about, before anything is read. */
interface Scope {
  readonly disk: Disk;
  readonly found: Targets;
  readonly roots: ScanRoots;
  readonly configuration: Configuration | undefined;
  readonly baseline: BaselineFile | undefined;
  /** Absolute. */
  readonly varFiles: readonly string[];
  /** Absolute. */
  readonly parameterFiles: readonly string[];
  /** Undefined when everything counts. */
  readonly changes: ReadonlySet<string> | undefined;
}

async function scopeOf(request: LintRequest, controls: readonly Control[], catalogue: LintResult['catalogue']): Promise<Scope> {
  const disk = overlayDisk(request.disk ?? realDisk, request.overlay ?? new Map());
  const found = findTargets(disk, request.cwd, request.targets, request.allowEmpty);
  const directories = found.targets.length === 0 ? [request.cwd] : found.targets.map(directoryOf);
  const configuration = await configurationFor({ disk, cwd: request.cwd, named: request.config, targets: directories, controls, catalogue });
  const varFiles = request.varFiles.map((file) => existingFile(disk, request.cwd, file, 'variable file'));
  const parameterFiles = request.parameterFiles.map((file) => existingFile(disk, request.cwd, file, 'parameter file'));
  const baseline = request.baseline === undefined ? undefined : openBaseline(disk, request.cwd, request.baseline);
  const beside = [...varFiles, ...parameterFiles, ...(configuration?.files ?? []), ...(baseline ? [baseline.file] : [])];
  const roots = rootsOf(disk, directories, beside);
  const changes = changesOf(request, disk, directories);
  return {
    disk: overlayDisk(disk, new Map(changes.flatMap(({ staged }) => [...staged]))),
    found,
    roots,
    configuration,
    baseline,
    varFiles,
    parameterFiles,
    changes: request.changes && new Set(changes.flatMap(({ changed }) => [...changed].map((file) => scanPath(roots, file)))),
  };
}

function changesOf({ changes, cwd, git = realGit }: LintRequest, disk: Disk, directories: readonly string[]): readonly GitChanges[] {
  if (changes === undefined) return [];
  const repositories = new Set(
    directories.map((directory) => {
      const repository = repositoryOf(disk, directory);
      if (repository === undefined) throw new UsageError(`It cannot be told what changed: ${relative(cwd, directory) || 'the working directory'} is in no git repository.`);
      return repository;
    }),
  );
  return [...repositories].map((repository) => git(repository, changes));
}

/** All results, or those that a change is responsible for, with what is to be told about its files. */
function ofChange(
  { changes, configuration, roots }: Scope,
  subjects: readonly SubjectResult[],
  notices: readonly Notice[],
  errors: readonly LintError[],
  callers: ReadonlyMap<string, readonly string[]>,
): Pick<LintResult, 'subjects' | 'notices' | 'errors'> {
  if (changes === undefined || configuration?.files.some((file) => changes.has(scanPath(roots, file)))) return { subjects, notices, errors };
  return {
    subjects: changedOnly(subjects, changes, callers),
    notices: notices.filter(({ origin }) => changes.has(origin.span.file)),
    errors: errors.filter(({ file, stack }) => stack !== undefined || changes.has(file)),
  };
}

/** What a baseline knows. Where something could not be read, nothing is said to be gone. */
function knownBy(
  baseline: BaselineFile,
  results: readonly SubjectResult[],
  { scope, selection, reader, isWhole }: { readonly scope: Scope; readonly selection: Selection; readonly reader: Pick<SourceReader, 'read'>; readonly isWhole: boolean },
): { readonly results: readonly SubjectResult[]; readonly used: UsedBaseline; readonly notices: readonly Notice[] } {
  const directories = scope.found.targets.map(directoryOf);
  return applyBaseline(baseline, results, {
    disk: scope.disk,
    base: scope.roots.base,
    textOf: textsOf(reader),
    covers: (path) => isWhole && directories.some((directory) => isWithin(directory, path)),
    isSelected: (requirement) => selection.has(requirement),
  });
}

function textsOf(reader: Pick<SourceReader, 'read'>): (file: string) => string | undefined {
  return (file) => {
    const text = reader.read(file);
    return typeof text === 'string' ? text : undefined;
  };
}

async function leavesOut(configuration: Configuration | undefined): Promise<LeavesOut> {
  if (configuration === undefined || configuration.ignores.length === 0) return () => false;
  const { pathPatterns } = await import('./configuration/path-patterns.js');
  return pathPatterns(configuration.directory, configuration.ignores);
}

function placesOf(roots: ScanRoots, cwd: string, folders: ReadonlyMap<string, readonly string[]>): Places {
  return {
    cwd,
    absolute: (path) => resolve(roots.base, path),
    scanPath: (absolute) => scanPath(roots, absolute),
    filesIn: (folder) => folders.get(folder) ?? [],
  };
}

function givenTo(folder: string, configured: ConfiguredScan, roots: ScanRoots): readonly GivenVariables[] {
  return configured.inputsFor(folder).map(({ varFiles, variables }) => ({
    varFiles: varFiles.map((file) => scanPath(roots, file)),
    variables: variables.map(({ name, value, at }) => ({ name, value, at: { ...at, file: scanPath(roots, at.file) } })),
  }));
}

function parametersOf(template: string, configured: ConfiguredScan, roots: ScanRoots): readonly string[] {
  return configured.inputsFor(folderOf(template)).flatMap(({ parameters }) => parameters.map((file) => scanPath(roots, file)));
}

/** Clusters that the configuration names and the scan does not hold. */
function missingHomes(configuration: Configuration | undefined, subjects: readonly Subject[], roots: ScanRoots): readonly Notice[] {
  if (configuration === undefined) return [];
  const clusters = subjects.filter(({ kind }) => kind === 'ManagedCluster');
  const missing = configuration.namespaces.filter(({ cluster }) => !clusters.some(({ name, address }) => name === cluster || address === cluster));
  const origin = originOf({ file: scanPath(roots, configuration.file), start: 0, end: 0 });
  return missing.map(({ cluster }) => ({ origin, message: `No cluster of the scan has the name or address "${cluster}", which namespaces names.` }));
}

function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
}

function existingFile(disk: Disk, cwd: string, file: string, kind: string): string {
  try {
    const real = disk.realpath(resolve(cwd, file));
    if (disk.stat(real).isFile) return real;
  } catch {
    // Told below, together with a path that is no file.
  }
  throw new UsageError(`There is no such ${kind}: ${file}`);
}

function refusedTargets({ refused }: Targets, roots: ScanRoots): readonly LintError[] {
  return refused.map(({ path, reason }) => ({ file: scanPath(roots, path), message: `It cannot be read: ${reason}.` }));
}

const whatIsRead =
  'Terraform configuration (.tf, .tofu, .tf.json), Terraform plans and states as JSON, Bicep (.bicep, .bicepparam), ARM templates (.json), Pulumi projects (Pulumi.yaml) and Kubernetes manifests (.yaml, .json)';

function noticesOf(discovery: Discovery, { refused }: Targets, files: readonly string[], place: string): readonly Notice[] {
  const about = (file: string, message: string): Notice => ({ origin: originOf({ file, start: 0, end: 0 }), message });
  const isRead = new Set(files);
  const unread = discovery.json.filter((file) => discovery.named.has(file) && !isRead.has(file));
  const told = [
    ...discovery.foreign.map((file) => about(file, `This kind of file is not read; akslint reads ${whatIsRead}.`)),
    ...unread.map((file) => about(file, 'This JSON is no deployment template, no parameters of one, no Terraform plan and no Kubernetes manifest, so it is not read.')),
    ...discovery.otherYaml.map((file) => about(file, 'No Kubernetes objects were found in this YAML, so it is not read. For standard input of another kind, say its name with --stdin-filename.')),
    ...discovery.leftOut.map((file) => about(file, 'The configuration ignores this, so it is not searched.')),
  ];
  const isSomething = discovery.terraform.length + discovery.bicep.length + discovery.pulumi.length + files.length > 0;
  if (isSomething || told.length > 0 || refused.length > 0) return told;
  return [about(place, 'No infrastructure code was found here.')];
}

/** Where something is told that no file stands for. */
function placeOf({ targets }: Targets, roots: ScanRoots, cwd: string): string {
  return scanPath(roots, targets[0]?.path ?? cwd);
}

function sortedNotices(notices: readonly Notice[]): readonly Notice[] {
  return sortedByPlace(notices, ({ origin, message }) => ({ file: origin.span.file, offset: origin.span.start, message }));
}

function sortedErrors(errors: readonly LintError[]): readonly LintError[] {
  return sortedByPlace(errors, ({ file, offset, message }) => ({ file, offset: offset ?? -1, message }));
}

/** By file, offset and text, each once; the order of code units, whatever the locale. */
function sortedByPlace<T>(things: readonly T[], placeOf: (thing: T) => { file: string; offset: number; message: string }): readonly T[] {
  const different = new Map(things.map((thing) => [JSON.stringify(Object.values(placeOf(thing))), thing]));
  return [...different.values()].sort((left, right) => {
    const [one, other] = [placeOf(left), placeOf(right)];
    if (one.file !== other.file) return one.file < other.file ? -1 : 1;
    if (one.offset !== other.offset) return one.offset - other.offset;
    return one.message < other.message ? -1 : 1;
  });
}
