import { scalar, type Origin, type Scalar } from '@akslint/model';
import { numberScalar, parseReal, realOfBigint, type Real } from '../number.js';
import { fromBase64 } from './base64.js';
import { refuse, type Refusal } from './outcome.js';
import { daysOf, isDate, rfc3339 } from './time.js';

const words: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word): [string, boolean] => [word, true]),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word): [string, boolean] => [word, false]),
  ...['', '~', 'null', 'Null', 'NULL'].map((word): [string, null] => [word, null]),
]);

const infinities: ReadonlyMap<string, Real> = new Map(
  ['.inf', '.Inf', '.INF'].flatMap((word): [string, Real][] => [
    [word, { infinite: 1 }],
    [`+${word}`, { infinite: 1 }],
    [`-${word}`, { infinite: -1 }],
  ]),
);

const integer = /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const prefixed = /^([-+]?)(0[xX][0-9a-fA-F]+|0[oO]?[0-7]+|0[bB][01]+)$/;

/** Short names of the tags that a scalar may have. */
const tags: ReadonlySet<string> = new Set(['', '!!str', '!!bool', '!!int', '!!float', '!!null', '!!timestamp', '!!binary']);

/**
 * A YAML scalar as the YAML library of Terraform reads it: the words of YAML 1.1 for bools and null, numbers of
 * YAML 1.2, and times as RFC 3339 texts.
 */
export function resolveScalar(source: string, tag: string, isQuoted: boolean, origin: Origin): Scalar | Refusal {
  const short = tag.replace(/^tag:yaml\.org,2002:/, '!!');
  if (!tags.has(short)) return refuse(`the tag ${tag} is none that Terraform knows`);
  const plain = scalar(source.normalize('NFC'), origin);
  if (short === '!!str') return plain;
  if (short === '!!binary') return fromBase64(source) ? plain : refuse('a binary value is no base64');
  const first = source.charAt(0);
  if (source === '' || /[-+0-9yYnNtTfFoO~.]/.test(first)) {
    if (isQuoted) return plain;
    const guessed = guess(source, short, origin);
    if (guessed) return guessed;
  }
  switch (short) {
    case '!!bool':
    case '!!timestamp':
      return refuse(`"${source}" does not fit its tag ${tag}`);
    case '!!null':
      return scalar(null, origin);
    case '!!int':
    case '!!float':
      return taggedNumber(source, origin);
    default:
      return plain;
  }
}

function guess(source: string, tag: string, origin: Origin): Scalar | Refusal | undefined {
  const word = words.get(source);
  if (word !== undefined) return scalar(word, origin);
  const infinity = infinities.get(source);
  if (infinity) return numberScalar(infinity, origin);
  if (tag === '' && /^\.(?:nan|NaN|NAN)$/.test(source)) return refuse('there is no number NaN in Terraform');
  if (source.startsWith('.')) {
    const real = parseReal(source);
    return real && numberScalar(real, origin);
  }
  if (!/^[-+0-9]/.test(source)) return undefined;
  const time = tag === '' || tag === '!!timestamp' ? timestampOf(source) : undefined;
  if (time !== undefined) return scalar(time, origin);
  return integer.test(source) || float.test(source) ? taggedNumber(source, origin) : undefined;
}

function taggedNumber(source: string, origin: Origin): Scalar | Refusal {
  const digits = source.replaceAll('_', '');
  const real = parseReal(digits) ?? prefixedNumber(digits);
  return real ? numberScalar(real, origin) : refuse(`"${source}" is no number`);
}

function prefixedNumber(digits: string): Real | undefined {
  const match = prefixed.exec(digits);
  if (!match) return undefined;
  const [, sign, body = ''] = match;
  const value = BigInt(/^0[0-7]/.test(body) ? `0o${body.slice(1)}` : body.toLowerCase());
  return realOfBigint(sign === '-' ? -value : value);
}

const timestamp = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(Z|[-+]\d\d:\d\d))|(?: +(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?))?$/;

function timestampOf(source: string): string | undefined {
  const match = timestamp.exec(source);
  if (!match) return undefined;
  const [, year, month, day, h1, m1, s1, zone = 'Z', h2, m2, s2] = match;
  const [y, mo, d, h, mi, s] = [year, month, day, h1 ?? h2, m1 ?? m2, s1 ?? s2].map((part) => Number(part ?? 0));
  if (y === undefined || mo === undefined || d === undefined || h === undefined || mi === undefined || s === undefined) return undefined;
  if (!isDate(y, mo, d) || h > 23 || mi > 59 || s > 59) return undefined;
  const offset = zone === 'Z' ? 0 : (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4))) * (zone.startsWith('-') ? -1 : 1);
  const seconds = BigInt(daysOf(y, mo, d) * 86_400 + h * 3600 + mi * 60 + s - offset * 60);
  return rfc3339({ nanoseconds: seconds * 1_000_000_000n, offset });
}
