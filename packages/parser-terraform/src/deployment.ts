import { scalar, type Deployment, type ObjectValue, type Reason, type Resource, type Unknown, type UnreadModule, type Value } from '@akslint/model';
import { certainly } from './evaluate/expanded.js';
import { constantScope } from './evaluate/constant-scope.js';
import type { DeploymentContext } from './evaluate/deployment-context.js';
import { Evaluation, type FunctionSource } from './evaluate/evaluation.js';
import { evaluate } from './evaluate/expression.js';
import { failed, isFailure } from './evaluate/failure.js';
import { ModuleInstance } from './evaluate/module-instance.js';
import type { RootInputs } from './evaluate/root-inputs.js';
import type { InstalledModules } from './module/installed-modules.js';
import type { DirectoryLibrary } from './module/library.js';
import type { ModuleSyntax } from './module/module-syntax.js';
import { providerVersions } from './module/provider-versions.js';
import type { ConfigSources } from './source/config-sources.js';
import { byText, type Diagnostics } from './source/diagnostics.js';
import { ScanFunctionFiles } from './source/function-files.js';
import { inDirectory } from './source/paths.js';
import { parseTemplateText } from './syntax/index.js';
import { unmadeResources } from './unmade.js';

/** What a run has worked out before its deployments are evaluated. */
export interface RunContext {
  readonly sources: ConfigSources;
  readonly library: DirectoryLibrary;
  readonly diagnostics: Diagnostics;
  readonly functions: FunctionSource;
  readonly judgedAlone: ReadonlySet<string>;
  readonly workspace: string | undefined;
  refineBody(type: string, body: ObjectValue): ObjectValue;
}

/** A root module with all that is known of it before it is evaluated. */
export interface PreparedRoot {
  readonly module: ModuleSyntax;
  readonly installed: InstalledModules;
  /** Those that it leads to, itself among them. */
  readonly modules: readonly ModuleSyntax[];
  readonly inputs: RootInputs;
  /** The files that give its variables values. */
  readonly variableFiles: readonly string[];
}

/** Instances of modules in one deployment. */
const mostModules = 5000;

/** One root module with everything that it declares. */
export function readDeployment({ module: root, installed, modules, inputs, variableFiles }: PreparedRoot, run: RunContext): Deployment {
  const { evaluation, asked } = evaluationFor(root.directory, run);
  const module = new ModuleInstance(contextOf(root, installed, inputs, run, evaluation), root, {
    address: '',
    path: [],
    arguments: undefined,
    existence: certainly({ span: { file: root.files[0]?.file ?? root.directory, start: 0, end: 0 }, via: undefined }),
  });
  tellWrongValues(module, inputs, run.diagnostics);
  const found = collect(module);
  const lockFile = run.sources.lockFile(inDirectory(root.directory, '.terraform.lock.hcl'));
  return {
    id: root.directory,
    format: 'terraform',
    variant: null,
    resources: found.resources,
    unreadModules: found.unread,
    unmade: unmadeResources(modules, found.resources),
    ...(found.incomplete && { incomplete: found.incomplete }),
    files: () => [...new Set([...modules.flatMap(filesOf), ...variableFiles, ...(lockFile ? [lockFile.file] : []), ...asked])].sort(byText),
    providers: providerVersions(modules, lockFile),
  };
}

/** Those that could not be read, too. */
function filesOf({ files, brokenFiles }: ModuleSyntax): readonly string[] {
  return [...files.map(({ file }) => file), ...brokenFiles];
}

function contextOf(
  root: ModuleSyntax,
  installed: InstalledModules,
  inputs: RootInputs,
  { library, diagnostics, workspace, judgedAlone, refineBody }: RunContext,
  evaluation: Evaluation,
): DeploymentContext {
  let modules = 0;
  return {
    rootDirectory: root.directory,
    evaluation,
    library,
    installed,
    inputs,
    diagnostics,
    workspace,
    judgedAlone,
    refineBody,
    takeModule: () => {
      modules += 1;
      return modules <= mostModules;
    },
  };
}

/**
 * The functions and files of one deployment; `asked` are the files that functions ask for. Templates are evaluated
 * with their own variables only.
 */
export function evaluationFor(rootDirectory: string, { functions, sources }: Pick<RunContext, 'functions' | 'sources'>): { readonly evaluation: Evaluation; readonly asked: ReadonlySet<string> } {
  const withoutTemplates: FunctionSource = { names: functions.names, get: (name) => (name === 'templatefile' ? undefined : functions.get(name)) };
  const files = new ScanFunctionFiles(sources.reader, rootDirectory, (template, variables) => {
    const { expression, errors, file } = parseTemplateText(template.file, template.text);
    const inner = constantScope(new Evaluation(withoutTemplates, files), file);
    const [error] = errors;
    const at = { span: { file, start: error?.start ?? 0, end: error?.end ?? 0 }, via: undefined };
    if (error) return failed(`${file} is no template: ${error.message}`, at);
    return evaluate(expression, { ...inner, bindings: bindingsOf(variables) });
  });
  return { evaluation: new Evaluation(functions, files), asked: files.asked };
}

function bindingsOf(variables: Value): Map<string, { readonly value: Value; readonly isUse: boolean }> {
  if (variables.kind !== 'object') return new Map();
  const names = [...variables.entries.keys()];
  return new Map(names.map((name) => [name, { value: variables.entries.get(name) ?? scalar(null, variables.origin), isUse: false }]));
}

/** Values from outside that do not fit their variable. */
function tellWrongValues(module: ModuleInstance, inputs: RootInputs, diagnostics: Diagnostics): void {
  for (const name of inputs.names()) {
    const declaration = module.syntax.variables.get(name);
    const value = declaration && module.variable(name);
    const failure = value && failureIn(value, 0);
    if (failure) diagnostics.notice(failure.origin, `${failure.reason.text}.`);
  }
}

/** The first part of a value that Terraform would refuse. */
function failureIn(value: Value, depth: number): Unknown | undefined {
  if (value.kind === 'unknown') return isFailure(value) ? value : undefined;
  if (depth > 8) return undefined;
  const parts = value.kind === 'list' ? value.items : value.kind === 'object' ? [...value.entries.keys()].map((key) => value.entries.get(key)) : [];
  for (const part of parts) {
    const failure = part && failureIn(part, depth + 1);
    if (failure) return failure;
  }
  return undefined;
}

interface Collected {
  readonly resources: Resource[];
  readonly unread: UnreadModule[];
  incomplete: Reason | undefined;
}

function collect(root: ModuleInstance): Collected {
  const collected: Collected = { resources: [], unread: [], incomplete: undefined };
  const pending = [root];
  for (let module = pending.shift(); module; module = pending.shift()) {
    collected.incomplete ??= module.syntax.broken;
    for (const node of module.resources) collected.resources.push(...node.all().map((instance) => instance.toResource()));
    for (const call of module.calls.values()) {
      for (const called of call.all()) {
        if (called.kind === 'module') pending.push(called.module);
        else if (!called.isElsewhere) collected.unread.push(called.unread);
      }
    }
  }
  return collected;
}
