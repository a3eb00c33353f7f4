import type { Reason } from '@akslint/model';
import { resolvePath } from '../source/paths.js';
import { literalText, type Declaration } from './source-body.js';
import type { InstalledModules } from './installed-modules.js';

/** Where a module call leads. */
export type CallTarget =
  | { readonly kind: 'directory'; readonly source: string; readonly directory: string }
  | { readonly kind: 'missing'; readonly source: string; readonly reason: Reason; readonly isInstallable: boolean };

/**
 * Finds what a module call calls: a directory beside the calling module, or one that `terraform init` downloaded.
 * `path` names the calls that lead to it from the root module, its own name last.
 */
export function callTarget(
  call: Declaration,
  callingDirectory: string,
  path: readonly string[],
  installed: InstalledModules,
): CallTarget {
  const expression = call.body.attributes.get('source')?.attribute.value;
  const source = literalText(expression);
  const name = path.at(-1) ?? '';
  if (source === undefined) {
    const text = expression ? `the source of module "${name}" is not a plain text` : `module "${name}" has no source`;
    return { kind: 'missing', source: '', isInstallable: false, reason: { text, remedy: 'write its source as a plain text' } };
  }
  if (isLocal(source)) return localTarget(source, callingDirectory);
  const directory = installed.directoryOf(path);
  if (directory !== undefined) return { kind: 'directory', source, directory };
  const reason = { text: `module "${name}" (${source}) is not downloaded`, remedy: 'run terraform init before akslint' };
  return { kind: 'missing', source, reason, isInstallable: true };
}

function isLocal(source: string): boolean {
  return source === '.' || source === '..' || source.startsWith('./') || source.startsWith('../') || source.startsWith('/');
}

function localTarget(source: string, callingDirectory: string): CallTarget {
  const directory = resolvePath(callingDirectory, source);
  if (directory !== undefined) return { kind: 'directory', source, directory };
  const reason = { text: `the module source ${source} lies outside of the scanned directory`, remedy: 'scan a directory that holds both' };
  return { kind: 'missing', source, reason, isInstallable: false };
}
