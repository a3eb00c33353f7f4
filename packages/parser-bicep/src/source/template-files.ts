import { isUnreadable, type Reason, type SourceComment, type SourceError, type SourceReader, type Value } from '@akslint/model';
import { jsonData } from '../evaluate/json-data.js';
import { lowerArm } from '../evaluate/lower-arm.js';
import { lowerBicep } from '../evaluate/lower-bicep.js';
import { isReason, type TemplateLoader } from '../evaluate/loader.js';
import type { ModuleSource, Template } from '../evaluate/template.js';
import type { ArmFile } from '../syntax/arm-ast.js';
import type { BicepFile } from '../syntax/ast.js';
import { parseArmJson } from '../syntax/arm-json.js';
import { parseJsonTree } from '../syntax/json-tree.js';
import { parseBicep, parseBicepParam } from '../syntax/parse-bicep.js';
import { armComments, bicepComments } from './comments.js';
import { folderOf, joinPath, resolvePath } from './paths.js';
import { isRegistryReference, ModuleAliases, restoredPath } from './registry.js';

/** The folder in which Bicep keeps the registry modules that it restored. */
export interface RestoredModules {
  readonly reader: SourceReader;
  /** The folder as a path of the scan; what is read in it is reported below this path. */
  readonly folder: string;
}

/** Reads YAML as data; the library behind it is loaded only when a template asks for YAML. */
export type YamlReader = (file: string, text: string) => Value;

/** Templates and parameter files of one scan, each read and parsed once. */
export class TemplateFiles implements TemplateLoader {
  readonly errors: SourceError[] = [];
  /** Every file that was read as a template, its parameters or its data. */
  readonly read = new Set<string>();
  yaml: YamlReader | undefined;
  readonly #templates = new Map<string, Template | Reason>();
  readonly #bicep = new Map<string, BicepFile | Reason>();
  readonly #arm = new Map<string, ArmFile | undefined | Reason>();
  readonly #aliases = new Map<string, ModuleAliases>();

  constructor(
    private readonly reader: SourceReader,
    private readonly restored: RestoredModules | undefined,
  ) {}

  /** The template in a file, or why there is none. */
  file(path: string): Template | Reason {
    return remembered(this.#templates, path, () => this.open(path));
  }

  template(source: ModuleSource, from: string): Template | Reason {
    switch (source.kind) {
      case 'inline':
        return source.template;
      case 'unreadable':
        return source.reason;
      case 'file':
        return this.relative(source.path, from);
      case 'registry':
        return this.fromRegistry(source.reference, from);
    }
  }

  imported(path: string, from: string): Template | Reason {
    return isRegistryReference(path) ? this.fromRegistry(path, from) : this.relative(path, from);
  }

  text(path: string, from: string): { readonly text: string; readonly file: string } | Reason {
    const file = resolvePath(folderOf(from), path);
    if (file === undefined) return outside(path);
    const text = this.reader.read(file);
    if (isUnreadable(text)) return { text: `${file} cannot be read (${text.unreadable})` };
    this.read.add(file);
    return { text, file };
  }

  bytes(path: string, from: string): Uint8Array | Reason {
    const file = resolvePath(folderOf(from), path);
    if (file === undefined) return outside(path);
    const bytes = this.reader.bytes(file);
    if (isUnreadable(bytes)) return { text: `${file} cannot be read (${bytes.unreadable})` };
    this.read.add(file);
    return bytes;
  }

  data(path: string, from: string, kind: 'json' | 'yaml'): Value | Reason {
    const answer = this.text(path, from);
    if (isReason(answer)) return answer;
    if (kind === 'yaml') return this.yaml?.(answer.file, answer.text) ?? { text: 'YAML is not read here' };
    const { root } = parseJsonTree(answer.text);
    return root ? jsonData(answer.file, root) : { text: `${answer.file} is not JSON` };
  }

  /** A parsed `.bicep` or `.bicepparam` file. */
  bicep(path: string): BicepFile | Reason {
    return remembered(this.#bicep, path, () => {
      const text = this.source(path);
      if (typeof text !== 'string') return text;
      this.read.add(path);
      const file = path.endsWith('.bicepparam') ? parseBicepParam(path, text) : parseBicep(path, text);
      this.report(file);
      return file;
    });
  }

  /** A parsed template or parameters file; undefined for other JSON. */
  arm(path: string): ArmFile | undefined | Reason {
    if (this.#arm.has(path)) return this.#arm.get(path);
    const text = this.source(path);
    const file = typeof text === 'string' ? parseArmJson(path, text) : text;
    if (file && !isReason(file)) {
      this.read.add(path);
      this.report(file);
    }
    this.#arm.set(path, file);
    return file;
  }

  /** Whether some Bicep file that was read so far mentions a word. */
  mentions(word: string): boolean {
    return [...this.#bicep.values()].some((file) => !isReason(file) && file.text.includes(word));
  }

  /** What addresses akslint in the files of the scan that were parsed, by file; restored modules are other people's. */
  get comments(): readonly SourceComment[] {
    const bicep = [...this.#bicep.values()].flatMap((file) => (isReason(file) ? [] : [{ file: file.file, comments: () => bicepComments(file) }]));
    const arm = [...this.#arm.values()].flatMap((file) => (file === undefined || isReason(file) ? [] : [{ file: file.file, comments: () => armComments(file) }]));
    return [...bicep, ...arm].sort((one, other) => (one.file < other.file ? -1 : 1)).flatMap(({ comments }) => comments());
  }

  private open(path: string): Template | Reason {
    if (path.endsWith('.bicep') || path.endsWith('.bicepparam')) {
      const file = this.bicep(path);
      return isReason(file) ? file : lowerBicep(file);
    }
    const file = this.arm(path);
    if (file === undefined) return { text: `${path} is no deployment template` };
    if (isReason(file)) return file;
    return file.kind === 'template' ? lowerArm(file) : { text: `${path} is a parameters file` };
  }

  private relative(path: string, from: string): Template | Reason {
    const file = resolvePath(folderOf(from), path);
    return file === undefined ? outside(path) : this.file(file);
  }

  private fromRegistry(reference: string, from: string): Template | Reason {
    const missing: Reason = { text: `module ${reference} is not restored`, remedy: `run: bicep restore ${from}` };
    const path = restoredPath(reference, this.aliases(from));
    const { restored } = this;
    if (path === undefined || restored === undefined) return missing;
    const file = joinPath(restored.folder, path);
    return remembered(this.#templates, file, () => {
      const text = restored.reader.read(path);
      const parsed = isUnreadable(text) ? undefined : parseArmJson(file, text);
      return parsed?.kind === 'template' ? lowerArm(parsed) : missing;
    });
  }

  private aliases(from: string): ModuleAliases {
    return remembered(this.#aliases, folderOf(from), () => ModuleAliases.near(from, this.reader));
  }

  private source(path: string): string | Reason {
    const text = this.reader.read(path);
    if (typeof text === 'string') return text;
    if (!text.isMissing) this.errors.push({ file: path, message: `${path} cannot be read: ${text.unreadable}.` });
    return { text: `${path} cannot be read (${text.unreadable})`, remedy: 'check the path' };
  }

  private report(file: BicepFile | ArmFile): void {
    for (const error of file.errors) this.errors.push({ file: file.file, offset: error.start, message: asSentence(error.message) });
  }
}

function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}

function outside(path: string): Reason {
  return { text: `${path} lies outside of the repository` };
}

function remembered<T>(memory: Map<string, T>, key: string, work: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = work();
  memory.set(key, made);
  return made;
}
