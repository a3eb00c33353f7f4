import { basename, dirname, join } from 'node:path';
import { TooLarge, type Disk, type DiskEntry } from './disk.js';

/** The disk with one file more, or another content of one: what came in on standard input. `path` is absolute. */
export function overlayDisk(disk: Disk, path: string, content: Uint8Array): Disk {
  const folder = realFolder(disk, dirname(path));
  const file = join(folder, basename(path));
  const isFile = (one: string): boolean => one === path || one === file;
  const isFolder = (one: string): boolean => one === folder || one === dirname(path);
  return {
    stat: (one) => (isFile(one) ? { isFile: true, isDirectory: false, size: content.length } : disk.stat(one)),
    realpath: (one) => (isFile(one) ? file : disk.realpath(one)),
    entries: (directory) => (isFolder(directory) ? withFile(disk, directory, basename(file)) : disk.entries(directory)),
    bytes: (one, most) => {
      if (!isFile(one)) return disk.bytes(one, most);
      if (content.length > most) throw new TooLarge();
      return content;
    },
  };
}

function realFolder(disk: Disk, folder: string): string {
  try {
    return disk.realpath(folder);
  } catch {
    return folder;
  }
}

function withFile(disk: Disk, directory: string, name: string): readonly DiskEntry[] {
  const file: DiskEntry = { name, kind: 'file' };
  try {
    return [...disk.entries(directory).filter((entry) => entry.name !== name), file];
  } catch {
    return [file];
  }
}
