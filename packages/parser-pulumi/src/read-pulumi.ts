import type { Deployment, Notice, SourceComment, SourceError, SourceReader } from '@akslint/model';
import { originOf } from '@akslint/model';
import { readProjectFile, type ProjectFile } from './project/project-file.js';
import { Sources } from './project/sources.js';
import { readNodeProgram } from './read-node-program.js';
import { yamlComments } from './yaml/comments.js';
import { readYamlProgram } from './yaml/read-yaml-program.js';

export interface PulumiInputs {
  /** `--stack`: names of stacks. Without any, every `Pulumi.<stack>.yaml` of a project gives its deployments once. */
  readonly stacks: readonly string[];
}

export interface PulumiAnalysis {
  /** One for each stack of each project, and one for each thing that nothing in its program calls. */
  readonly deployments: readonly Deployment[];
  readonly notices: readonly Notice[];
  readonly errors: readonly SourceError[];
  /** Every file that was read, sorted. */
  readonly files: readonly string[];
  /** The comments in them that address akslint. */
  readonly comments: readonly SourceComment[];
}

/** What the reading of one project gives. */
export interface ProjectResult {
  readonly deployments: readonly Deployment[];
  readonly notices: readonly Notice[];
  readonly errors: readonly SourceError[];
}

/**
 * Reads Pulumi projects: folders that hold a `Pulumi.yaml` or `Pulumi.yml`. Programs in TypeScript, JavaScript and
 * YAML are evaluated, never executed; one in another language is named in a notice. Never throws.
 */
export async function readPulumi(reader: SourceReader, projects: readonly string[], inputs: PulumiInputs): Promise<PulumiAnalysis> {
  const sources = new Sources(reader);
  const errors: SourceError[] = [];
  const results: ProjectResult[] = [];
  for (const directory of [...new Set(projects)].sort()) {
    const own = sources.part();
    const project = readProjectFile(own, directory, errors);
    if (project) results.push(await readProject(project, own, inputs));
  }
  return {
    deployments: results.flatMap(({ deployments }) => deployments),
    notices: results.flatMap(({ notices }) => notices),
    errors: differentErrors([...errors, ...results.flatMap((result) => result.errors)]),
    files: sources.files,
    comments: commentsRead(sources),
  };
}

async function readProject(project: ProjectFile, sources: Sources, inputs: PulumiInputs): Promise<ProjectResult> {
  switch (project.runtime) {
    case 'nodejs':
    case 'bun':
      return readNodeProgram(project, sources, inputs.stacks);
    case 'yaml':
      return readYamlProgram(project, sources, inputs.stacks);
    default:
      return { deployments: [], errors: [], notices: [otherLanguage(project)] };
  }
}

function otherLanguage({ file, runtime }: ProjectFile): Notice {
  const what = runtime === '' ? 'This project names no runtime' : `This project is written for the runtime "${runtime}"`;
  return {
    origin: originOf({ file, start: 0, end: 0 }),
    message: `${what}, which is not read; akslint reads Pulumi programs in TypeScript, JavaScript and YAML.`,
  };
}

/** What addresses akslint in the files that were read. */
export function commentsRead(sources: Sources): readonly SourceComment[] {
  return [...sources.files.flatMap((file) => sources.parsed.get(file)?.comments ?? []), ...yamlComments(sources)];
}

/** Each error once. */
export function differentErrors(errors: readonly SourceError[]): readonly SourceError[] {
  return [...new Map(errors.map((error) => [`${error.file}\n${error.offset}\n${error.message}`, error])).values()];
}
