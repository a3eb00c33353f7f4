import { dirname, relative, resolve } from 'node:path';
import { explainUnknownName, requirementsNamed, type CatalogueEntry, type Control } from '@akslint/engine';
import type { Disk } from '../disk.js';
import { isWithin } from '../scan-roots.js';
import { mergedSettings, type Configuration, type ConfiguredInputs, type ConfiguredSuppression, type Override, type Said, type Settings } from './configuration.js';
import { ConfigurationError, type ConfigurationProblem } from './configuration-error.js';
import { readDocument, type ConfigurationDocument, type Path } from './document.js';
import { explainIssues } from './explain-issues.js';
import { largestConfiguration } from './find-configuration.js';
import { configurationSchema, spelledOutSchema, type ConfigurationFile, type Level } from './schema.js';

/** What a configuration is read by. */
export interface LoadContext {
  readonly disk: Disk;
  /** What `extends` and the files that are named must lie in, absolute. */
  readonly top: string;
  readonly controls: readonly Control[];
  readonly catalogue: readonly CatalogueEntry[];
}

/** Most files that one configuration may build on. */
const mostFiles = 50;

/**
 * Reads a configuration file and all that it builds on. Data only: nothing in it is run.
 * @throws ConfigurationError that says everything that is wrong in the first file with mistakes.
 */
export async function loadConfiguration(file: string, context: LoadContext): Promise<Configuration> {
  const loader = new Loader(context, dirname(file));
  const configuration = await loader.load(file, []);
  return { ...configuration, file, files: [...new Set(configuration.files)] };
}

class Loader {
  #files = 0;
  readonly #schema: ReturnType<typeof configurationSchema>;

  constructor(
    private readonly context: LoadContext,
    private readonly directory: string,
  ) {
    this.#schema = configurationSchema(context.catalogue);
  }

  /** `via` are the files that led here, the first first. */
  async load(file: string, via: readonly string[]): Promise<Configuration> {
    this.#files += 1;
    const document = readDocument(file, this.#read(file));
    const content = this.#validated(document);
    const written = typeof content.extends === 'string' ? [content.extends] : (content.extends ?? []);
    let base: Configuration = { ...nothing, file, files: [], directory: this.directory };
    for (const [index, path] of written.entries()) {
      const place: Path = typeof content.extends === 'string' ? ['extends'] : ['extends', index];
      const next = this.#extended(document, path, place, [...via, file]);
      base = merged(base, await this.load(next, [...via, file]));
    }
    return merged(base, this.#own(document, content));
  }

  #read(file: string): string {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(this.context.disk.bytes(file, largestConfiguration));
    } catch {
      throw new ConfigurationError([{ file, message: 'The configuration cannot be read; it must be a file of text in UTF-8.' }]);
    }
  }

  #validated(document: ConfigurationDocument): ConfigurationFile {
    const result = this.#schema.safeParse(document.value);
    if (result.success) return result.data;
    raise(explainIssues(result.error.issues, document, spelledOutSchema(this.context.catalogue)));
    throw result.error;
  }

  #extended(document: ConfigurationDocument, path: string, place: Path, via: readonly string[]): string {
    const refuse = (message: string): never => {
      throw new ConfigurationError([problemAt(document, place, message)]);
    };
    const wanted = resolve(dirname(document.file), path);
    if (!isWithin(this.context.top, wanted)) return refuse(`${path} lies outside of the repository.`);
    const real = realFile(this.context.disk, wanted) ?? refuse(`There is no such file: ${path}`);
    if (!isWithin(this.context.top, real)) return refuse(`${path} lies outside of the repository.`);
    if (via.includes(real)) return refuse(`These configurations build on each other: ${[...via.slice(via.indexOf(real)), real].map((file) => relative(this.context.top, file)).join(' → ')}.`);
    return this.#files >= mostFiles ? refuse(`A configuration can build on at most ${mostFiles} files.`) : real;
  }

  #own(document: ConfigurationDocument, content: ConfigurationFile): Configuration {
    const problems: ConfigurationProblem[] = [];
    const settings = this.#settings(document, content, [], problems);
    const overrides = (content.overrides ?? []).map((one, index): Override => ({ files: listOf(one.files), ...this.#settings(document, one, ['overrides', index], problems) }));
    const suppressions = (content.suppressions ?? []).map((one, index) => this.#suppression(document, one, index, problems));
    raise(problems);
    return {
      ...settings,
      file: document.file,
      files: [document.file],
      directory: this.directory,
      ignores: content.ignores ?? [],
      overrides,
      excludedNamespaces: content.excludedNamespaces ?? [],
      namespaces: (content.namespaces ?? []).map(({ files, cluster }) => ({ files: listOf(files), cluster })),
      suppressions,
    };
  }

  #settings(document: ConfigurationDocument, content: SettingsContent, path: Path, problems: ConfigurationProblem[]): Settings {
    const by = document.file;
    const companions = Object.keys(content.companions ?? {}).map((word): [string, Said<'elsewhere'>] => [word.slice(word.lastIndexOf('/') + 1), { is: 'elsewhere', by }]);
    return { levels: this.#levels(content.controls ?? {}, by), companions: new Map(companions), inputs: this.#inputs(document, content, path, problems) };
  }

  /** What is said of a single requirement is stronger than what is said of its control, in whatever order. */
  #levels(controls: NonNullable<ConfigurationFile['controls']>, by: string): ReadonlyMap<string, Said<Level>> {
    const levels = new Map<string, Said<Level>>();
    const single: [string, Level][] = [];
    for (const [word, said] of Object.entries(controls)) {
      if (said === undefined) continue;
      if (typeof said === 'object') {
        for (const [requirement, level] of Object.entries(said)) if (level !== undefined) single.push([`${word}/${requirement}`, level]);
      } else if (!this.context.controls.some(({ id, name }) => id === word || name === word)) single.push([word, said]);
      else for (const key of requirementsNamed(this.context.controls, word)) levels.set(key, { is: said, by });
    }
    for (const [word, level] of single) {
      for (const key of requirementsNamed(this.context.controls, word)) levels.set(key, { is: level, by });
    }
    return levels;
  }

  #inputs(document: ConfigurationDocument, content: SettingsContent, path: Path, problems: ConfigurationProblem[]): readonly ConfiguredInputs[] {
    const existing = (name: 'varFiles' | 'parameters'): readonly string[] =>
      (content[name] ?? []).flatMap((written, index) => {
        const real = realFile(this.context.disk, resolve(dirname(document.file), written));
        if (real !== undefined && isWithin(this.context.top, real)) return [real];
        problems.push(problemAt(document, [...path, name, index], real === undefined ? `There is no such file: ${written}` : `${written} lies outside of the repository.`));
        return [];
      });
    const variables = Object.entries(content.variables ?? {}).map(([name, value]) => ({
      name,
      value: terraformText(value),
      at: { file: document.file, ...document.placeOf([...path, 'variables', name], 'value') },
    }));
    const given = { variables, varFiles: existing('varFiles'), parameters: existing('parameters') };
    return Object.values(given).some(({ length }) => length > 0) ? [given] : [];
  }

  #suppression(document: ConfigurationDocument, one: SuppressionContent, index: number, problems: ConfigurationProblem[]): ConfiguredSuppression {
    const requirements = new Set(requirementsNamed(this.context.controls, one.control));
    if (requirements.size === 0) problems.push(problemAt(document, ['suppressions', index, 'control'], explainUnknownName(this.context.controls, one.control)));
    return {
      control: one.control,
      requirements,
      files: listOf(one.file ?? []),
      ...(one.address !== undefined && { address: one.address }),
      reason: one.reason,
      ...(one.expires !== undefined && { expires: one.expires }),
      at: { file: document.file, ...document.placeOf(['suppressions', index, 'control'], 'value') },
    };
  }
}

type SettingsContent = Pick<ConfigurationFile, 'controls' | 'companions' | 'variables' | 'varFiles' | 'parameters'>;
type SuppressionContent = NonNullable<ConfigurationFile['suppressions']>[number];

const nothing = {
  levels: new Map<string, Said<Level>>(),
  companions: new Map<string, Said<'elsewhere'>>(),
  inputs: [],
  ignores: [],
  overrides: [],
  excludedNamespaces: [],
  namespaces: [],
  suppressions: [],
} satisfies Omit<Configuration, 'file' | 'files' | 'directory'>;

function merged(base: Configuration, over: Configuration): Configuration {
  return {
    ...mergedSettings(base, over),
    file: over.file,
    files: [...base.files, ...over.files],
    directory: over.directory,
    ignores: [...base.ignores, ...over.ignores],
    overrides: [...base.overrides, ...over.overrides],
    excludedNamespaces: [...new Set([...base.excludedNamespaces, ...over.excludedNamespaces])],
    namespaces: [...base.namespaces, ...over.namespaces],
    suppressions: [...base.suppressions, ...over.suppressions],
  };
}

/** A value as Terraform's `--var` takes it. What text in it looks like a template is text. */
function terraformText(value: unknown): string {
  if (typeof value === 'string') return value;
  return JSON.stringify(value).replace(/([$%])\{/g, '$1$1{');
}

function problemAt(document: ConfigurationDocument, path: Path, message: string): ConfigurationProblem {
  return { file: document.file, text: document.text, place: document.placeOf(path, 'value'), message };
}

function raise(problems: readonly ConfigurationProblem[]): void {
  const [first, ...others] = problems;
  if (first !== undefined) throw new ConfigurationError([first, ...others]);
}

function realFile(disk: Disk, path: string): string | undefined {
  try {
    const real = disk.realpath(path);
    return disk.stat(real).isFile ? real : undefined;
  } catch {
    return undefined;
  }
}

function listOf(texts: string | readonly string[]): readonly string[] {
  return typeof texts === 'string' ? [texts] : texts;
}
