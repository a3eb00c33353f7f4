import { isUnreadable, type DirectoryEntry, type SourceReader, type Unreadable } from '@akslint/model';

/**
 * Files in memory, for tests. A path that ends in `!` stands for a file that is there but cannot be read, one that ends
 * in `?` for a file or directory that is not there and that git ignores.
 */
export function memoryReader(files: Readonly<Record<string, string>>): SourceReader & { readonly readPaths: readonly string[] } {
  const readPaths: string[] = [];
  const read = (path: string): string | Unreadable => {
    readPaths.push(path);
    const text = files[path];
    if (text !== undefined) return text;
    if (files[`${path}!`] !== undefined) return { unreadable: 'permission denied', isMissing: false };
    if (!isUnreadable(entriesOf(Object.keys(files), path))) return { unreadable: 'it is a directory', isMissing: false, isDirectory: true };
    return { unreadable: 'there is no such file', isMissing: true, ...(isIgnored(files, path) && { isIgnored: true }) };
  };
  return {
    readPaths,
    read,
    bytes: (path) => {
      const text = read(path);
      return isUnreadable(text) ? text : new TextEncoder().encode(text);
    },
    list: (directory) => {
      const entries = entriesOf(Object.keys(files), directory);
      return isUnreadable(entries) && isIgnored(files, directory) ? { ...entries, isIgnored: true } : entries;
    },
  };
}

function isIgnored(files: Readonly<Record<string, string>>, path: string): boolean {
  return files[`${path}?`] !== undefined;
}

function entriesOf(paths: readonly string[], directory: string): readonly DirectoryEntry[] | Unreadable {
  const prefix = directory === '.' ? '' : `${directory}/`;
  const entries = new Map<string, boolean>();
  for (const path of paths) {
    if (!path.startsWith(prefix) || path.endsWith('?')) continue;
    const [name = '', ...below] = path.slice(prefix.length).replace(/!$/, '').split('/');
    entries.set(name, below.length > 0);
  }
  if (entries.size === 0) return { unreadable: 'there is no such directory', isMissing: true };
  return [...entries].sort().map(([name, isDirectory]) => ({ name, isDirectory }));
}
