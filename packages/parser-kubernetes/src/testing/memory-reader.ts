import type { DirectoryEntry, SourceReader, Unreadable } from '@akslint/model';

/** Files in memory, for tests. */
export function memoryReader(files: Readonly<Record<string, string>>): SourceReader {
  const read = (path: string): string | Unreadable => files[path] ?? { unreadable: 'there is no such file', isMissing: true };
  return {
    read,
    bytes: () => ({ unreadable: 'tests read texts only', isMissing: false }),
    list: (directory) => entriesOf(Object.keys(files), directory),
  };
}

function entriesOf(paths: readonly string[], directory: string): readonly DirectoryEntry[] | Unreadable {
  const prefix = directory === '.' ? '' : `${directory}/`;
  const entries = new Map<string, boolean>();
  for (const path of paths) {
    if (!path.startsWith(prefix)) continue;
    const [name = '', ...below] = path.slice(prefix.length).split('/');
    entries.set(name, below.length > 0);
  }
  if (entries.size === 0) return { unreadable: 'there is no such directory', isMissing: true };
  return [...entries].sort().map(([name, isDirectory]) => ({ name, isDirectory }));
}
