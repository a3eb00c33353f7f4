import { isUnreadable, type Reason, type SourceError } from '@akslint/model';
import type { ProgramFile } from '../syntax/ast.js';
import { parseProgram } from '../syntax/parse-program.js';
import type { TypeScript } from '../syntax/typescript.js';
import { resolveSpecifier, type Resolved } from './resolve.js';
import type { Sources } from './sources.js';
import { pathMapping, type PathMapping } from './tsconfig.js';

/** The files of one program, parsed once whatever imports them. */
export class ProgramFiles {
  readonly errors: SourceError[] = [];
  readonly #programs = new Map<string, ProgramFile | undefined>();
  readonly #resolved = new Map<string, Resolved>();
  readonly #paths: PathMapping;

  constructor(
    /** Undefined where no file has to be parsed. */
    private readonly ts: TypeScript | undefined,
    readonly sources: Sources,
    /** The folder of `Pulumi.yaml`. */
    readonly directory: string,
  ) {
    this.#paths = pathMapping(sources, directory);
  }

  /** A file's program; undefined when it cannot be read, which is an error. */
  program(file: string): ProgramFile | undefined {
    if (this.#programs.has(file)) return this.#programs.get(file);
    const text = this.sources.read(file);
    const program = isUnreadable(text) || this.ts === undefined ? undefined : this.#parsed(this.ts, file, text);
    this.#programs.set(file, program);
    if (isUnreadable(text)) this.errors.push({ file, message: `It cannot be read: ${text.unreadable}.` });
    else for (const { offset, message } of program?.errors ?? []) this.errors.push({ file, offset, message });
    return program;
  }

  #parsed(ts: TypeScript, file: string, text: string): ProgramFile {
    const { parsed } = this.sources;
    const known = parsed.get(file);
    if (known?.text === text) return known;
    const program = parseProgram(ts, file, text);
    parsed.set(file, program);
    return program;
  }

  resolve(source: string, from: string): Resolved {
    const key = `${from}\n${source}`;
    const known = this.#resolved.get(key);
    if (known) return known;
    const found = resolveSpecifier(source, from, this.sources, this.#paths);
    this.#resolved.set(key, found);
    return found;
  }

  /** Why more may stand in a file than can be seen, if it cannot be parsed whole. */
  brokenReason(file: string): Reason | undefined {
    const program = this.#programs.get(file);
    return program && program.errors.length > 0 ? { text: `a part of ${file} cannot be read`, remedy: 'mend the syntax error' } : undefined;
  }

  /** Why absence proves nothing, if some file that was looked at is broken. */
  get broken(): Reason | undefined {
    for (const [file, program] of this.#programs) {
      if (program === undefined) return { text: `${file} cannot be read` };
      const reason = this.brokenReason(file);
      if (reason) return reason;
    }
    return undefined;
  }
}
