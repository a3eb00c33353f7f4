import { openSync, closeSync, fstatSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';

/** What the workspace needs of a file system. Every call throws as `node:fs` does; tests give their own. */
export interface Disk {
  /** Follows links. */
  stat(path: string): DiskStat;
  realpath(path: string): string;
  entries(directory: string): readonly DiskEntry[];
  /** A regular file's bytes; throws {@link TooLarge} when there are more than `most`. */
  bytes(path: string, most: number): Uint8Array;
}

export interface DiskStat {
  readonly isFile: boolean;
  readonly isDirectory: boolean;
  /** In bytes. */
  readonly size: number;
}

export interface DiskEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'link' | 'other';
}

/** A file has more bytes than may be read. */
export class TooLarge extends Error {}

export const realDisk: Disk = {
  stat(path) {
    const stat = statSync(path);
    return { isFile: stat.isFile(), isDirectory: stat.isDirectory(), size: stat.size };
  },
  realpath: (path) => realpathSync.native(path),
  entries: (directory) =>
    readdirSync(directory, { withFileTypes: true }).map((entry) => {
      if (entry.isSymbolicLink()) return { name: entry.name, kind: 'link' };
      if (entry.isDirectory()) return { name: entry.name, kind: 'directory' };
      return { name: entry.name, kind: entry.isFile() ? 'file' : 'other' };
    }),
  bytes(path, most) {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      if (size > most) throw new TooLarge();
      const buffer = new Uint8Array(size);
      let filled = 0;
      while (filled < size) {
        const got = readSync(file, buffer, filled, size - filled, filled);
        if (got === 0) break;
        filled += got;
      }
      return buffer.subarray(0, filled);
    } finally {
      closeSync(file);
    }
  },
};

/** The code of a file system error (`ENOENT`), or undefined for anything else. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
