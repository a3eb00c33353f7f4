import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';

/** Where a file belongs. All paths are absolute. */
export interface Surroundings {
  /** Nothing outside of it is read: the git repository, else the project's folder, else the file's. */
  readonly root: string;
  /** The nearest folder upwards that holds a `Pulumi.yaml`. */
  readonly project: string | undefined;
}

/** Looks upwards from a file, no further than its repository. */
export function surroundingsOf(file: string): Surroundings {
  let project: string | undefined;
  for (let here = dirname(file); ; here = dirname(here)) {
    if (project === undefined && ['Pulumi.yaml', 'Pulumi.yml'].some((name) => existsSync(join(here, name)))) project = here;
    if (existsSync(join(here, '.git'))) return { root: here, project };
    if (dirname(here) === here) return { root: project ?? dirname(file), project };
  }
}

/** Whether `path` is `directory` or lies below it. */
export function isWithin(directory: string, path: string): boolean {
  const way = relative(directory, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** A path relative to a root, with `/`. */
export function pathWithin(root: string, absolute: string): string {
  const way = relative(root, absolute);
  return way === '' ? '.' : sep === '\\' ? way.replaceAll('\\', '/') : way;
}
