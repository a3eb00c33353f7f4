import { isUnreadable, type SourceError } from '@akslint/model';
import { Modules } from '../evaluate/modules.js';
import { Run } from '../evaluate/run.js';
import { joinPath } from '../project/paths.js';
import { ProgramFiles } from '../project/program-files.js';
import type { ProjectFile } from '../project/project-file.js';
import type { Sources } from '../project/sources.js';
import { filesOfStack } from '../project/stack-files.js';
import { stackInputs, type StackInputs } from '../project/stack-inputs.js';
import { entryNamed, parseYaml } from '../project/yaml-value.js';
import { guarded } from '../read-node-program.js';
import type { ProjectResult } from '../read-pulumi.js';
import { Declarations } from '../sdk/declarations.js';
import { deploymentOf } from '../sdk/deployment.js';
import { YamlProgram } from './yaml-program.js';

/** Reads a program in Pulumi YAML, once for each stack: `Pulumi.yaml` itself, or `Main.yaml` beside it or in `main`. */
export function readYamlProgram(project: ProjectFile, sources: Sources, stacks: readonly string[]): ProjectResult {
  const errors: SourceError[] = [];
  const program = programOf(project, sources, errors);
  const files = new ProgramFiles(undefined, sources, project.directory);
  const runs = stackInputs(project, sources, stacks, errors).map((inputs) => ({ inputs, run: execute(program, files, inputs) }));
  return {
    deployments: runs.map(({ inputs: { stack }, run }) =>
      deploymentOf(
        {
          id: stack === null ? project.file : `${project.file} (${stack})`,
          format: 'pulumi-yaml',
          variant: stack,
          incomplete: program.yaml.errors.length > 0 ? { text: `a part of ${program.file} cannot be read`, remedy: 'mend the syntax error' } : run.incomplete,
          files: () => filesOfStack(sources, project.directory, stack, () => true),
          providers: new Map(),
        },
        run.declarations,
      ),
    ),
    notices: runs.flatMap(({ run }) => run.notices),
    errors,
  };
}

function execute(program: ProjectFile, files: ProgramFiles, inputs: StackInputs): Run {
  const modules = new Modules(files);
  const run = new Run(modules, inputs, new Declarations());
  modules.start(run);
  guarded(run, () => new YamlProgram(run, program).execute());
  return run;
}

/** The file that holds `resources`. */
function programOf(project: ProjectFile, sources: Sources, errors: SourceError[]): ProjectFile {
  if (entryNamed(project.root, 'resources', project.yaml)) return project;
  const directory = project.main === undefined ? project.directory : (joinPath(project.directory, project.main) ?? project.directory);
  const file = ['Main.yaml', 'Main.yml'].map((name) => joinPath(directory, name)).find((path) => path !== undefined && sources.isFile(path));
  const text = file === undefined ? undefined : sources.read(file);
  if (file === undefined || text === undefined || isUnreadable(text)) return project;
  const yaml = parseYaml(file, text);
  errors.push(...yaml.errors.map(({ offset, message }) => ({ file, offset, message: `It is not YAML: ${message}` })));
  const root = yaml.document.contents;
  return { ...project, file, yaml, root, config: entryNamed(root, 'config', yaml)?.value ?? project.config };
}
