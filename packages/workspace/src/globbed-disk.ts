import type { Options } from 'fast-glob';
import type { DiskEntry } from './disk.js';

/** The file system that fast-glob is to search in. */
export function globbedDisk(entries: (directory: string) => readonly DiskEntry[]): NonNullable<Options['fs']> {
  const readdirSync = (directory: string): readonly object[] => entries(directory).map(asDirent);
  return { readdirSync: readdirSync as unknown as typeof import('node:fs').readdirSync };
}

/** What fast-glob asks of an entry. */
function asDirent(entry: DiskEntry): object {
  const never = (): boolean => false;
  return {
    name: entry.name,
    isFile: () => entry.kind === 'file',
    isDirectory: () => entry.kind === 'directory',
    isSymbolicLink: () => entry.kind === 'link',
    isBlockDevice: never,
    isCharacterDevice: never,
    isFIFO: never,
    isSocket: never,
  };
}
