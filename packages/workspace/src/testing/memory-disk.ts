import { posix } from 'node:path';
import { TooLarge, type Disk, type DiskEntry } from '../disk.js';

/** What stands at a path: a file's text, a link's target, or the code that every access fails with. */
export type MemoryEntry = string | Uint8Array | { readonly link: string } | { readonly fails: string };

/**
 * A file system in memory for tests, with what a test cannot do to a real one: refuse permission to root,
 * or let a file vanish (`remove`). Paths are absolute, with `/`; directories come from the paths.
 */
export class MemoryDisk implements Disk {
  readonly #entries: Map<string, MemoryEntry>;

  constructor(entries: Readonly<Record<string, MemoryEntry>>) {
    this.#entries = new Map(Object.entries(entries));
  }

  remove(path: string): void {
    this.#entries.delete(path);
  }

  stat(path: string): ReturnType<Disk['stat']> {
    const real = this.realpath(path);
    const entry = this.#entries.get(real);
    const bytes = typeof entry === 'string' || entry instanceof Uint8Array ? entry.length : 0;
    return { isFile: bytes > 0 || entry === '', isDirectory: this.#isDirectory(real), size: bytes };
  }

  realpath(path: string): string {
    let real = '/';
    let hops = 0;
    const rest = path.split('/').filter((part) => part !== '');
    for (let part = rest.shift(); part !== undefined; part = rest.shift()) {
      const here = posix.join(real, part);
      const entry = this.#entries.get(here);
      if (typeof entry === 'object' && 'link' in entry) {
        hops += 1;
        if (hops > 40) throw failure('ELOOP', path);
        rest.unshift(...posix.resolve(real, entry.link).split('/').filter((one) => one !== ''));
        real = '/';
      } else if (entry === undefined && !this.#isDirectory(here)) throw failure('ENOENT', path);
      else real = here;
    }
    return real;
  }

  entries(directory: string): readonly DiskEntry[] {
    const real = this.#readable(directory);
    if (!this.#isDirectory(real)) throw failure('ENOTDIR', directory);
    const prefix = real === '/' ? '/' : `${real}/`;
    const below = [...this.#entries.keys()].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length).split('/')[0] ?? '');
    return [...new Set(below)].map((name) => ({ name, kind: this.#kind(prefix + name) }));
  }

  bytes(path: string, most: number): Uint8Array {
    const entry = this.#entries.get(this.#readable(path));
    const bytes = typeof entry === 'string' ? new TextEncoder().encode(entry) : entry;
    if (!(bytes instanceof Uint8Array)) throw failure('EISDIR', path);
    if (bytes.length > most) throw new TooLarge();
    return bytes;
  }

  #readable(path: string): string {
    const real = this.realpath(path);
    const entry = this.#entries.get(real);
    if (typeof entry === 'object' && 'fails' in entry) throw failure(entry.fails, path);
    return real;
  }

  #isDirectory(path: string): boolean {
    const entry = this.#entries.get(path);
    if (entry !== undefined) return typeof entry === 'object' && 'fails' in entry && !/\.\w+$/.test(path);
    return [...this.#entries.keys()].some((one) => one.startsWith(path === '/' ? '/' : `${path}/`));
  }

  #kind(path: string): DiskEntry['kind'] {
    const entry = this.#entries.get(path);
    if (typeof entry === 'object' && 'link' in entry) return 'link';
    return this.#isDirectory(path) ? 'directory' : 'file';
  }
}

function failure(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
