import { expect, it } from 'vitest';
import { nearestWord } from './nearest-word.js';

it('finds the word that was probably meant', () => {
  const words = ['--strict', '--format', '--fail-on', '--var', '--var-file'];
  expect(nearestWord('--strcit', words)).toBe('--strict');
  expect(nearestWord('--formt', words)).toBe('--format');
  expect(nearestWord('--FAIL-ON', words)).toBe('--fail-on');
  expect(nearestWord('--varfile', words)).toBe('--var-file');
});

it('offers nothing where nothing is near', () => {
  expect(nearestWord('--quux', ['--strict', '--format'])).toBeUndefined();
  expect(nearestWord('', ['--strict'])).toBeUndefined();
});
