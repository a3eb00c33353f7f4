/**
 * `path` seen from `directory`, both relative to the root of the scan (`.` is the root itself).
 * Undefined when it leads outside of the root or is absolute.
 */
export function resolvePath(directory: string, path: string): string | undefined {
  if (path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path) || path.startsWith('~')) return undefined;
  const segments = directory === '.' ? [] : directory.split('/');
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.length === 0 ? '.' : segments.join('/');
}

/** `target` as it is written from within `directory`: `../../modules/aks`, or `.` for the directory itself. */
export function relativePath(directory: string, target: string): string {
  const from = directory === '.' ? [] : directory.split('/');
  const to = target === '.' ? [] : target.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared += 1;
  const path = [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
  return path === '' ? '.' : path;
}

/** A file's path in `directory`. */
export function inDirectory(directory: string, name: string): string {
  return directory === '.' ? name : `${directory}/${name}`;
}

/** A path without `.`, `..` where it can be resolved, and doubled slashes. */
export function cleanPath(path: string): string {
  const isRooted = path.startsWith('/');
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (part !== '..' || !isRooted) kept.push(part);
  }
  const joined = kept.join('/');
  return isRooted ? `/${joined}` : joined || '.';
}
