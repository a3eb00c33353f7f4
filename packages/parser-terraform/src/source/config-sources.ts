import { isUnreadable, type SourceReader, type Unreadable } from '@akslint/model';
import type { ConfigFile } from '../syntax/ast.js';
import { parseHcl, parseTerraformJson, parseTfvars } from '../syntax/index.js';
import type { Diagnostics } from './diagnostics.js';

/** In UTF-16 code units. What people write is a thousand times smaller. */
const largestFile = 10_000_000;
const mostText = 200_000_000;

/** Reads and parses the files of a scan, each once. */
export class ConfigSources {
  readonly #parsed = new Map<string, ConfigFile | Unreadable>();
  #text = 0;

  constructor(
    readonly reader: SourceReader,
    private readonly diagnostics: Diagnostics,
  ) {}

  /** A file of a module: `.tf`, `.tofu`, or their JSON forms. What cannot be read is an error of the report. */
  config(path: string): ConfigFile | Unreadable {
    return this.#read(path, path.endsWith('.json') ? parseTerraformJson : parseHcl);
  }

  /** A variables file. */
  values(path: string): ConfigFile | Unreadable {
    return this.#read(path, parseTfvars);
  }

  /** `.terraform.lock.hcl`; undefined when it is not there or cannot be read. */
  lockFile(path: string): ConfigFile | undefined {
    const text = this.reader.read(path);
    if (isUnreadable(text)) return undefined;
    const file = parseHcl(path, text);
    this.#parsed.set(path, file);
    return file;
  }

  /** Every file that was read and parsed. */
  files(): readonly ConfigFile[] {
    return [...this.#parsed.values()].filter((file): file is ConfigFile => !isUnreadable(file));
  }

  #read(path: string, parse: (path: string, text: string) => ConfigFile): ConfigFile | Unreadable {
    const known = this.#parsed.get(path);
    if (known) return known;
    const read = this.#parse(path, parse);
    this.#parsed.set(path, read);
    if (isUnreadable(read)) this.diagnostics.error({ file: path, message: `The file cannot be read: ${read.unreadable}.` });
    return read;
  }

  #parse(path: string, parse: (path: string, text: string) => ConfigFile): ConfigFile | Unreadable {
    const text = this.reader.read(path);
    if (isUnreadable(text)) return text;
    if (text.length > largestFile) return { unreadable: `it is larger than ${largestFile / 1_000_000} MB`, isMissing: false };
    this.#text += text.length;
    if (this.#text > mostText) return { unreadable: 'the scan holds more text than akslint reads', isMissing: false };
    return parse(path, text);
  }
}
