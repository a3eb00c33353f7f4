import type { Control, JudgeOptions, SubjectResult } from '@akslint/engine';
import type { DescribeOptions } from '@akslint/azure';
import type { Deployment, Notice, SourceComment, SourceError, SourceReader, Subject } from '@akslint/model';
import type { PlanAnalysis } from '@akslint/parser-terraform';
import type { Discovery } from './discover.js';
import type { LintError, LintRequest } from './result.js';
import type { RestoreCache } from './templates.js';

type TerraformInputs = Parameters<typeof import('@akslint/parser-terraform').readTerraform>[2];

/** What a parser gives. */
export interface Analysis {
  readonly deployments: readonly Deployment[];
  readonly notices: readonly Notice[];
  readonly errors: readonly SourceError[];
  readonly files: readonly string[];
  readonly comments?: readonly SourceComment[];
  readonly callers?: ReadonlyMap<string, readonly string[]>;
}

interface BicepInputs {
  readonly parameterFiles: readonly string[];
  readonly configuredFor?: (template: string) => readonly string[];
  readonly named: ReadonlySet<string>;
  readonly restored?: RestoreCache;
}

const nothingRead: Analysis = { deployments: [], notices: [], errors: [], files: [] };
const noPlans: PlanAnalysis = { ...nothingRead, shown: () => undefined };

/** What all parsers gave. */
export function together(analyses: readonly Analysis[]): Required<Analysis> {
  return {
    deployments: analyses.flatMap(({ deployments }) => deployments),
    notices: analyses.flatMap(({ notices }) => notices),
    errors: analyses.flatMap(({ errors }) => errors),
    files: [...new Set(analyses.flatMap(({ files }) => files))].sort(),
    comments: analyses.flatMap(({ comments }) => comments ?? []),
    callers: new Map(analyses.flatMap(({ callers }) => [...(callers ?? [])])),
  };
}

interface Description {
  readonly subjects: readonly Subject[];
  readonly notices: readonly Notice[];
}

/** The stages that can meet a mistake of akslint's own; it is remembered, and the run goes on with what there is. */
export class Run {
  readonly mistakes: LintError[] = [];

  constructor(
    private readonly reader: SourceReader,
    /** Where a mistake is reported that no file stands for. */
    private readonly place: string,
    private readonly onProgress: LintRequest['onProgress'],
  ) {}

  async readTerraform({ terraform }: Discovery, inputs: TerraformInputs): Promise<Analysis> {
    if (terraform.length === 0) return nothingRead;
    return this.#guarded('reading Terraform', this.place, nothingRead, async () => {
      const parser = await import('@akslint/parser-terraform');
      return parser.readTerraform(this.#counting(), terraform, inputs);
    });
  }

  async readBicep(paths: readonly string[], inputs: BicepInputs): Promise<Analysis> {
    if (paths.length === 0) return nothingRead;
    return this.#guarded('reading Bicep', this.place, nothingRead, async () => {
      const parser = await import('@akslint/parser-bicep');
      return parser.readBicep(this.#counting(), paths, inputs);
    });
  }

  async readPlans({ plans }: Discovery, inputs: TerraformInputs): Promise<PlanAnalysis> {
    if (plans.length === 0) return noPlans;
    return this.#guarded('reading Terraform plans', this.place, noPlans, async () => {
      const parser = await import('@akslint/parser-terraform');
      return parser.readPlans(this.#counting(), plans, inputs);
    });
  }

  async readKubernetes({ kubernetes }: Discovery): Promise<Analysis> {
    if (kubernetes.length === 0) return nothingRead;
    return this.#guarded('reading Kubernetes manifests', this.place, nothingRead, async () => {
      const parser = await import('@akslint/parser-kubernetes');
      return parser.readKubernetes(this.#counting(), kubernetes);
    });
  }

  async readPulumi({ pulumi }: Discovery, inputs: { readonly stacks: readonly string[] }): Promise<Analysis> {
    if (pulumi.length === 0) return nothingRead;
    return this.#guarded('reading Pulumi', this.place, nothingRead, async () => {
      const parser = await import('@akslint/parser-pulumi');
      return parser.readPulumi(this.#counting(), pulumi, inputs);
    });
  }

  async describe({ deployments }: Pick<Analysis, 'deployments'>, options: DescribeOptions): Promise<Description> {
    const nothing: Description = { subjects: [], notices: [] };
    if (deployments.length === 0) return nothing;
    return this.#guarded('describing clusters', this.place, nothing, async () => {
      const azure = await import('@akslint/azure');
      return { subjects: azure.describeSubjects(deployments, options), notices: [...azure.untypedNotices(deployments), ...azure.unmadeClusterNotices(deployments)] };
    });
  }

  /** One by one, so that a mistake on one subject leaves the others. */
  async judge(subjects: readonly Subject[], controls: readonly Control[], optionsFor: (subject: Subject) => JudgeOptions): Promise<readonly SubjectResult[]> {
    const engine = await import('@akslint/engine');
    const results: SubjectResult[] = [];
    for (const [index, subject] of subjects.entries()) {
      this.onProgress?.({ stage: 'judging', done: index, of: subjects.length });
      const place = subject.declaredAt.span.file;
      const judged = this.#guarded<readonly SubjectResult[]>(`judging ${subject.address}`, place, [], () => engine.judge([subject], controls, optionsFor(subject)));
      results.push(...(await judged));
    }
    return results;
  }

  /** The reader, telling how many files were asked for. */
  #counting(): SourceReader {
    const { reader, onProgress } = this;
    if (onProgress === undefined) return reader;
    let files = 0;
    return {
      read(path) {
        files += 1;
        onProgress({ stage: 'reading', files });
        return reader.read(path);
      },
      bytes: (path) => reader.bytes(path),
      list: (path) => reader.list(path),
    };
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
