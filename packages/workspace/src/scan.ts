import { resolve } from 'node:path';
import type { SubjectResult } from '@akslint/engine';
import { originOf, type Deployment, type Notice, type SourceReader, type Subject } from '@akslint/model';
import type { GivenVariables } from '@akslint/parser-terraform';
import { applyBaseline, type AppliedBaseline } from './baseline-file.js';
import type { Configuration } from './configuration/index.js';
import type { ConfiguredScan, Places } from './configuration/settings.js';
import { discover, scanPath, type LeavesOut } from './discover.js';
import { diskReader } from './disk-reader.js';
import { except } from './exceptions.js';
import { discoveryNotices, placeOf } from './notices.js';
import { withoutPlanned } from './planned.js';
import type { LintError, LintRequest } from './result.js';
import { Run, together, type Analysis } from './run.js';
import { isWithin, type ScanRoots } from './scan-roots.js';
import type { Rules, Scope } from './scope.js';
import { selectedControls, selectedResult } from './selection.js';
import { directoryOf } from './targets.js';
import { restoreCache, templateFiles, withRestored, type RestoreCache } from './templates.js';

/** What came out of reading and judging a scope. Paths are of the scan. */
export interface Scan {
  /** With what is excepted as suppressed. */
  readonly results: readonly SubjectResult[];
  readonly deployments: readonly Deployment[];
  readonly callers: ReadonlyMap<string, readonly string[]>;
  readonly notices: readonly Notice[];
  readonly errors: readonly LintError[];
  /** Every file that was read as configuration, sorted. */
  readonly files: readonly string[];
  /** The texts that origins point into. */
  readonly shown: Pick<SourceReader, 'read'>;
  readonly known: AppliedBaseline | undefined;
  /** Name or address of the cluster that the configuration gives the Kubernetes objects of a file to. */
  readonly clusterOf: (file: string) => string | undefined;
}

/**
 * Finds files, reads them, describes what they deploy, judges it, takes out what is excepted. Whatever goes wrong on
 * the way is an error of the scan, and the rest is judged. `isWanted` chooses what is judged of all that is described.
 */
export async function scan(scope: Scope, request: LintRequest, rules: Rules, isWanted: (subject: Subject) => boolean = () => true): Promise<Scan> {
  const { disk, found, roots, configuration } = scope;
  const reader = diskReader(disk, roots);
  const discovery = discover(disk, roots, found.targets, await leavesOut(configuration));
  const place = placeOf(found, roots, request.cwd);
  const run = new Run(reader, place, request.onProgress);

  const folders = new Map<string, string[]>();
  const configured = configuration && new (await import('./configuration/settings.js')).ConfiguredScan(configuration, placesOf(roots, request.cwd, folders));
  const { analysis, restored, shownPlan } = await read(run, discovery, scope, request, configured);
  for (const file of analysis.files) folders.set(folderOf(file), [...(folders.get(folderOf(file)) ?? []), file]);
  const described = await run.describe(analysis, {
    ...(configuration && { excludedNamespaces: configuration.excludedNamespaces }),
    ...(configured && { clusterOf: (file: string) => configured.clusterOf(file) }),
  });
  const sources = withRestored(reader, restored);
  const shown: Pick<SourceReader, 'read'> = { read: (file) => shownPlan(file) ?? sources.read(file) };
  const judged = await run.judge(described.subjects.filter(isWanted), selectedControls(rules.controls, rules.selection), (subject) => configured?.judgeOptionsFor(subject) ?? {});
  const errors = [...found.refused.map(({ path, reason }) => ({ file: scanPath(roots, path), message: `It cannot be read: ${reason}.` })), ...discovery.errors, ...analysis.errors, ...run.mistakes];
  const results = withoutPlanned(judged, analysis.deployments).map((result) => selectedResult(result, rules.selection)).map((result) => configured?.configured(result) ?? result);
  const excepted = except(results, { comments: analysis.comments, configured: configured?.exemptions() ?? [], controls: rules.controls, selection: rules.selection, textOf: textsOf(shown) }, request);
  const known = knownBy(excepted.results, scope, rules, shown, errors.length === 0);
  const notices = [
    ...discoveryNotices(discovery, found, analysis.files, place),
    ...analysis.notices,
    ...described.notices,
    ...excepted.notices,
    ...(known?.notices ?? []),
    ...missingHomes(configuration, described.subjects, roots),
  ];
  const { deployments, callers, files } = analysis;
  return { results: known?.results ?? excepted.results, deployments, callers, notices, errors, files, shown, known, clusterOf: (file) => configured?.clusterOf(file) };
}

/** The text of a file, as suppressions and fingerprints see it. */
export function textsOf(reader: Pick<SourceReader, 'read'>): (file: string) => string | undefined {
  return (file) => {
    const text = reader.read(file);
    return typeof text === 'string' ? text : undefined;
  };
}

interface Read {
  readonly analysis: Required<Analysis>;
  readonly restored: RestoreCache | undefined;
  /** The text of a plan as it may be shown; undefined for any other file. */
  readonly shownPlan: (file: string) => string | undefined;
}

async function read(run: Run, discovery: ReturnType<typeof discover>, { disk, roots, varFiles, parameterFiles }: Scope, request: LintRequest, configured: ConfiguredScan | undefined): Promise<Read> {
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
  return { analysis, restored, shownPlan: (file) => plans.shown(file) };
}

/** What a baseline knows. Where something could not be read, nothing is said to be gone. */
function knownBy(results: readonly SubjectResult[], { baseline, disk, found, roots }: Scope, { selection }: Rules, shown: Pick<SourceReader, 'read'>, isWhole: boolean): AppliedBaseline | undefined {
  const directories = found.targets.map(directoryOf);
  return baseline && applyBaseline(baseline, results, {
    disk,
    base: roots.base,
    textOf: textsOf(shown),
    covers: (path) => isWhole && directories.some((directory) => isWithin(directory, path)),
    isSelected: (requirement) => selection.has(requirement),
  });
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
