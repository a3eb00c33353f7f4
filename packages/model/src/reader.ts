/**
 * How parsers see files; the workspace gives it. Paths are relative to the root of the scan, with `/`;
 * `.` is the root. Nothing outside of the root can be read. Reading the same path twice gives the same answer.
 */
export interface SourceReader {
  /** A file's text as UTF-8, without a BOM. */
  read(path: string): string | Unreadable;
  bytes(path: string): Uint8Array | Unreadable;
  /** A directory's entries, sorted by name. */
  list(directory: string): readonly DirectoryEntry[] | Unreadable;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly isDirectory: boolean;
}

/** Why something cannot be read: a clause such as `there is no such file` or `it lies outside of the repository`. */
export interface Unreadable {
  readonly unreadable: string;
  /** It is not there at all, as opposed to there but not readable. */
  readonly isMissing: boolean;
  /** It is missing, and git ignores its path: where the code is run, it may have been made before. */
  readonly isIgnored?: true;
  /** It is there, but a directory where a file was asked for. */
  readonly isDirectory?: true;
}

export function isUnreadable(answer: object | string): answer is Unreadable {
  return typeof answer === 'object' && 'unreadable' in answer;
}
