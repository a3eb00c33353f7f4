import { plain } from './define.js';
import type { TemplateFunction } from './function.js';
import type { Plain } from './plain.js';

export const numberFunctions: readonly (readonly [string, TemplateFunction])[] = [
  ['int', plain('number', (value) => whole(value))],
  ['float', plain('number', (value) => (typeof value === 'string' || typeof value === 'number' ? finite(Number(value)) : undefined))],
  ['bool', plain('bool', (value) => bool(value))],
  ['datetimeadd', plain('string', (base, duration, format) => (format === undefined ? dateAdd(base, duration) : undefined))],
  ['datetimefromepoch', plain('string', (seconds) => (typeof seconds === 'number' ? iso(new Date(seconds * 1000)) : undefined))],
  ['datetimetoepoch', plain('number', (text) => epoch(text))],
];

function whole(value: Plain | undefined): number | undefined {
  const number = typeof value === 'string' && /^[+-]?\d+$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(Math.trunc(number)) ? Math.trunc(number) : undefined;
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

function bool(value: Plain | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  const text = typeof value === 'string' ? value.toLowerCase() : '';
  return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : undefined;
}

/** Adds an ISO 8601 duration to a time in the form `2026-01-31T12:00:00Z`, which the result has too. */
function dateAdd(base: Plain | undefined, duration: Plain | undefined): string | undefined {
  const parts = typeof duration === 'string' ? /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration) : null;
  if (typeof base !== 'string' || parts === null || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(base) || Number.isNaN(Date.parse(base))) return undefined;
  const date = new Date(base);
  const sign = parts[1] === '-' ? -1 : 1;
  const amount = (index: number): number => sign * Number(parts[index] ?? 0);
  date.setUTCFullYear(date.getUTCFullYear() + amount(2), date.getUTCMonth() + amount(3), date.getUTCDate() + amount(4) * 7 + amount(5));
  date.setUTCHours(date.getUTCHours() + amount(6), date.getUTCMinutes() + amount(7), date.getUTCSeconds() + amount(8));
  return iso(date);
}

function iso(date: Date): string | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace(/\.000Z$/, 'Z');
}

function epoch(text: Plain | undefined): number | undefined {
  const time = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : Math.trunc(time / 1000);
}
