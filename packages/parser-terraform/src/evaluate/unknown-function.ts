import { nearestWord, unknown, type Origin, type Value } from '@akslint/model';
import { failed } from './failure.js';

/** Functions that Terraform 1.11 does not have: those that only OpenTofu has, and `convert`, which came to both later. */
const laterFunctions: ReadonlySet<string> = new Set([
  'assumeequal',
  'assumelistlength',
  'assumelistlengthmax',
  'assumelistlengthmin',
  'assumemaplength',
  'assumemaplengthmax',
  'assumemaplengthmin',
  'assumenotnull',
  'assumesetlength',
  'assumesetlengthmax',
  'assumesetlengthmin',
  'assumestringprefix',
  'base64gunzip',
  'cidrcontains',
  'convert',
  'urldecode',
]);

/** Functions that Terraform took away, and what is written instead. */
const formerFunctions: ReadonlyMap<string, string> = new Map([
  ['list', 'tolist([…])'],
  ['map', 'tomap({…})'],
]);

/**
 * The value of a call of a function that akslint does not have: unknown where some Terraform or OpenTofu may have it,
 * else refused. `known` are the functions that can be called.
 */
export function callOfUnknown(name: string, known: ReadonlySet<string>, origin: Origin): Value {
  if (name.startsWith('provider::')) return unknown({ text: `${name} is a function of a provider, which akslint does not run` }, origin);
  if (laterFunctions.has(name)) return unknown({ text: `${name} is a function of OpenTofu or of a later Terraform, which akslint does not work out` }, origin);
  if (known.has(name)) return unknown({ text: `${name} cannot be called here` }, origin);
  const former = formerFunctions.get(name);
  if (former !== undefined) return failed(`the function "${name}" was taken away; write ${former}`, origin);
  const nearest = nearestWord(name, known);
  return failed(`there is no function "${name}"${nearest === undefined ? '' : `; did you mean ${nearest}?`}`, origin);
}
