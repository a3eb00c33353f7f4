import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { sha256 } from './sha256.js';

it.each(['', 'abc', 'x'.repeat(55), 'x'.repeat(56), 'x'.repeat(64), 'é漢😀'.repeat(50), 'y'.repeat(20_000)])('agrees with Node on a text of some length', (text) => {
  expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('base64'));
});
