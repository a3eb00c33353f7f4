import type { Arguments, CallSite } from '../evaluate/call.js';
import type { Item } from '../evaluate/item.js';
import { fileFunctions } from './file-functions.js';
import { javascriptFunctions } from './javascript-functions.js';
import { objectFunctions } from './object-functions.js';
import { pulumiFunctions } from './pulumi-functions.js';

/** A function of a package or of JavaScript; `path` are the names that lead to it. */
export type PackageFunction = (args: Arguments, site: CallSite) => Item;

export type FunctionTable = Readonly<Record<string, PackageFunction>>;

const tables: readonly FunctionTable[] = [objectFunctions, javascriptFunctions, fileFunctions, pulumiFunctions];

/** The function `path` of a package, if it is one that is evaluated. */
export function packageFunction(name: string, path: readonly string[]): PackageFunction | undefined {
  const key = `${name}#${path.filter((part) => part !== 'default' && part !== 'promises').join('.')}`;
  for (const table of tables) if (Object.hasOwn(table, key)) return table[key];
  return undefined;
}
