import type { Origin } from '@akslint/model';
import { scalarItem, type Item, type PackageItem } from '../evaluate/item.js';
import { unknownItem } from '../evaluate/item.js';
import { enumValues } from './enum-values.js';

/** What a name within a package stands for: the member of an enumeration is its value. */
export function packageMember(of: PackageItem, name: string, origin: Origin): Item {
  const path = [...of.path, name];
  if (of.name === 'js') return javascriptMember(path, origin) ?? { ...of, path };
  const known = /^@pulumi\/azure-(?:native|nextgen)$/.test(of.name) ? enumMember(path) : undefined;
  return known === undefined ? { ...of, path, origin } : scalarItem(known, origin);
}

function enumMember(path: readonly string[]): string | undefined {
  const [module, enumeration, member] = path.filter((part) => !/^v\d{8}/.test(part) && part !== 'types' && part !== 'enums');
  if (module === undefined || enumeration === undefined || member === undefined) return undefined;
  const members = own(own(enumValues, module), enumeration);
  return own(members, member);
}

function own<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table && Object.hasOwn(table, name) ? table[name] : undefined;
}

/** `process.env.X` and the like are known only when the program runs. */
function javascriptMember(path: readonly string[], origin: Origin): Item | undefined {
  const [first, second, third] = path;
  if (first !== 'process') return undefined;
  if (second === 'env' && third !== undefined) {
    return unknownItem({ text: `the environment variable ${third} is known only when the program runs` }, origin, { key: `process.env.${third}`, type: 'string' });
  }
  if (second === 'platform' || second === 'argv' || second === 'version') return unknownItem(`process.${second} is known only when the program runs`, origin, { nonNull: true });
  return undefined;
}
