import { UsageError } from './usage-error.js';

/**
 * The day of the run in UTC, `YYYY-MM-DD`. `SOURCE_DATE_EPOCH` (seconds, reproducible-builds.org) sets it, so that a
 * run can be repeated.
 */
export function today(environment: Readonly<Record<string, string | undefined>>): string {
  const epoch = environment['SOURCE_DATE_EPOCH'];
  if (epoch !== undefined && !/^\d{1,11}$/.test(epoch)) throw new UsageError('SOURCE_DATE_EPOCH must be a number of seconds.');
  // eslint-disable-next-line no-restricted-syntax -- the one place that asks the clock; everything else is told.
  const now = epoch === undefined ? new Date() : new Date(Number(epoch) * 1000);
  return now.toISOString().slice(0, 10);
}
