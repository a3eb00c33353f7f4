import { readdirSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Host } from './host.js';
import { WrongInputs } from './inputs.js';

/** Where the action works. All paths are absolute and real. */
export interface Places {
  /** What the runner checks out into. */
  readonly workspace: string;
  /** What relative paths mean. */
  readonly directory: string;
  /** The clone that holds it; undefined where there is none. */
  readonly repository: string | undefined;
}

/** @throws WrongInputs where nothing is checked out, and where there is no such working directory within the workspace. */
export async function placesOf(host: Pick<Host, 'env' | 'cwd'>, workingDirectory: string): Promise<Places> {
  const { isWithin, repositoryRoot } = await import('@akslint/workspace');
  const workspace = realpathSync.native(host.env['GITHUB_WORKSPACE'] || host.cwd());
  if (readdirSync(workspace).length === 0) throw new WrongInputs(['The workspace is empty: let actions/checkout run before akslint.']);
  const directory = directoryAt(resolve(workspace, workingDirectory));
  if (directory === undefined) throw new WrongInputs([`The input working-directory names no directory of the workspace: ${workingDirectory}`]);
  if (!isWithin(workspace, directory)) throw new WrongInputs([`The input working-directory leads out of the workspace: ${workingDirectory}`]);
  return { workspace, directory, repository: repositoryRoot(directory) };
}

function directoryAt(path: string): string | undefined {
  try {
    const real = realpathSync.native(path);
    return statSync(real).isDirectory() ? real : undefined;
  } catch {
    return undefined;
  }
}
