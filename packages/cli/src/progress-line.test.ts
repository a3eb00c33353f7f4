import { expect, it } from 'vitest';
import { ProgressLine } from './progress-line.js';

function shown(times: readonly number[], isTTY: boolean): string {
  let written = '';
  const clock = [0, ...times];
  const line = new ProgressLine({ isTTY, write: (text) => (written += text) }, () => clock.shift() ?? 0);
  for (const [index] of times.entries()) line.show({ stage: 'judging', done: index, of: times.length });
  line.clear();
  return written.replaceAll('\u001b[K', '');
}

it('is shown on a terminal when a run takes long, and not too often', () => {
  expect(shown([10, 999], true)).toBe('');
  expect(shown([10, 1000, 1050, 1100], true)).toBe('\rJudging: 1 of 4\rJudging: 3 of 4\r');
});

it('is never shown elsewhere', () => {
  expect(shown([10, 5000], false)).toBe('');
});
