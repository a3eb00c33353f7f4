import { dirname, relative, sep } from 'node:path';
import { configurationFor, type Configuration } from './configuration/index.js';
import type { Settings } from './configuration/configuration.js';
import { realDisk } from './disk.js';
import type { LintRequest } from './result.js';
import { directoryOf, findTargets } from './targets.js';

/**
 * The configuration that a run would use, with all that it builds on, as JSON text. Paths are relative to the folder
 * of the configuration; severities stand by requirement.
 * @throws ConfigurationError, UsageError as a run would.
 */
export async function printedConfiguration(request: Pick<LintRequest, 'cwd' | 'targets' | 'allowEmpty' | 'config' | 'disk'>): Promise<string> {
  const { controls, catalogue } = await import('@akslint/rules');
  const disk = request.disk ?? realDisk;
  const found = findTargets(disk, request.cwd, request.targets, request.allowEmpty);
  const targets = found.targets.length === 0 ? [request.cwd] : found.targets.map(directoryOf);
  const configuration = await configurationFor({ disk, cwd: request.cwd, named: request.config, targets, controls, catalogue });
  return `${JSON.stringify(configuration === undefined ? { files: [] } : printable(configuration, request.cwd), null, 2)}\n`;
}

function printable(configuration: Configuration, cwd: string): object {
  const from = (directory: string, file: string): string => relative(directory, file).replaceAll(sep, '/');
  const settings = ({ levels, companions, inputs }: Settings): object => ({
    controls: Object.fromEntries([...levels].map(([key, { is }]) => [key, is])),
    companions: Object.fromEntries([...companions].map(([key, { is }]) => [key, is])),
    inputs: inputs.map(({ variables, varFiles, parameters }) => ({
      varFiles: varFiles.map((file) => from(configuration.directory, file)),
      variables: Object.fromEntries(variables.map(({ name, value }) => [name, value])),
      parameters: parameters.map((file) => from(configuration.directory, file)),
    })),
  });
  return {
    files: configuration.files.map((file) => from(cwd, file)),
    directory: from(cwd, dirname(configuration.file)) || '.',
    ignores: configuration.ignores,
    ...settings(configuration),
    overrides: configuration.overrides.map((override) => ({ files: override.files, ...settings(override) })),
    excludedNamespaces: configuration.excludedNamespaces,
    namespaces: configuration.namespaces,
    suppressions: configuration.suppressions.map(({ control, files, address, reason, expires }) => ({ control, file: files, address, reason, expires })),
  };
}
