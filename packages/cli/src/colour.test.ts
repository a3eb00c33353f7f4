import { expect, it } from 'vitest';
import { wantsColour } from './colour.js';

it.each([
  [{ asked: undefined, environment: {}, isTerminal: true }, true],
  [{ asked: undefined, environment: {}, isTerminal: false }, false],
  [{ asked: undefined, environment: { TERM: 'dumb' }, isTerminal: true }, false],
  [{ asked: undefined, environment: { NO_COLOR: '1' }, isTerminal: true }, false],
  [{ asked: undefined, environment: { NO_COLOR: '' }, isTerminal: true }, true],
  [{ asked: undefined, environment: { FORCE_COLOR: '1' }, isTerminal: false }, true],
  [{ asked: undefined, environment: { FORCE_COLOR: '0' }, isTerminal: true }, false],
  [{ asked: undefined, environment: { NO_COLOR: '1', FORCE_COLOR: '1' }, isTerminal: true }, false],
  [{ asked: true, environment: { NO_COLOR: '1', TERM: 'dumb' }, isTerminal: false }, true],
  [{ asked: false, environment: { FORCE_COLOR: '1' }, isTerminal: true }, false],
])('%j: %s', (situation, wanted) => {
  expect(wantsColour(situation)).toBe(wanted);
});
