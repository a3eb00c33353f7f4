import { isUnreadable, type DirectoryEntry, type SourceReader, type Unreadable } from '@akslint/model';
import type { ProgramFile } from '../syntax/ast.js';
import { baseOf, directoryOf } from './paths.js';

/** Larger files are not looked at; nobody writes infrastructure like that by hand. */
const mostCharacters = 4_000_000;

/** The last parse of each file. */
export type ParsedFiles = Map<string, ProgramFile>;

/** Reads files and remembers which were read. */
export class Sources {
  readonly #read = new Set<string>();
  readonly #names = new Map<string, ReadonlyMap<string, boolean>>();

  constructor(
    readonly reader: SourceReader,
    /** Texts that are read instead of the files' own: an open buffer. */
    private readonly instead: ReadonlyMap<string, string> = new Map(),
    /** Files parsed before; those whose text is still the same are not parsed again. */
    readonly parsed: ParsedFiles = new Map(),
    private readonly whole?: Sources,
  ) {}

  /** The same files, of which it knows what was read by way of it; they count as read here, too. */
  part(): Sources {
    return new Sources(this.reader, this.instead, this.parsed, this);
  }

  /** Every file that was read, sorted. */
  get files(): readonly string[] {
    return [...this.#read].sort();
  }

  read(path: string): string | Unreadable {
    const text = this.peek(path);
    if (!isUnreadable(text)) this.#markRead(path);
    return text;
  }

  #markRead(path: string): void {
    this.#read.add(path);
    if (this.whole) this.whole.#markRead(path);
  }

  /** A file's text for a first look, which does not count as reading it. */
  peek(path: string): string | Unreadable {
    const text = this.instead.get(path) ?? this.reader.read(path);
    if (isUnreadable(text)) return text;
    return text.length > mostCharacters ? { unreadable: 'it is too large', isMissing: false } : text;
  }

  /** Whether there is such a file. */
  isFile(path: string): boolean {
    return this.instead.has(path) || this.#entries(directoryOf(path)).get(baseOf(path)) === false;
  }

  isDirectory(path: string): boolean {
    return path === '.' || this.#entries(directoryOf(path)).get(baseOf(path)) === true;
  }

  list(directory: string): readonly DirectoryEntry[] {
    return Array.from(this.#entries(directory), ([name, isDirectory]) => ({ name, isDirectory }));
  }

  #entries(directory: string): ReadonlyMap<string, boolean> {
    const known = this.#names.get(directory);
    if (known) return known;
    const found = this.reader.list(directory);
    const names = new Map(isUnreadable(found) ? [] : found.map(({ name, isDirectory }) => [name, isDirectory]));
    this.#names.set(directory, names);
    return names;
  }
}
