import { isUnreadable, type SourceError } from '@akslint/model';
import { joinPath } from './paths.js';
import type { Sources } from './sources.js';
import { entryNamed, parseYaml, plainText, resolved, valueNamed, isMap, type YamlFile, type YamlNode } from './yaml-value.js';

/** What `Pulumi.yaml` says. */
export interface ProjectFile {
  /** The folder of the file. */
  readonly directory: string;
  readonly file: string;
  readonly name: string;
  /** `nodejs`, `yaml`, `python` … */
  readonly runtime: string;
  /** `main`, relative to the folder. */
  readonly main: string | undefined;
  readonly yaml: YamlFile;
  readonly root: YamlNode;
  readonly config: YamlNode;
}

/** Reads a folder's `Pulumi.yaml`; undefined when there is none that can be read, which is an error. */
export function readProjectFile(sources: Sources, directory: string, errors: SourceError[]): ProjectFile | undefined {
  const file = ['Pulumi.yaml', 'Pulumi.yml'].map((name) => joinPath(directory, name)).find((path) => path !== undefined && sources.isFile(path));
  if (file === undefined) return undefined;
  const text = sources.read(file);
  if (isUnreadable(text)) {
    errors.push({ file, message: `It cannot be read: ${text.unreadable}.` });
    return undefined;
  }
  const yaml = parseYaml(file, text);
  errors.push(...yaml.errors.map(({ offset, message }) => ({ file, offset, message: `It is not YAML: ${message}` })));
  const root = yaml.document.contents;
  const runtime = resolved(valueNamed(root, 'runtime', yaml), yaml);
  const options = valueNamed(root, 'options', yaml);
  return {
    directory,
    file,
    yaml,
    root,
    name: plainText(valueNamed(root, 'name', yaml), yaml) ?? '',
    runtime: (isMap(runtime) ? plainText(valueNamed(runtime, 'name', yaml), yaml) : plainText(runtime, yaml)) ?? '',
    main: plainText(valueNamed(root, 'main', yaml), yaml) ?? plainText(valueNamed(options, 'main', yaml), yaml),
    config: entryNamed(root, 'config', yaml)?.value ?? entryNamed(root, 'configuration', yaml)?.value,
  };
}
