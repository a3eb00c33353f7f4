import { closeSync, constants, lstatSync, mkdirSync, openSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { WrongInputs } from './inputs.js';
import type { Places } from './places.js';

/**
 * Writes a file, making its folders. Within the workspace no link is followed out of it: the repository may hold one
 * of that name.
 * @returns the path relative to the workspace, as other actions take it; absolute for a file elsewhere
 * @throws WrongInputs when it cannot be written
 */
export async function writeSarif(file: string, text: string, { workspace, directory }: Places): Promise<string> {
  const { isWithin } = await import('@akslint/workspace');
  const path = resolve(directory, file);
  const isInside = isWithin(workspace, path);
  try {
    if (isInside && !isWithin(workspace, realpathSync.native(nearestThere(dirname(path))))) throw new Error('a symbolic link leads out of the workspace');
    mkdirSync(dirname(path), { recursive: true });
    const handle = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | (constants.O_NOFOLLOW ?? 0), 0o644);
    writeFileSync(handle, text);
    closeSync(handle);
  } catch (error) {
    const isLink = error instanceof Error && 'code' in error && error.code === 'ELOOP';
    throw new WrongInputs([`The input sarif-file names a file that cannot be written, ${file}: ${isLink ? 'it is a symbolic link' : error instanceof Error ? error.message : String(error)}.`]);
  }
  return isInside ? relative(workspace, path).replaceAll(sep, '/') : path;
}

/** The path, or the nearest directory upwards that something stands at. */
function nearestThere(path: string): string {
  for (let here = path; ; here = dirname(here)) {
    if (isThere(here) || dirname(here) === here) return here;
  }
}

function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}
