import { overScalars, refuse } from './define.js';
import type { FunctionCall, TerraformFunction } from './function.js';
import { decidedByRun, type Refusal } from './outcome.js';
import { failed } from '../failure.js';
import type { Value } from '@akslint/model';

/** A moment with the offset in which it is written. */
interface Timestamp {
  /** Nanoseconds since 1970 in UTC. */
  readonly nanoseconds: bigint;
  /** Minutes east of UTC. */
  readonly offset: number;
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

const pattern = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):(\d\d))$/;
const nanosecondsPerSecond = 1_000_000_000n;
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Days since 1970 of a date of the proleptic Gregorian calendar. */
export function daysOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

function dateOf(days: number): readonly [number, number, number] {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1];
}

export function isDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const next = month === 12 ? daysOf(year + 1, 1, 1) : daysOf(year, month + 1, 1);
  return day <= next - daysOf(year, month, 1);
}

function parse(text: string): Timestamp | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const [, , , , , , , fraction = '', sign, offsetHours = '0', offsetMinutes = '0'] = match;
  if (!isDate(year, month, day) || hour > 23 || minute > 59 || second > 59) return undefined;
  if (Number(offsetHours) > 23 || Number(offsetMinutes) > 59) return undefined;
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === '-' ? -1 : 1);
  const seconds = BigInt(daysOf(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset * 60);
  return { nanoseconds: seconds * nanosecondsPerSecond + BigInt(fraction.slice(0, 9).padEnd(9, '0')), offset };
}

function partsOf({ nanoseconds, offset }: Timestamp): Parts {
  const local = nanoseconds + BigInt(offset) * 60n * nanosecondsPerSecond;
  const seconds = Number(local / nanosecondsPerSecond - (local % nanosecondsPerSecond < 0n ? 1n : 0n));
  const days = Math.floor(seconds / 86_400);
  const rest = seconds - days * 86_400;
  const [year, month, day] = dateOf(days);
  return {
    year,
    month,
    day,
    hour: Math.floor(rest / 3600),
    minute: Math.floor((rest % 3600) / 60),
    second: rest % 60,
    weekday: (((days + 4) % 7) + 7) % 7,
  };
}

function two(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}

function offsetText(offset: number, between: string): string {
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${between}${two(minutes % 60)}`;
}

/** RFC 3339 without fractions of a second. */
export function rfc3339(time: Timestamp): string {
  const { year, month, day, hour, minute, second } = partsOf(time);
  const zone = time.offset === 0 ? 'Z' : offsetText(time.offset, ':');
  return `${two(year, 4)}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${zone}`;
}

const verbs: Readonly<Record<string, (parts: Parts, time: Timestamp) => string>> = {
  YY: ({ year }) => two(year % 100),
  YYYY: ({ year }) => two(year, 4),
  M: ({ month }) => String(month),
  MM: ({ month }) => two(month),
  MMM: ({ month }) => (months[month - 1] ?? '').slice(0, 3),
  MMMM: ({ month }) => months[month - 1] ?? '',
  D: ({ day }) => String(day),
  DD: ({ day }) => two(day),
  EEE: ({ weekday }) => (weekdays[weekday] ?? '').slice(0, 3),
  EEEE: ({ weekday }) => weekdays[weekday] ?? '',
  h: ({ hour }) => String(hour),
  hh: ({ hour }) => two(hour),
  H: ({ hour }) => String(hour % 12 || 12),
  HH: ({ hour }) => two(hour % 12 || 12),
  AA: ({ hour }) => (hour < 12 ? 'AM' : 'PM'),
  aa: ({ hour }) => (hour < 12 ? 'am' : 'pm'),
  m: ({ minute }) => String(minute),
  mm: ({ minute }) => two(minute),
  s: ({ second }) => String(second),
  ss: ({ second }) => two(second),
  Z: (_, { offset }) => (offset === 0 ? 'Z' : offsetText(offset, ':')),
  ZZZ: (_, { offset }) => (offset === 0 ? 'UTC' : offsetText(offset, '')),
  ZZZZ: (_, { offset }) => offsetText(offset, ''),
  ZZZZZ: (_, { offset }) => offsetText(offset, ':'),
};

/** A quoted literal, a run of one letter, or anything else up to the next of these. */
const token = /''|'(?:[^']|'')*'|([A-Za-z])\1*|[^A-Za-z']+|'/g;

function formatDate(format: string, time: Timestamp): string | Refusal {
  const parts = partsOf(time);
  let result = '';
  for (const [piece] of format.matchAll(token)) {
    if (piece === "'") return refuse('a quote is not closed');
    if (piece === "''") result += "'";
    else if (piece.startsWith("'")) result += piece.slice(1, -1).replaceAll("''", "'");
    else if (!/^[A-Za-z]/.test(piece)) result += piece;
    else {
      const verb = Object.hasOwn(verbs, piece) ? verbs[piece] : undefined;
      if (!verb) return refuse(`there is no date verb "${piece}"`);
      result += verb(parts, time);
    }
  }
  return result;
}

const units: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1000n,
  'µs': 1000n,
  'μs': 1000n,
  ms: 1_000_000n,
  s: nanosecondsPerSecond,
  m: 60n * nanosecondsPerSecond,
  h: 3600n * nanosecondsPerSecond,
};

/** Nanoseconds of a duration such as `-1h30m`. */
function durationOf(text: string): bigint | undefined {
  const sign = /^[+-]/.exec(text)?.[0] ?? '';
  const body = text.slice(sign.length);
  if (body === '0') return 0n;
  if (body.length > 200 || !/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(body)) return undefined;
  let total = 0n;
  for (const [, whole = '', fraction = '', unit = ''] of body.matchAll(/(\d*)\.?(\d*)(ns|us|µs|μs|ms|s|m|h)/g)) {
    const size = units[unit] ?? 0n;
    const places = fraction.slice(0, 18);
    total += BigInt(whole || '0') * size + (BigInt(places || '0') * size) / 10n ** BigInt(places.length);
  }
  const signedTotal = sign === '-' ? -total : total;
  return total > 9_223_372_036_854_775_807n ? undefined : signedTotal;
}

const notATime = (text: string): Refusal => refuse(`"${text}" is no RFC 3339 time`);

function clock(_: readonly Value[], call: FunctionCall): Value {
  return _.length > 0 ? failed(`${call.name} takes no argument`, call.origin) : decidedByRun('it is the time of the run', call.origin);
}

export const timeFunctions: Readonly<Record<string, TerraformFunction>> = {
  formatdate: overScalars({ takes: ['string', 'string'], gives: 'string' }, (args) => {
    const time = parse(args.text(1));
    return time ? formatDate(args.text(0), time) : notATime(args.text(1));
  }),
  plantimestamp: clock,
  timeadd: overScalars({ takes: ['string', 'string'], gives: 'string', neverEmpty: true }, (args) => {
    const time = parse(args.text(0));
    if (!time) return notATime(args.text(0));
    const duration = durationOf(args.text(1));
    if (duration === undefined) return refuse(`"${args.text(1)}" is no duration`);
    return rfc3339({ nanoseconds: time.nanoseconds + duration, offset: time.offset });
  }),
  timecmp: overScalars({ takes: ['string', 'string'], gives: 'number' }, (args) => {
    const [left, right] = [parse(args.text(0)), parse(args.text(1))];
    if (!left) return notATime(args.text(0));
    if (!right) return notATime(args.text(1));
    return left.nanoseconds === right.nanoseconds ? 0 : left.nanoseconds < right.nanoseconds ? -1 : 1;
  }),
  timestamp: clock,
};
