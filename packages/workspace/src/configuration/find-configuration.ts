import { dirname, join } from 'node:path';
import type { Disk } from '../disk.js';
import { ConfigurationError } from './configuration-error.js';

const names = ['akslint.config.json', 'akslint.config.jsonc', 'akslint.config.yaml', 'akslint.config.yml'] as const;

/** More than any package.json has. */
export const largestConfiguration = 1024 * 1024;

/**
 * The configuration that is nearest to a directory, upwards to `top` (both absolute); undefined when there is none.
 * @throws ConfigurationError when a directory holds several.
 */
export function findConfiguration(disk: Disk, directory: string, top: string): string | undefined {
  for (let here = directory; ; here = dirname(here)) {
    const found = configurationsIn(disk, here);
    const [first, second] = found;
    if (first !== undefined && second !== undefined) {
      throw new ConfigurationError([{ file: second, message: `This folder has several configurations: ${found.map((file) => file.slice(here.length + 1)).join(', ')}. Keep one.` }]);
    }
    if (first !== undefined) return first;
    if (here === top || dirname(here) === here) return undefined;
  }
}

/** The configuration files of a directory. */
export function configurationsIn(disk: Disk, directory: string): readonly string[] {
  const files = names.map((name) => join(directory, name)).filter((file) => isFile(disk, file));
  const manifest = join(directory, 'package.json');
  return hasKey(disk, manifest) ? [...files, manifest] : files;
}

function hasKey(disk: Disk, manifest: string): boolean {
  if (!isFile(disk, manifest)) return false;
  try {
    const content: unknown = JSON.parse(new TextDecoder().decode(disk.bytes(manifest, largestConfiguration)));
    return typeof content === 'object' && content !== null && Object.hasOwn(content, 'akslint');
  } catch {
    // A manifest that cannot be read holds no configuration; npm will tell.
    return false;
  }
}

function isFile(disk: Disk, path: string): boolean {
  try {
    return disk.stat(path).isFile;
  } catch {
    return false;
  }
}
