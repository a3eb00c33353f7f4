import { expect, it } from 'vitest';
import { pathPatterns, textPattern } from './path-patterns.js';

it('a path pattern means what it means in .gitignore, below its folder', () => {
  const fits = pathPatterns('/repo', ['envs/prod/', '*.bicep', '!keep.bicep']);
  expect(['/repo/envs/prod/main.tf', '/repo/a/b.bicep', '/repo/keep.bicep', '/repo/envs/main.tf', '/other/b.bicep', '/repo'].map((path) => fits(path))).toEqual([true, true, false, false, false, false]);
});

it.each([
  ['a.b', 'a.b', true], ['a.b', 'a.bc', false], ['*', '', true], ['module.*.x', 'module.a.module.b.x', true], ['module.*.x', 'module.x', false],
  ['a*b*c', 'aXbYc', true], ['a*b*c', 'ac', false], ['*["k"]', 'x["k"]', true], ['aba*aba', 'ababa', false], ['**', 'x', true], ['a*a', 'a', false],
])('the pattern %j and the text %j: %s', (pattern, text, expected) => {
  expect(textPattern(pattern)(text)).toBe(expected);
});

it('a text pattern takes no long time', () => {
  const start = performance.now();
  textPattern('*a'.repeat(5000))('a'.repeat(100_000) + 'b');
  expect(performance.now() - start).toBeLessThan(1000);
});
