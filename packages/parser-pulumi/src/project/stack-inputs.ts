import { isUnreadable, type Origin, type Reason, type SourceError } from '@akslint/model';
import { joinPath } from './paths.js';
import type { ProjectFile } from './project-file.js';
import type { Sources } from './sources.js';
import { entriesOf, entryNamed, isMap, originOfNode, parseYaml, resolved, valueNamed, type YamlFile, type YamlNode } from './yaml-value.js';

/** One configuration value as it is written. */
export interface ConfigEntry {
  readonly node: YamlNode;
  readonly yaml: YamlFile;
  readonly origin: Origin;
  readonly isSecret: boolean;
}

/** What a program learns from its project and stack. */
export interface StackInputs {
  readonly project: string;
  /** null where no stack is known. */
  readonly stack: string | null;
  /** The folder that the program runs in. */
  readonly directory: string;
  /** The value of `namespace:key`; undefined when it is not set. */
  config(key: string): ConfigEntry | undefined;
  /** Why values that are not set here may be set elsewhere. */
  readonly more: Reason | undefined;
}

/** The stacks of a project in the order of their names: each `Pulumi.<stack>.yaml`, or those that were asked for. */
export function stackInputs(project: ProjectFile, sources: Sources, chosen: readonly string[], errors: SourceError[]): readonly StackInputs[] {
  const names = chosen.length > 0 ? chosen : stackNames(project, sources);
  if (names.length === 0) return [inputsOf(project, null, undefined)];
  return names.map((name) => inputsOf(project, name, readStackFile(project, name, sources, errors)));
}

function stackNames({ directory }: ProjectFile, sources: Sources): readonly string[] {
  const names = sources.list(directory).flatMap(({ name, isDirectory }) => {
    const stack = isDirectory ? undefined : /^Pulumi\.(.+)\.ya?ml$/.exec(name)?.[1];
    return stack === undefined ? [] : [stack];
  });
  return [...new Set(names)].sort();
}

function readStackFile(project: ProjectFile, name: string, sources: Sources, errors: SourceError[]): YamlFile | undefined {
  const file = ['yaml', 'yml'].map((extension) => joinPath(project.directory, `Pulumi.${name}.${extension}`)).find((path) => path !== undefined && sources.isFile(path));
  const text = file === undefined ? undefined : sources.read(file);
  if (file === undefined || text === undefined) return undefined;
  if (isUnreadable(text)) {
    errors.push({ file, message: `It cannot be read: ${text.unreadable}.` });
    return undefined;
  }
  const yaml = parseYaml(file, text);
  errors.push(...yaml.errors.map(({ offset, message }) => ({ file, offset, message: `It is not YAML: ${message}` })));
  return yaml;
}

function inputsOf(project: ProjectFile, stack: string | null, yaml: YamlFile | undefined): StackInputs {
  const own = yaml && valueNamed(yaml.document.contents, 'config', yaml);
  const hasEnvironment = yaml !== undefined && entryNamed(yaml.document.contents, 'environment', yaml) !== undefined;
  return {
    project: project.name,
    stack,
    directory: project.directory,
    config: (key) => (yaml && stackEntry(own, key, project, yaml)) ?? projectEntry(key, project),
    more: hasEnvironment ? { text: `the environment that ${yaml.file} names may set it`, remedy: 'set it in the stack\'s own config' } : undefined,
  };
}

function stackEntry(config: YamlNode, key: string, project: ProjectFile, yaml: YamlFile): ConfigEntry | undefined {
  const short = key.startsWith(`${project.name}:`) ? key.slice(project.name.length + 1) : undefined;
  const entry = entriesOf(config, yaml).find((one) => one.key === key || one.key === short);
  if (!entry) return undefined;
  const isSecret = entryNamed(entry.value, 'secure', yaml) !== undefined;
  return { node: entry.value, yaml, origin: originOfNode(entry.value ?? entry.keyNode, yaml), isSecret };
}

/** `config` of `Pulumi.yaml`: a plain value, or `default` or `value` of a typed one. */
function projectEntry(key: string, project: ProjectFile): ConfigEntry | undefined {
  const { yaml } = project;
  const short = key.startsWith(`${project.name}:`) ? key.slice(project.name.length + 1) : undefined;
  const entry = entriesOf(project.config, yaml).find((one) => one.key === key || one.key === short);
  if (!entry) return undefined;
  const node = isMap(resolved(entry.value, yaml)) ? (entryNamed(entry.value, 'value', yaml)?.value ?? entryNamed(entry.value, 'default', yaml)?.value) : entry.value;
  const isSecret = entryNamed(entry.value, 'secret', yaml) !== undefined && node === undefined;
  return node === undefined && !isSecret ? undefined : { node, yaml, origin: originOfNode(node, yaml), isSecret };
}
