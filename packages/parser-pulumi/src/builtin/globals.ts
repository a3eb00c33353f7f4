import type { Origin } from '@akslint/model';
import type { Environment } from '../evaluate/environment.js';
import { scalarItem, type Item } from '../evaluate/item.js';
import { directoryOf } from '../project/paths.js';

/** What JavaScript and Node declare for every file; anything else has to be declared or imported. */
const globals = new Set(
  (
    'Array BigInt Boolean Buffer Date Error EvalError Function Intl JSON Map Math Number Object Promise Proxy RangeError ReferenceError Reflect RegExp ' +
    'Set String Symbol SyntaxError TextDecoder TextEncoder TypeError URIError URL URLSearchParams WeakMap WeakSet atob btoa clearInterval clearTimeout ' +
    'console decodeURI decodeURIComponent encodeURI encodeURIComponent fetch globalThis isFinite isNaN parseFloat parseInt process queueMicrotask ' +
    'require setImmediate setInterval setTimeout structuredClone crypto'
  ).split(' '),
);

/** The value of a name that no file declares; undefined when nothing does. */
export function globalNamed(name: string, env: Environment, origin: Origin): Item | undefined {
  switch (name) {
    case '__dirname':
      return scalarItem(`${rootMark}${directoryOf(env.file)}`, origin);
    case '__filename':
      return scalarItem(`${rootMark}${env.file}`, origin);
    case 'NaN':
      return scalarItem(Number.NaN, origin);
    case 'Infinity':
      return scalarItem(Number.POSITIVE_INFINITY, origin);
    default:
      return globals.has(name) ? { kind: 'package', name: 'js', path: [name], origin } : undefined;
  }
}

/** Stands for the root of the scan in paths that a program computes. */
export const rootMark = '/<scan>/';
