import { readdirSync, readFileSync, realpathSync, statSync, type Stats } from 'node:fs';
import { basename, dirname, join, posix, sep } from 'node:path';
import type { DirectoryEntry, SourceReader, Unreadable } from '@akslint/model';
import { isWithin } from './project.js';

/** Most bytes of one file. */
const largestFile = 10 * 1024 * 1024;
/** Files whose texts are kept between runs. */
const mostRemembered = 2000;

/** Texts of files as they were when they had this stamp. */
const remembered = new Map<string, { readonly stamp: string; readonly bytes: Uint8Array }>();

/**
 * The files below a root, as one analysis sees them: the text of the open buffer instead of its file, the disk for the
 * rest. Paths are relative to the root, with `/`; nothing outside of the root can be read, whatever a link says.
 */
export class DiskSources implements SourceReader {
  /** What was looked at, and how it was then. */
  readonly #stamps = new Map<string, string>();
  readonly #root: string;

  constructor(
    root: string,
    private readonly buffer: { readonly file: string; readonly text: string } | undefined,
  ) {
    this.#root = realOr(root);
  }

  read(path: string): string | Unreadable {
    if (this.buffer && normal(path) === this.buffer.file) return this.buffer.text;
    const bytes = this.bytes(path);
    if (!(bytes instanceof Uint8Array)) return bytes;
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return refusal('it is not UTF-8 text');
    }
  }

  bytes(path: string): Uint8Array | Unreadable {
    return this.#look(path, (absolute, stat) => {
      if (stat.isDirectory()) return refusal('it is a directory');
      if (!stat.isFile()) return refusal('it is not a regular file');
      if (stat.size > largestFile) return refusal('it is too large');
      const stamp = stampOf(stat);
      const known = remembered.get(absolute);
      if (known?.stamp === stamp) return known.bytes;
      const bytes = readFileSync(absolute);
      if (remembered.size >= mostRemembered) remembered.clear();
      remembered.set(absolute, { stamp, bytes });
      return bytes;
    });
  }

  list(directory: string): readonly DirectoryEntry[] | Unreadable {
    const found = this.#look<readonly DirectoryEntry[]>(directory, (absolute) =>
      readdirSync(absolute, { withFileTypes: true }).map((entry) => ({
        name: entry.name,
        isDirectory: entry.isSymbolicLink() ? isDirectory(join(absolute, entry.name)) : entry.isDirectory(),
      })),
    );
    const entries = 'unreadable' in found ? [] : [...found];
    const open = this.buffer && posix.dirname(this.buffer.file) === normal(directory) ? basename(this.buffer.file) : undefined;
    if (open === undefined || entries.some(({ name }) => name === open)) return 'unreadable' in found ? found : entries.sort(byName);
    return [...entries, { name: open, isDirectory: false }].sort(byName);
  }

  /** Whether everything that was looked at is still as it was. */
  isCurrent(): boolean {
    for (const [absolute, stamp] of this.#stamps) if (stampAt(absolute) !== stamp) return false;
    return true;
  }

  #look<T>(path: string, look: (absolute: string, stat: Stats) => T): T | Unreadable {
    const wanted = normal(path);
    if (path.includes('\0') || wanted === '..' || wanted.startsWith('../') || posix.isAbsolute(wanted)) return refusal(outside);
    const absolute = join(this.#root, wanted);
    try {
      this.#stamps.set(absolute, stampAt(absolute));
      const real = realpathSync.native(absolute);
      if (!isWithin(this.#root, real)) return refusal(outside);
      return look(real, statSync(real));
    } catch (error) {
      return isMissing(error) ? { unreadable: 'there is no such file or directory', isMissing: true } : refusal('the system refused to read it');
    }
  }
}

const outside = 'it lies outside of the repository';

function stampAt(absolute: string): string {
  try {
    return stampOf(statSync(absolute));
  } catch {
    return 'none';
  }
}

function stampOf(stat: Stats): string {
  return `${stat.mtimeMs} ${stat.size} ${stat.ino}`;
}

/** A path with every link followed, or as it is where it leads nowhere. */
export function realOr(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realOr(parent), basename(path));
  }
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function refusal(unreadable: string): Unreadable {
  return { unreadable, isMissing: false };
}

function normal(path: string): string {
  const normalised = posix.normalize(sep === '\\' ? path.replaceAll('\\', '/') : path === '' ? '.' : path);
  return normalised.length > 1 && normalised.endsWith('/') ? normalised.slice(0, -1) : normalised;
}

function byName(left: DirectoryEntry, right: DirectoryEntry): number {
  return left.name < right.name ? -1 : 1;
}
