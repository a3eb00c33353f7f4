import { expect, it } from 'vitest';
import { today } from './today.js';

it('is the day in UTC, or the one that the environment sets', () => {
  expect(today({ SOURCE_DATE_EPOCH: '1782864000' })).toBe('2026-07-01');
  expect(today({})).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(() => today({ SOURCE_DATE_EPOCH: 'yesterday' })).toThrow('SOURCE_DATE_EPOCH must be a number of seconds.');
});
