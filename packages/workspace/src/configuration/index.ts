import { dirname, resolve } from 'node:path';
import type { CatalogueEntry, Control } from '@akslint/engine';
import type { Disk } from '../disk.js';
import { commonParent, isWithin, repositoryOf } from '../scan-roots.js';
import { UsageError } from '../usage-error.js';
import type { Configuration } from './configuration.js';
import { findConfiguration } from './find-configuration.js';

export type { Configuration } from './configuration.js';
export { ConfigurationError, type ConfigurationProblem } from './configuration-error.js';

/** Which configuration is wanted. */
export interface ConfigurationRequest {
  readonly disk: Disk;
  readonly cwd: string;
  /** `--config`; undefined: the nearest upwards from what the targets have in common. */
  readonly named: string | undefined;
  /** Absolute. */
  readonly targets: readonly string[];
  readonly controls: readonly Control[];
  readonly catalogue: readonly CatalogueEntry[];
}

/**
 * The configuration of a run; undefined when there is none. What reads it is loaded only then.
 * @throws ConfigurationError when it is wrong, UsageError when a named one is not there.
 */
export async function configurationFor({ disk, cwd, named, targets, controls, catalogue }: ConfigurationRequest): Promise<Configuration | undefined> {
  const start = targets.length === 0 ? cwd : commonParent(targets);
  const repository = repositoryOf(disk, start);
  const top = repository ?? (isWithin(cwd, start) ? cwd : start);
  const file = named === undefined ? findConfiguration(disk, start, top) : namedFile(disk, cwd, named);
  if (file === undefined) return undefined;
  const { loadConfiguration } = await import('./load.js');
  return loadConfiguration(file, { disk, top: isWithin(top, file) ? top : (repositoryOf(disk, dirname(file)) ?? dirname(file)), controls, catalogue });
}

function namedFile(disk: Disk, cwd: string, named: string): string {
  try {
    const real = disk.realpath(resolve(cwd, named));
    if (disk.stat(real).isFile) return real;
  } catch {
    // Told below, together with a path that is no file.
  }
  throw new UsageError(`There is no such configuration file: ${named}`);
}
