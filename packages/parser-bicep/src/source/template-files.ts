import { isUnreadable, type Reason, type SourceError, type SourceReader } from '@akslint/model';
import { lowerArm } from '../evaluate/lower-arm.js';
import { lowerBicep } from '../evaluate/lower-bicep.js';
import { isReason, type TemplateLoader } from '../evaluate/run.js';
import type { ModuleSource, Template } from '../evaluate/template.js';
import type { ArmFile } from '../syntax/arm-ast.js';
import type { BicepFile } from '../syntax/ast.js';
import { parseArmJson } from '../syntax/arm-json.js';
import { parseBicep, parseBicepParam } from '../syntax/parse-bicep.js';
import { folderOf, resolvePath } from './paths.js';
import { ModuleAliases, restoredPath } from './registry.js';

/** Templates and parameter files of one scan, each read and parsed once. */
export class TemplateFiles implements TemplateLoader {
  readonly errors: SourceError[] = [];
  readonly read = new Set<string>();
  readonly #templates = new Map<string, Template | Reason>();
  readonly #bicep = new Map<string, BicepFile | Reason>();
  readonly #arm = new Map<string, ArmFile | undefined | Reason>();
  readonly #aliases = new Map<string, ModuleAliases>();

  constructor(
    private readonly reader: SourceReader,
    /** The restore cache of registry modules, when there is one. */
    private readonly restored: SourceReader | undefined,
  ) {}

  /** The template in a file, or why there is none. */
  file(path: string): Template | Reason {
    const known = this.#templates.get(path);
    if (known) return known;
    const template = this.open(path);
    this.#templates.set(path, template);
    return template;
  }

  template(source: ModuleSource, from: string): Template | Reason {
    if (source.kind === 'inline') return source.template;
    if (source.kind === 'unreadable') return source.reason;
    return source.kind === 'file' ? this.relative(source.path, from) : this.fromRegistry(source.reference, from);
  }

  imported(path: string, from: string): Template | Reason {
    return /^(br|ts)[:/]/.test(path) ? this.fromRegistry(path, from) : this.relative(path, from);
  }

  readText(path: string, from: string): { readonly text: string; readonly file: string } | Reason {
    const file = resolvePath(folderOf(from), path);
    if (file === undefined) return outside(path);
    const text = this.reader.read(file);
    if (isUnreadable(text)) return { text: `${file} cannot be read (${text.unreadable})` };
    this.read.add(file);
    return { text, file };
  }

  readBytes(path: string, from: string): Uint8Array | Reason {
    const file = resolvePath(folderOf(from), path);
    if (file === undefined) return outside(path);
    const bytes = this.reader.bytes(file);
    return bytes instanceof Uint8Array ? bytes : { text: `${file} cannot be read (${bytes.unreadable})` };
  }

  /** A parsed `.bicep` or `.bicepparam` file. */
  bicep(path: string): BicepFile | Reason {
    const known = this.#bicep.get(path);
    if (known) return known;
    const text = this.text(path);
    const file = typeof text === 'string' ? (path.endsWith('.bicepparam') ? parseBicepParam(path, text) : parseBicep(path, text)) : text;
    if (!isReason(file)) this.report(file);
    this.#bicep.set(path, file);
    return file;
  }

  /** A parsed template or parameters file; undefined for other JSON. */
  arm(path: string): ArmFile | undefined | Reason {
    if (this.#arm.has(path)) return this.#arm.get(path);
    const text = this.text(path);
    const file = typeof text === 'string' ? parseArmJson(path, text) : text;
    if (file && 'errors' in file) this.report(file);
    this.#arm.set(path, file);
    return file;
  }

  private open(path: string): Template | Reason {
    if (path.endsWith('.bicep') || path.endsWith('.bicepparam')) {
      const file = this.bicep(path);
      return isReason(file) ? file : lowerBicep(file);
    }
    const file = this.arm(path);
    if (file === undefined) return { text: `${path} is no deployment template` };
    if (!('kind' in file)) return file;
    return file.kind === 'template' ? lowerArm(file) : { text: `${path} is a parameters file` };
  }

  private relative(path: string, from: string): Template | Reason {
    const file = resolvePath(folderOf(from), path);
    return file === undefined ? outside(path) : this.file(file);
  }

  private fromRegistry(reference: string, from: string): Template | Reason {
    const missing: Reason = { text: `module ${reference} is not restored`, remedy: `run: bicep restore ${from}` };
    const path = restoredPath(reference, this.aliases(from));
    if (path === undefined || this.restored === undefined) return missing;
    const id = `restored:${path}`;
    const known = this.#templates.get(id);
    if (known) return known;
    const text = this.restored.read(path);
    const file = isUnreadable(text) ? undefined : parseArmJson(reference, text);
    const template = file?.kind === 'template' ? lowerArm(file) : missing;
    this.#templates.set(id, template);
    return template;
  }

  private aliases(from: string): ModuleAliases {
    const folder = folderOf(from);
    const aliases = this.#aliases.get(folder) ?? ModuleAliases.near(from, this.reader);
    this.#aliases.set(folder, aliases);
    return aliases;
  }

  private text(path: string): string | Reason {
    const text = this.reader.read(path);
    if (typeof text === 'string') {
      this.read.add(path);
      return text;
    }
    if (!text.isMissing) this.errors.push({ file: path, message: `${path} cannot be read: ${text.unreadable}.` });
    return { text: `${path} cannot be read (${text.unreadable})`, remedy: 'check the path' };
  }

  private report(file: BicepFile | ArmFile): void {
    for (const error of file.errors) this.errors.push({ file: file.file, offset: error.start, message: error.message });
  }
}

function outside(path: string): Reason {
  return { text: `${path} lies outside of the repository` };
}
