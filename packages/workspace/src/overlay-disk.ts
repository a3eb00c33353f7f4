import { basename, dirname, join } from 'node:path';
import { TooLarge, type Disk, type DiskEntry } from './disk.js';

/** What stands in for a file: a text, asked for when it is read, or that it is not there. */
export type Overlaid = (() => Uint8Array) | 'absent';

/** What stands in for files, by absolute path. Neither a file nor its folder need be there. */
export type Overlay = ReadonlyMap<string, Overlaid>;

/** The same disk with some files replaced, added or hidden. */
export function overlayDisk(disk: Disk, overlay: Overlay): Disk {
  return overlay.size === 0 ? disk : new OverlayDisk(disk, overlay);
}

class OverlayDisk implements Disk {
  readonly #files: ReadonlyMap<string, Overlaid>;
  /** What lies in folders because something was laid over the disk: entries by name. */
  readonly #folders = new Map<string, Map<string, DiskEntry['kind'] | 'absent'>>();
  readonly #places = new Map<string, string>();

  constructor(
    private readonly disk: Disk,
    overlay: Overlay,
  ) {
    this.#files = new Map([...overlay].map(([path, file]) => [this.#besideLinks(path), file]));
    for (const [path, file] of this.#files) {
      this.#folder(dirname(path)).set(basename(path), file === 'absent' ? 'absent' : 'file');
      if (file !== 'absent') this.#makeFolders(dirname(path));
    }
  }

  stat(path: string): ReturnType<Disk['stat']> {
    const place = this.#placeOf(path);
    const file = this.#files.get(place);
    if (file === 'absent') throw missing(path);
    if (file !== undefined) return { isFile: true, isDirectory: false, size: file().length };
    return this.#isMadeFolder(place) ? { isFile: false, isDirectory: true, size: 0 } : this.disk.stat(path);
  }

  realpath(path: string): string {
    const place = this.#placeOf(path);
    const file = this.#files.get(place);
    if (file === 'absent') throw missing(path);
    return file !== undefined || this.#isMadeFolder(place) ? place : this.disk.realpath(path);
  }

  entries(directory: string): readonly DiskEntry[] {
    const place = this.#placeOf(directory);
    const laid = this.#folders.get(place);
    const present = this.#isMadeFolder(place) ? [] : this.disk.entries(directory);
    if (laid === undefined) return present;
    const kept = present.flatMap((entry) => {
      const kind = laid.get(entry.name);
      return kind === undefined ? [entry] : kind === 'absent' ? [] : [{ name: entry.name, kind }];
    });
    const added = [...laid].flatMap(([name, kind]) => (kind === 'absent' || present.some((entry) => entry.name === name) ? [] : [{ name, kind }]));
    return [...kept, ...added];
  }

  bytes(path: string, most: number): Uint8Array {
    const file = this.#files.get(this.#placeOf(path));
    if (file === undefined) return this.disk.bytes(path, most);
    if (file === 'absent') throw missing(path);
    const bytes = file();
    if (bytes.length > most) throw new TooLarge();
    return bytes;
  }

  #folder(path: string): Map<string, DiskEntry['kind'] | 'absent'> {
    const known = this.#folders.get(path);
    if (known) return known;
    const made = new Map<string, DiskEntry['kind'] | 'absent'>();
    this.#folders.set(path, made);
    return made;
  }

  /** The folders of a file that the disk does not have. */
  #makeFolders(folder: string): void {
    for (let here = folder; dirname(here) !== here && !isThere(this.disk, here); here = dirname(here)) {
      this.#folder(here);
      this.#folder(dirname(here)).set(basename(here), 'directory');
    }
  }

  #isMadeFolder(place: string): boolean {
    return this.#folders.get(dirname(place))?.get(basename(place)) === 'directory';
  }

  /** The path without links. A link that something is laid over is no link any more. */
  #placeOf(path: string): string {
    const known = this.#places.get(path);
    if (known !== undefined) return known;
    const beside = this.#besideLinks(path);
    const place = this.#files.has(beside) ? beside : (realOn(this.disk, path) ?? beside);
    this.#places.set(path, place);
    return place;
  }

  /** The path without the links on the way to it. */
  #besideLinks(path: string): string {
    const parent = dirname(path);
    return parent === path ? path : join(realOn(this.disk, parent) ?? this.#besideLinks(parent), basename(path));
  }
}

function realOn(disk: Disk, path: string): string | undefined {
  try {
    return disk.realpath(path);
  } catch {
    return undefined;
  }
}

function isThere(disk: Disk, path: string): boolean {
  try {
    disk.stat(path);
    return true;
  } catch {
    return false;
  }
}

function missing(path: string): Error {
  return Object.assign(new Error(`ENOENT: no such file or directory, ${path}`), { code: 'ENOENT' });
}
