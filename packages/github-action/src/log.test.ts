import { expect, it } from 'vitest';
import { Log } from './log.js';

function written(work: (log: Log) => unknown, token?: () => string): Promise<string> {
  let text = '';
  const log = new Log({ write: (more) => (text += more) }, token);
  return Promise.resolve(work(log)).then(() => text);
}

it('silences commands while it tells something', async () => {
  expect(await written((log) => log.tell('::error::x\n##[error]y'), () => 'secret')).toBe('::stop-commands::secret\n::error::x\n##[error]y\n::secret::\n');
});

it('ends the silence by another word each time', async () => {
  const [first, second] = [await written((log) => log.tell('x')), await written((log) => log.tell('x'))];
  expect(first).toMatch(/^::stop-commands::([0-9a-f-]{36})\nx\n::\1::\n$/);
  expect(first).not.toBe(second);
});

it('folds annotations, and writes nothing where there are none', async () => {
  expect(await written((log) => log.annotate([{ level: 'warning', title: 'a, b', message: 'c\n::d' }]))).toBe('::group::Annotations\n::warning title=a%2C b::c%0A::d\n::endgroup::\n');
  expect(await written((log) => log.annotate([]))).toBe('');
});
