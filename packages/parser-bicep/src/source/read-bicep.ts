import type { Deployment, Notice, Reason, SourceError, SourceReader } from '@akslint/model';
import { evaluateTemplate } from '../evaluate/resources.js';
import { isReason } from '../evaluate/run.js';
import type { Template } from '../evaluate/template.js';
import { nothingGiven, readParameterFile, type ParameterFile } from './parameters.js';
import { baseName, folderOf, resolvePath } from './paths.js';
import { TemplateFiles } from './template-files.js';

/** What decides parameters, besides the files that belong to a template by convention. */
export interface BicepInputs {
  /** `--parameters`, in order; paths relative to the root of the scan. They replace the convention. */
  readonly parameterFiles: readonly string[];
  /** The files that the user named one by one: compiled templates among them are read though their source is there. */
  readonly named: ReadonlySet<string>;
  /** The restore cache of registry modules (`~/.bicep`), when there is one. */
  readonly restored?: SourceReader;
}

export interface BicepAnalysis {
  readonly deployments: readonly Deployment[];
  readonly notices: readonly Notice[];
  readonly errors: readonly SourceError[];
  /** Every file that was read, sorted. */
  readonly files: readonly string[];
}

/**
 * Reads Bicep files, ARM templates and their parameter files, and evaluates each entry file: one that nothing else
 * calls as a module, or that a parameter file names.
 */
export async function readBicep(reader: SourceReader, paths: readonly string[], inputs: BicepInputs): Promise<BicepAnalysis> {
  if (paths.some((path) => path.endsWith('.bicep') && mentions(reader, path, 'loadYamlContent'))) {
    (await import('../evaluate/yaml-data.js')).readYamlToo();
  }
  const files = new TemplateFiles(reader, inputs.restored);
  const templates = new Map<string, Template>();
  for (const path of paths) {
    if (path.endsWith('.bicepparam')) continue;
    const template = isTemplatePath(path, reader) ? files.file(path) : undefined;
    if (template && !isReason(template)) templates.set(path, template);
  }
  for (const path of compiled(templates, inputs.named)) templates.delete(path);
  const notices: Notice[] = [];
  const parameters = parameterFiles(paths, templates, inputs, files, notices);
  const deployments = entries(templates, parameters, paths).flatMap((entry) => deploy(entry, files, notices));
  return { deployments, notices, errors: files.errors, files: [...files.read].sort() };
}

interface Entry {
  readonly template: Template;
  readonly parameters: ParameterFile | undefined;
}

function mentions(reader: SourceReader, path: string, word: string): boolean {
  const text = reader.read(path);
  return typeof text === 'string' && text.includes(word);
}

/** A quick look before JSON is parsed: most JSON of a repository is no template. */
function isTemplatePath(path: string, reader: SourceReader): boolean {
  if (!path.endsWith('.json') && !path.endsWith('.jsonc')) return true;
  const text = reader.read(path);
  return typeof text === 'string' && /deploymentTemplate\.json|"contentVersion"/i.test(text);
}

/** ARM templates that Bicep compiled from a file beside them: the source is judged. */
function compiled(templates: ReadonlyMap<string, Template>, named: ReadonlySet<string>): string[] {
  return [...templates.keys()].filter((path) => path.endsWith('.json') && !named.has(path) && templates.has(path.replace(/\.json$/, '.bicep')));
}

function parameterFiles(
  paths: readonly string[],
  templates: ReadonlyMap<string, Template>,
  inputs: BicepInputs,
  files: TemplateFiles,
  notices: Notice[],
): Map<string, ParameterFile[]> {
  const found = new Map<string, ParameterFile[]>();
  const add = (template: string, file: ParameterFile): void => {
    found.set(template, [...(found.get(template) ?? []), file]);
  };
  const isExplicit = inputs.parameterFiles.length > 0;
  for (const path of isExplicit ? inputs.parameterFiles : paths) {
    if (!isExplicit && !isParametersPath(path)) continue;
    const file = readParameterFile(path, files);
    if (isReason(file)) {
      if (isExplicit) notices.push(notice(path, `The parameter file was not used: ${file.text}.`));
      continue;
    }
    for (const template of meant(file, templates, isExplicit)) add(template, file);
  }
  return found;
}

function isParametersPath(path: string): boolean {
  return path.endsWith('.bicepparam') || /\.parameters(\.[^/]*)?\.jsonc?$/i.test(path) || /\.parameters[^/]*\.jsonc?$/i.test(path);
}

/** The templates that a parameter file gives values to. */
function meant(file: ParameterFile, templates: ReadonlyMap<string, Template>, isExplicit: boolean): string[] {
  if (file.template !== undefined) return templates.has(file.template) ? [file.template] : [];
  if (file.file.endsWith('.bicepparam')) return [];
  if (isExplicit) return [...templates.keys()];
  const folder = folderOf(file.file);
  const [, stem = ''] = /^(.*?)\.parameters/i.exec(baseName(file.file)) ?? [];
  const beside = [...templates.keys()].filter((path) => folderOf(path) === folder);
  const named = beside.filter((path) => baseName(path).replace(/\.(bicep|jsonc?)$/, '').toLowerCase() === stem.toLowerCase());
  if (named.length > 0 || stem.toLowerCase() !== 'azuredeploy') return named;
  return beside.filter((path) => file.names.length > 0 && file.names.every((name) => templates.get(path)?.parameters.has(name)));
}

function entries(templates: ReadonlyMap<string, Template>, parameters: ReadonlyMap<string, ParameterFile[]>, paths: readonly string[]): Entry[] {
  const called = new Set<string>();
  for (const template of templates.values()) for (const path of callsOf(template)) called.add(path);
  const order = new Map(paths.map((path, index) => [path, index]));
  const reachable = new Set<string>();
  const starts = [...templates.keys()].filter((path) => !called.has(path) || parameters.has(path));
  for (const path of starts) mark(path, templates, reachable);
  const orphans = [...templates.keys()].filter((path) => !reachable.has(path));
  return [...starts, ...orphans]
    .sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0))
    .flatMap((path): Entry[] => {
      const template = templates.get(path);
      if (template === undefined) return [];
      return (parameters.get(path) ?? [undefined]).map((file) => ({ template, parameters: file }));
    });
}

function mark(path: string, templates: ReadonlyMap<string, Template>, reachable: Set<string>): void {
  const pending = [path];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const template = templates.get(next);
    if (template === undefined || reachable.has(next)) continue;
    reachable.add(next);
    pending.push(...callsOf(template));
  }
}

function callsOf(template: Template): string[] {
  return template.modules.flatMap(({ source }) => {
    if (source.kind === 'inline') return callsOf(source.template);
    const path = source.kind === 'file' ? resolvePath(folderOf(template.file), source.path) : undefined;
    return path === undefined ? [] : [path];
  });
}

function deploy({ template, parameters }: Entry, files: TemplateFiles, notices: Notice[]): Deployment[] {
  const { resources, unreadModules, incomplete } = evaluateTemplate(template, parameters?.given ?? nothingGiven, files);
  for (const module of unreadModules) notices.push({ origin: module.declaredAt, message: unread(module.source, module.reason) });
  if (resources.length === 0 && unreadModules.length === 0) return [];
  return [
    {
      id: parameters ? `${template.file} with ${parameters.file}` : template.file,
      format: template.format,
      variant: parameters?.file ?? null,
      resources,
      unreadModules,
      ...(incomplete ? { incomplete } : {}),
      providers: new Map(),
    },
  ];
}

function unread(source: string, { text, remedy }: Reason): string {
  return `Module ${source} is not read: ${text}${remedy === undefined ? '' : `; ${remedy}`}.`;
}

function notice(file: string, message: string): Notice {
  return { origin: { span: { file, start: 0, end: 0 }, via: undefined }, message };
}
