import { resolve } from 'node:path';
import type { Control, SubjectResult } from '@akslint/engine';
import { originOf, type Deployment, type Notice, type SourceReader, type Subject } from '@akslint/model';
import type { BicepAnalysis } from '@akslint/parser-bicep';
import type { PulumiAnalysis } from '@akslint/parser-pulumi';
import type { PlanAnalysis, TerraformAnalysis } from '@akslint/parser-terraform';
import { discover, scanPath, type Discovery } from './discover.js';
import { realDisk, type Disk } from './disk.js';
import { diskReader } from './disk-reader.js';
import { overlayDisk } from './overlay-disk.js';
import { withoutPlanned } from './planned.js';
import type { LintError, LintRequest, LintResult } from './result.js';
import { rootsOf, type ScanRoots } from './scan-roots.js';
import { selectedControls, selectedResult, selectionOf, type Selection } from './selection.js';
import { directoryOf, findTargets, type Targets } from './targets.js';
import { restoreCache, templateFiles, withRestored, type RestoreCache } from './templates.js';
import { UsageError } from './usage-error.js';

/**
 * The whole way: find files, read them, describe what they deploy, judge it. Whatever goes wrong on the way is an
 * error in the result, and the rest is judged.
 * @throws UsageError when the request itself is wrong.
 */
export async function lint(request: LintRequest): Promise<LintResult> {
  const disk = diskOf(request);
  const { controls, catalogue } = await import('@akslint/rules');
  const selection = selectionOf(controls, request.only, request.skip);
  const found = findTargets(disk, request.cwd, request.stdin ? [...request.targets, request.stdin.filename] : request.targets, request.allowEmpty);
  const varFiles = request.varFiles.map((file) => existingFile(disk, request.cwd, file, 'variable file'));
  const parameterFiles = request.parameterFiles.map((file) => existingFile(disk, request.cwd, file, 'parameter file'));
  const given = [...varFiles, ...parameterFiles];
  const roots = rootsOf(disk, found.targets.length === 0 ? [request.cwd] : found.targets.map(directoryOf), given);
  const reader = diskReader(disk, roots);
  const discovery = discover(disk, roots, found.targets);
  const place = placeOf(found, roots, request.cwd);
  const run = new Run(reader, place);

  const inputs = {
    varFiles: varFiles.map((file) => scanPath(roots, file)),
    variables: request.variables,
    environment: request.environment,
  };
  const templates = templateFiles(disk, roots, discovery);
  const restored = templates.length === 0 ? undefined : restoreCache(disk, roots, request.environment);
  const plans = await run.readPlans(discovery, inputs);
  const analyses = [
    await run.readTerraform(discovery, inputs),
    plans,
    await run.readBicep(templates, {
      parameterFiles: parameterFiles.map((file) => scanPath(roots, file)),
      named: discovery.named,
      ...(restored ? { restored } : {}),
    }),
    await run.readPulumi(discovery, { stacks: request.stacks }),
    await run.readKubernetes(discovery),
  ];
  const deployments = analyses.flatMap((analysis) => analysis.deployments);
  const files = [...new Set(analyses.flatMap((analysis) => analysis.files))].sort();
  const described = await run.describe(deployments);
  const subjects = await run.judge(described.subjects, selectedControls(controls, selection), selection);
  const sources = withRestored(reader, restored);
  return {
    base: roots.base,
    subjects: withoutPlanned(subjects, deployments),
    notices: sortedNotices([...noticesOf(discovery, found, files, place), ...analyses.flatMap(({ notices }) => notices), ...described.notices]),
    errors: sortedErrors([...refusedTargets(found, roots), ...discovery.errors, ...analyses.flatMap(({ errors }) => errors), ...run.mistakes]),
    files,
    sources: { read: (file) => plans.shown(file) ?? sources.read(file) },
    catalogue,
  };
}

function diskOf({ cwd, disk = realDisk, stdin }: LintRequest): Disk {
  return stdin ? overlayDisk(disk, resolve(cwd, stdin.filename), stdin.content) : disk;
}

type TerraformInputs = Parameters<typeof import('@akslint/parser-terraform').readTerraform>[2];

interface BicepInputs {
  readonly parameterFiles: readonly string[];
  readonly named: ReadonlySet<string>;
  readonly restored?: RestoreCache;
}

/** What every parser gives. */
type Analysis = TerraformAnalysis & BicepAnalysis & PulumiAnalysis;

const nothingRead: Analysis = { deployments: [], notices: [], errors: [], files: [] };
const noPlans: PlanAnalysis = { ...nothingRead, shown: () => undefined };

interface Description {
  readonly subjects: readonly Subject[];
  readonly notices: readonly Notice[];
}

/** The stages that can meet a mistake of akslint's own; it is remembered, and the run goes on with what there is. */
class Run {
  readonly mistakes: LintError[] = [];

  constructor(
    private readonly reader: SourceReader,
    /** Where a mistake is reported that no file stands for. */
    private readonly place: string,
  ) {}

  async readTerraform({ terraform }: Discovery, inputs: TerraformInputs): Promise<TerraformAnalysis> {
    if (terraform.length === 0) return nothingRead;
    return this.#guarded('reading Terraform', this.place, nothingRead, async () => {
      const parser = await import('@akslint/parser-terraform');
      return parser.readTerraform(this.reader, terraform, inputs);
    });
  }

  async readBicep(paths: readonly string[], inputs: BicepInputs): Promise<BicepAnalysis> {
    if (paths.length === 0) return nothingRead;
    return this.#guarded('reading Bicep', this.place, nothingRead, async () => {
      const parser = await import('@akslint/parser-bicep');
      return parser.readBicep(this.reader, paths, inputs);
    });
  }

  async readPlans({ plans }: Discovery, inputs: TerraformInputs): Promise<PlanAnalysis> {
    if (plans.length === 0) return noPlans;
    return this.#guarded('reading Terraform plans', this.place, noPlans, async () => {
      const parser = await import('@akslint/parser-terraform');
      return parser.readPlans(this.reader, plans, inputs);
    });
  }

  async readKubernetes({ kubernetes }: Discovery): Promise<Analysis> {
    if (kubernetes.length === 0) return nothingRead;
    return this.#guarded('reading Kubernetes manifests', this.place, nothingRead, async () => {
      const parser = await import('@akslint/parser-kubernetes');
      return parser.readKubernetes(this.reader, kubernetes);
    });
  }

  async readPulumi({ pulumi }: Discovery, inputs: { readonly stacks: readonly string[] }): Promise<PulumiAnalysis> {
    if (pulumi.length === 0) return nothingRead;
    return this.#guarded('reading Pulumi', this.place, nothingRead, async () => {
      const parser = await import('@akslint/parser-pulumi');
      return parser.readPulumi(this.reader, pulumi, inputs);
    });
  }

  async describe(deployments: readonly Deployment[]): Promise<Description> {
    const nothing: Description = { subjects: [], notices: [] };
    if (deployments.length === 0) return nothing;
    return this.#guarded('describing clusters', this.place, nothing, async () => {
      const azure = await import('@akslint/azure');
      return { subjects: azure.describeSubjects(deployments), notices: [...azure.untypedNotices(deployments), ...azure.unmadeClusterNotices(deployments)] };
    });
  }

  /** One by one, so that a mistake on one subject leaves the others. */
  async judge(subjects: readonly Subject[], controls: readonly Control[], selection: Selection): Promise<readonly SubjectResult[]> {
    const engine = await import('@akslint/engine');
    const results: SubjectResult[] = [];
    for (const subject of subjects) {
      const place = subject.declaredAt.span.file;
      const judged = this.#guarded<readonly SubjectResult[]>(`judging ${subject.address}`, place, [], () => engine.judge([subject], controls));
      results.push(...(await judged));
    }
    return results.map((result) => selectedResult(result, selection));
  }

  async #guarded<T>(doing: string, file: string, instead: T, work: () => T | Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      const mistake = { file, message: `Internal error while ${doing}: ${what}. This is a mistake in akslint; --debug shows where.` };
      this.mistakes.push(error instanceof Error && error.stack !== undefined ? { ...mistake, stack: error.stack } : mistake);
      return instead;
    }
  }
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
  const unread = [...discovery.named].filter((file) => discovery.json.includes(file) && !isRead.has(file) && !discovery.kubernetes.includes(file) && !discovery.plans.includes(file));
  const told = [
    ...discovery.foreign.map((file) => about(file, `This kind of file is not read; akslint reads ${whatIsRead}.`)),
    ...unread.map((file) => about(file, 'This JSON is no deployment template, no parameters of one, no Terraform plan and no Kubernetes manifest, so it is not read.')),
  ];
  const isSomething = discovery.terraform.length > 0 || discovery.bicep.length > 0 || discovery.pulumi.length > 0 || files.length > 0;
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
