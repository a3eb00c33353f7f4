import { isUnreadable, type ProviderVersion } from '@akslint/model';
import { parse } from 'jsonc-parser';
import { directoryOf, joinPath } from './paths.js';
import type { Sources } from './sources.js';
import { field, textField } from './tsconfig.js';

/**
 * Majors of `@pulumi/azure`, and the first major of azurerm that they wrap and the first that they do not (release
 * notes of pulumi-azure 5.0.0 and 6.0.0). Those before 4 wrap azurerm 1 or 2.
 */
const azurermOf: Readonly<Record<string, readonly [lowest: number, below: number]>> = { '0': [1, 3], '1': [1, 3], '2': [1, 3], '3': [1, 3], '4': [2, 3], '5': [3, 4], '6': [4, 5] };

/** The providers that a project's packages wrap: what is installed, else what package.json declares. */
export function providerVersions(directory: string, sources: Sources): ReadonlyMap<string, ProviderVersion> {
  const major = installedMajor(directory, sources) ?? declaredMajor(directory, sources);
  const azurerm = major === undefined ? undefined : azurermOf[major];
  return azurerm === undefined ? new Map() : new Map([['azurerm', { lowest: [azurerm[0], 0, 0], below: [azurerm[1], 0, 0] }]]);
}

function installedMajor(directory: string, sources: Sources): string | undefined {
  for (let at = directory; ; at = directoryOf(at)) {
    const version = textField(packageAt(joinPath(at, 'node_modules/@pulumi/azure/package.json'), sources), 'version');
    const major = version === undefined ? undefined : /^(\d+)\./.exec(version)?.[1];
    if (major !== undefined || at === '.') return major;
  }
}

/** The one major that a range allows. */
function declaredMajor(directory: string, sources: Sources): string | undefined {
  const manifest = packageAt(joinPath(directory, 'package.json'), sources);
  const range = ['dependencies', 'devDependencies', 'peerDependencies'].map((name) => textField(field(manifest, name), '@pulumi/azure')).find((one) => one !== undefined);
  return range === undefined ? undefined : /^\s*[\^~=v]?\s*(\d+)(?:\.[\dx*]+){0,2}(?:-[\w.]+)?\s*$/.exec(range)?.[1];
}

function packageAt(path: string | undefined, sources: Sources): unknown {
  if (path === undefined || !sources.isFile(path)) return undefined;
  const text = sources.read(path);
  return isUnreadable(text) ? undefined : parse(text);
}
