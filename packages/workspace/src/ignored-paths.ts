import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { Disk } from './disk.js';
import { isWithin } from './scan-roots.js';

const largestIgnoreFile = 1024 * 1024;

/**
 * Answers whether git would leave a path out, from the `.gitignore` files on the way down from `top`.
 * `top` and all paths are absolute. A path below an ignored directory is for the caller to leave out with it.
 */
export class IgnoredPaths {
  readonly #rules = new Map<string, Ignore | undefined>();

  constructor(
    private readonly disk: Disk,
    private readonly top: string,
  ) {}

  isIgnored(path: string, isDirectory: boolean): boolean {
    for (let here = dirname(path); isWithin(this.top, here); here = dirname(here)) {
      const answer = this.#rulesOf(here)?.test(gitPath(here, path, isDirectory));
      if (answer?.ignored) return true;
      if (answer?.unignored) return false;
      if (dirname(here) === here) return false;
    }
    return false;
  }

  /** Whether `path` or a directory on the way to it is ignored. */
  isBelowIgnored(path: string, isDirectory: boolean): boolean {
    if (this.isIgnored(path, isDirectory)) return true;
    for (let here = dirname(path); here !== this.top && isWithin(this.top, here); here = dirname(here)) {
      if (this.isIgnored(here, true)) return true;
    }
    return false;
  }

  #rulesOf(directory: string): Ignore | undefined {
    if (this.#rules.has(directory)) return this.#rules.get(directory);
    const rules = this.#read(directory);
    this.#rules.set(directory, rules);
    return rules;
  }

  #read(directory: string): Ignore | undefined {
    try {
      const bytes = this.disk.bytes(join(directory, '.gitignore'), largestIgnoreFile);
      return ignore().add(new TextDecoder().decode(bytes));
    } catch {
      // No such file, or none that can be read: git goes on without it, too.
      return undefined;
    }
  }
}

function gitPath(directory: string, path: string, isDirectory: boolean): string {
  const way = relative(directory, path);
  return `${sep === '\\' ? way.replaceAll('\\', '/') : way}${isDirectory ? '/' : ''}`;
}
