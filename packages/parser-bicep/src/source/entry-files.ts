import { isUnreadable, type Reason, type SourceReader, type Span } from '@akslint/model';
import { isReason } from '../evaluate/loader.js';
import type { ModuleNode, ModuleSource, Template } from '../evaluate/template.js';
import { readParameterFile, type ParameterFile, type Using } from './parameters.js';
import { baseName, folderOf, joinPath, resolvePath } from './paths.js';
import type { TemplateFiles } from './template-files.js';

/** What is deployed by itself: a template with the values of a parameter file, or with none. */
export interface Entry {
  readonly template: Template;
  readonly parameters: ParameterFile | undefined;
}

/** A parameter file whose template is a registry module that is not there. */
export interface UnreadEntry {
  readonly parameters: ParameterFile;
  readonly using: Using;
  readonly source: string;
  readonly reason: Reason;
}

/** A parameter file that is of no use, and why. */
export interface Unused {
  readonly file: string;
  readonly span: Span | undefined;
  readonly reason: Reason;
}

export interface Entries {
  readonly entries: readonly Entry[];
  readonly unread: readonly UnreadEntry[];
  readonly unused: readonly Unused[];
}

/** Which files a scan is about. */
export interface Selected {
  readonly paths: readonly string[];
  readonly named: ReadonlySet<string>;
  /** They replace those found by convention. */
  readonly parameterFiles: readonly string[];
  /** What a template is configured to get; it replaces what it would get by convention. */
  readonly configuredFor?: (template: string) => readonly string[];
}

/** Finds the entry files of a scan: templates that nothing else calls, and those that parameter files give values. */
export function findEntries(selected: Selected, files: TemplateFiles, reader: SourceReader): Entries {
  const templates = templatesIn(selected, files, reader);
  const finder = new ParameterFinder(templates, files);
  if (selected.parameterFiles.length > 0) {
    for (const path of selected.parameterFiles) finder.explicit(path);
  } else {
    for (const template of [...templates.values()]) for (const path of selected.configuredFor?.(template.file) ?? []) finder.configured(template, path);
    const ofScan = new Set(selected.paths);
    for (const path of conventional(selected, templates, reader)) finder.byConvention(path, ofScan.has(path));
  }
  const entries = starts(templates, finder.found).flatMap((template): Entry[] => {
    const found = finder.found.get(template.file) ?? [undefined];
    return found.map((parameters) => ({ template, parameters }));
  });
  return { entries, unread: finder.unread, unused: finder.unused };
}

/** The templates of the scan by path; ARM templates that Bicep compiled from a file beside them are left out. */
function templatesIn({ paths, named }: Selected, files: TemplateFiles, reader: SourceReader): Map<string, Template> {
  const all = new Set(paths);
  const templates = new Map<string, Template>();
  for (const path of paths) {
    if (path.endsWith('.bicepparam') || (isCompiled(path, all, reader) && !named.has(path))) continue;
    const template = files.file(path);
    if (!isReason(template)) templates.set(path, template);
  }
  return templates;
}

/** `x.json` beside `x.bicep`, or what Bicep says that it made beside `main.bicep`: `azuredeploy.json`, as quickstarts call it. */
function isCompiled(path: string, all: ReadonlySet<string>, reader: SourceReader): boolean {
  if (!path.endsWith('.json')) return false;
  if (all.has(path.replace(/\.json$/, '.bicep'))) return true;
  if (baseName(path).toLowerCase() !== 'azuredeploy.json' || !all.has(joinPath(folderOf(path), 'main.bicep'))) return false;
  const text = reader.read(path);
  return !isUnreadable(text) && /"_generator"\s{0,20}:\s{0,20}\{\s{0,20}"name"\s{0,20}:\s{0,20}"bicep"/.test(text.slice(0, headOfTemplate));
}

/** Where the metadata of a compiled template stand. */
const headOfTemplate = 4000;

/** Parameter files of the scan, and those beside the templates that the user named one by one. */
function conventional({ paths, named }: Selected, templates: ReadonlyMap<string, Template>, reader: SourceReader): readonly string[] {
  const found = new Set(paths.filter(isParametersPath));
  for (const folder of new Set([...named].filter((path) => templates.has(path)).map(folderOf))) {
    const entries = reader.list(folder);
    if ('unreadable' in entries) continue;
    for (const { name, isDirectory } of entries) if (!isDirectory && isParametersPath(name)) found.add(joinPath(folder, name));
  }
  return [...found].sort();
}

function isParametersPath(path: string): boolean {
  return path.endsWith('.bicepparam') || /\.parameters[^/]*\.jsonc?$/i.test(path);
}

class ParameterFinder {
  readonly found = new Map<string, ParameterFile[]>();
  readonly unread: UnreadEntry[] = [];
  readonly unused: Unused[] = [];
  /** Templates that the configuration gives their values. */
  readonly #settled = new Set<string>();

  constructor(
    private readonly templates: Map<string, Template>,
    private readonly files: TemplateFiles,
  ) {}

  explicit(path: string): void {
    const file = readParameterFile(path, this.files);
    if (isReason(file)) {
      this.unused.push({ file: path, span: undefined, reason: file });
    } else if (file.using) {
      this.toNamed(file, file.using);
    } else {
      const takers = this.takersOf(file);
      for (const template of takers) this.give(template, file);
      if (takers.length === 0) this.unused.push({ file: path, span: undefined, reason: { text: 'no template of the scan has its parameters' } });
    }
  }

  /** A file that the configuration gives to all templates of some paths goes to those that it is for. */
  configured(template: Template, path: string): void {
    const file = readParameterFile(path, this.files);
    if (isReason(file)) return;
    const named = file.using && this.files.template(file.using.source, file.using.span.file);
    const isFor = named ? named === template : [...file.values.entries.keys()].some((name) => template.parameters.has(name));
    if (!isFor) return;
    this.give(template, file);
    this.#settled.add(template.file);
  }

  /** One that only lies beside what the user named (`isOfScan` is false) brings in no other template. */
  byConvention(path: string, isOfScan: boolean): void {
    const file = readParameterFile(path, this.files);
    if (isReason(file)) return;
    const takers = file.using || path.endsWith('.bicepparam') ? [] : this.beside(file);
    if (file.using && (isOfScan || this.isForScanned(file.using))) this.toNamed(file, file.using);
    for (const template of takers) if (!this.#settled.has(template.file)) this.give(template, file);
  }

  private isForScanned({ source, span }: Using): boolean {
    const template = this.files.template(source, span.file);
    return !isReason(template) && this.templates.has(template.file);
  }

  private give(template: Template, file: ParameterFile): void {
    this.templates.set(template.file, template);
    this.found.set(template.file, [...(this.found.get(template.file) ?? []), file]);
  }

  /** What `using` names, also where it is not among the files of the scan. */
  private toNamed(file: ParameterFile, using: Using): void {
    const { source, span } = using;
    const template = this.files.template(source, span.file);
    if (!isReason(template)) {
      if (!this.#settled.has(template.file)) this.give(template, file);
    } else if (source.kind === 'registry') this.unread.push({ parameters: file, using, source: source.reference, reason: template });
    else this.unused.push({ file: file.file, span, reason: template });
  }

  /** Entry templates that have all the parameters of a file, else those that have any. */
  private takersOf(file: ParameterFile): readonly Template[] {
    const names = [...file.values.entries.keys()];
    const entries = starts(this.templates, new Map());
    const complete = entries.filter((template) => names.every((name) => template.parameters.has(name)));
    return complete.length > 0 ? complete : entries.filter((template) => names.some((name) => template.parameters.has(name)));
  }

  /** `<template>.parameters*.json`; where `azuredeploy` names no template, those beside that have the parameters. */
  private beside(file: ParameterFile): readonly Template[] {
    const [, stem = ''] = /^(.*?)\.parameters/i.exec(baseName(file.file)) ?? [];
    const beside = [...this.templates.values()].filter((template) => folderOf(template.file) === folderOf(file.file));
    const named = beside.filter((template) => baseName(template.file).replace(/\.(?:bicep|jsonc?)$/, '').toLowerCase() === stem.toLowerCase());
    if (named.length > 0 || stem.toLowerCase() !== 'azuredeploy') return named;
    const names = [...file.values.entries.keys()];
    return names.length === 0 ? [] : beside.filter((template) => names.every((name) => template.parameters.has(name)));
  }
}

/**
 * Templates that nothing calls, or only a file that cannot be read whole; those with parameter files; and one of each
 * circle of templates that only call each other. In the order of their paths.
 */
function starts(templates: ReadonlyMap<string, Template>, given: ReadonlyMap<string, unknown>): readonly Template[] {
  const called = new Set<string>();
  for (const template of templates.values()) {
    if (template.incomplete === undefined) for (const path of callsOf(template)) if (path !== template.file) called.add(path);
  }
  const all = [...templates.values()].sort((one, other) => (one.file < other.file ? -1 : 1));
  const reached = new Set<string>();
  const isStart = ({ file }: Template): boolean => !called.has(file) || given.has(file);
  const found = all.filter(isStart);
  for (const { file } of found) mark(file, templates, reached);
  for (const { file } of all) {
    if (reached.has(file)) continue;
    found.push(...[templates.get(file) ?? []].flat());
    mark(file, templates, reached);
  }
  return found.sort((one, other) => (one.file < other.file ? -1 : 1));
}

function mark(path: string, templates: ReadonlyMap<string, Template>, reached: Set<string>): void {
  const pending = [path];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const template = templates.get(next);
    if (template === undefined || reached.has(next)) continue;
    reached.add(next);
    pending.push(...callsOf(template));
  }
}

/** The files that a template calls as modules, also from nested templates. */
export function callsOf(template: Template): readonly string[] {
  return template.modules.flatMap((node: ModuleNode) => callOf(node.source, template.file));
}

function callOf(source: ModuleSource, from: string): readonly string[] {
  if (source.kind === 'inline') return callsOf(source.template);
  const path = source.kind === 'file' ? resolvePath(folderOf(from), source.path) : undefined;
  return path === undefined ? [] : [path];
}
