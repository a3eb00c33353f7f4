import { join, posix, sep } from 'node:path';
import type { DirectoryEntry, SourceReader, Unreadable } from '@akslint/model';
import { errorCode, TooLarge, type Disk, type DiskEntry } from './disk.js';
import { IgnoredPaths } from './ignored-paths.js';
import { isWithin, type ScanRoots } from './scan-roots.js';

/** Most bytes of one file. A Terraform file of 50,000 lines has about two million. */
const largestFile = 10 * 1024 * 1024;
/** Most bytes of a JSON file, which may be the plan of a large configuration. */
const largestJson = 128 * 1024 * 1024;
/** Most bytes of all files of a run together. */
const largestRun = 512 * 1024 * 1024;

const mostBytesForBinaryCheck = 8000;

/** Most bytes of a file of this name. */
export function largestFileOf(path: string): number {
  return path.endsWith('.json') ? largestJson : largestFile;
}

/**
 * A reader of what `roots` allow. Paths are normalised as text first and then followed through links; where they end
 * must lie in a root. Every answer, also a refusal, is remembered, so that one run sees one state of each file.
 */
export function diskReader(disk: Disk, roots: ScanRoots): SourceReader {
  const texts = new Map<string, string | Unreadable>();
  const contents = new Map<string, Uint8Array | Unreadable>();
  const lists = new Map<string, readonly DirectoryEntry[] | Unreadable>();
  const listed = new Set<string>();
  const ignored = roots.directories.map((directory) => ({ directory, paths: new IgnoredPaths(disk, directory) }));
  let budget = largestRun;

  function readBytes(path: string): Uint8Array | Unreadable {
    const real = place(disk, roots, path);
    if (typeof real !== 'string') return real.isMissing && listed.has(path) ? vanished : told(real, path, false);
    try {
      const stat = disk.stat(real);
      if (stat.isDirectory) return { ...refusal('it is a directory'), isDirectory: true };
      if (!stat.isFile) return refusal('it is not a regular file');
      const largest = largestFileOf(path);
      if (stat.size > largest) return tooLarge(stat.size, largest);
      if (stat.size > budget) return refusal(`more than ${megabytes(largestRun)} MB were read in this run`);
      const bytes = disk.bytes(real, Math.min(largest, budget));
      budget -= bytes.length;
      return bytes;
    } catch (error) {
      if (error instanceof TooLarge) return tooLarge(undefined, largestFileOf(path));
      return errorCode(error) === 'ENOENT' ? vanished : refusalFor(error);
    }
  }

  function readList(path: string): readonly DirectoryEntry[] | Unreadable {
    const real = place(disk, roots, path);
    if (typeof real !== 'string') return told(real, path, true);
    try {
      const entries = disk.entries(real).map((entry) => ({ name: entry.name, isDirectory: isDirectory(disk, real, entry) }));
      for (const { name } of entries) listed.add(posix.join(path, name));
      return entries.sort((left, right) => (left.name < right.name ? -1 : 1));
    } catch (error) {
      return refusalFor(error);
    }
  }

  /** The refusal with whether git ignores what is missing. */
  function told(answer: Unreadable, path: string, isDirectory: boolean): Unreadable {
    const absolute = join(roots.base, path);
    const within = answer.isMissing ? ignored.find(({ directory }) => isWithin(directory, absolute)) : undefined;
    return within?.paths.isBelowIgnored(absolute, isDirectory) ? { ...answer, isIgnored: true } : answer;
  }

  const reader: SourceReader = {
    read: (path) => remembered(texts, normal(path), (key) => decoded(reader.bytes(key))),
    bytes: (path) => remembered(contents, normal(path), readBytes),
    list: (path) => remembered(lists, normal(path), readList),
  };
  return reader;
}

const vanished: Unreadable = { unreadable: 'it vanished while akslint was running', isMissing: false };

/** The real absolute path for a path of the scan. */
function place(disk: Disk, roots: ScanRoots, path: string): string | Unreadable {
  if (path.includes('\0') || path.length > 4096) return refusal('that is not a possible path');
  const outside = refusal('it lies outside of the repository or folder that is scanned');
  if (posix.isAbsolute(path) || path === '..' || path.startsWith('../')) return outside;
  const absolute = join(roots.base, path);
  if (!isAllowed(roots, absolute)) return outside;
  try {
    const real = disk.realpath(absolute);
    return isAllowed(roots, real) ? real : outside;
  } catch (error) {
    return refusalFor(error);
  }
}

function isAllowed(roots: ScanRoots, absolute: string): boolean {
  return roots.files.includes(absolute) || roots.directories.some((directory) => isWithin(directory, absolute));
}

function isDirectory(disk: Disk, parent: string, entry: DiskEntry): boolean {
  if (entry.kind !== 'link') return entry.kind === 'directory';
  try {
    return disk.stat(join(parent, entry.name)).isDirectory;
  } catch {
    return false;
  }
}

function decoded(bytes: Uint8Array | Unreadable): string | Unreadable {
  if (!(bytes instanceof Uint8Array)) return bytes;
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return refusal('it is UTF-16 text; save it as UTF-8');
  }
  if (bytes.subarray(0, mostBytesForBinaryCheck).includes(0)) return refusal('it is a binary file, not text');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refusal('it is not UTF-8 text');
  }
}

function refusalFor(error: unknown): Unreadable {
  const code = errorCode(error);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { unreadable: 'there is no such file or directory', isMissing: true };
    case 'EACCES':
    case 'EPERM':
      return refusal('permission is denied');
    case 'ELOOP':
      return refusal('it is a symbolic link that leads back to itself');
    case 'ENAMETOOLONG':
      return refusal('its name is too long');
    case 'EMFILE':
    case 'ENFILE':
      return refusal('too many files are open');
    default:
      return refusal(`the system refused to read it (${code ?? String(error)})`);
  }
}

function refusal(unreadable: string): Unreadable {
  return { unreadable, isMissing: false };
}

function tooLarge(size: number | undefined, largest: number): Unreadable {
  const much = size === undefined ? '' : ` of ${megabytes(size)} MB`;
  return refusal(`it is a file${much}, and akslint reads at most ${megabytes(largest)} MB of one file`);
}

function megabytes(bytes: number): string {
  return String(Math.ceil((bytes / 1024 / 1024) * 10) / 10);
}

function normal(path: string): string {
  const slashed = sep === '\\' ? path.replaceAll('\\', '/') : path;
  const normalised = posix.normalize(slashed === '' ? '.' : slashed);
  return normalised.length > 1 && normalised.endsWith('/') ? normalised.slice(0, -1) : normalised;
}

function remembered<T>(memory: Map<string, T>, key: string, work: (key: string) => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const answer = work(key);
  memory.set(key, answer);
  return answer;
}
