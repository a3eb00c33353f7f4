import { directoryOf, joinPath } from './paths.js';
import type { Sources } from './sources.js';
import type { PathMapping } from './tsconfig.js';

/** What a module specifier leads to. */
export type Resolved =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'data'; readonly file: string }
  | { readonly kind: 'package'; readonly name: string; readonly path: readonly string[] }
  | { readonly kind: 'missing' };

const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.jsx', '.json'];

/**
 * A module as Node and TypeScript find it: own files with or without an extension, folders with an index, `paths`
 * of tsconfig.json; everything else is a package. A locally generated SDK of a provider is that provider's package.
 */
export function resolveSpecifier(source: string, from: string, sources: Sources, paths: PathMapping): Resolved {
  const generated = generatedSdk(source);
  if (generated) return generated;
  if (source.startsWith('.')) {
    const path = joinPath(directoryOf(from), source);
    return (path === undefined ? undefined : fileAt(path, sources)) ?? { kind: 'missing' };
  }
  for (const path of paths.candidates(source)) {
    const found = fileAt(path, sources);
    if (found) return found;
  }
  return packageOf(source);
}

/** A path to a file as it may be written: without extension, with `.js` for `.ts`, or a folder. */
export function fileAt(path: string, sources: Sources): Resolved | undefined {
  const stem = path.replace(/\.([cm]?)jsx?$/, '');
  const candidates = [path, ...extensions.map((extension) => `${path}${extension}`), ...(stem === path ? [] : extensions.map((extension) => `${stem}${extension}`))];
  const file = candidates.find((candidate) => sources.isFile(candidate));
  if (file !== undefined) return /\.json$/.test(file) ? { kind: 'data', file } : { kind: 'file', file };
  if (!sources.isDirectory(path)) return undefined;
  const index = extensions.map((extension) => (path === '.' ? `index${extension}` : `${path}/index${extension}`)).find((candidate) => sources.isFile(candidate));
  return index === undefined ? undefined : { kind: 'file', file: index };
}

/**
 * `@pulumi/azure-native_containerservice_v20240901` and `./sdks/azure-native_containerservice_v20240901`, as
 * `pulumi package add azure-native containerservice v20240901` makes them.
 */
function generatedSdk(source: string): Resolved | undefined {
  const match = /(?:^|\/)azure-native[_-]([a-z0-9]+)[_-](v\d{8}(?:preview|privatepreview)?)(?:\/|$)/.exec(source);
  return match?.[1] === undefined || match[2] === undefined ? undefined : { kind: 'package', name: '@pulumi/azure-native', path: [match[1], match[2]] };
}

/** `@pulumi/azure-native/containerservice/v20240901` is a path within its package. */
function packageOf(source: string): Resolved {
  const parts = source.replace(/^node:/, '').split('/');
  const length = source.startsWith('@') ? 2 : 1;
  const inner = parts.slice(length).filter((part) => part !== '' && part !== 'bin' && part !== 'index');
  return { kind: 'package', name: parts.slice(0, length).join('/'), path: inner };
}
