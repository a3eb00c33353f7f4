import { basename, dirname, join } from 'node:path';
import { TooLarge, type Disk } from './disk.js';

/** Texts that stand in for files, by absolute path; a file need not be there, its folder must. */
export type Overlay = ReadonlyMap<string, () => Uint8Array>;

/** The same disk with some files replaced or added. A text is asked for when it is read. */
export function overlayDisk(disk: Disk, overlay: Overlay): Disk {
  if (overlay.size === 0) return disk;
  const real = new Map([...overlay].map(([path, bytes]) => [placeOf(disk, path), bytes]));
  return {
    stat(path) {
      const bytes = real.get(placeOf(disk, path));
      return bytes === undefined ? disk.stat(path) : { isFile: true, isDirectory: false, size: bytes().length };
    },
    realpath(path) {
      const place = placeOf(disk, path);
      return real.has(place) ? place : disk.realpath(path);
    },
    entries(directory) {
      const entries = disk.entries(directory);
      const here = disk.realpath(directory);
      const added = [...real.keys()].filter((path) => dirname(path) === here && !entries.some(({ name }) => name === basename(path)));
      return [...entries, ...added.map((path) => ({ name: basename(path), kind: 'file' as const }))];
    },
    bytes(path, most) {
      const bytes = real.get(placeOf(disk, path))?.();
      if (bytes === undefined) return disk.bytes(path, most);
      if (bytes.length > most) throw new TooLarge();
      return bytes;
    },
  };
}

/** The path without links: of the file itself where it is there, else of its folder. */
function placeOf(disk: Disk, path: string): string {
  try {
    return disk.realpath(path);
  } catch {
    try {
      return join(disk.realpath(dirname(path)), basename(path));
    } catch {
      return path;
    }
  }
}
