import { metadataComment } from '@akslint/model';
import { describe, expect, it } from 'vitest';
import { isDay, readDirectives } from './directive.js';

const read = (text: string) => readDirectives({ span: { file: 'a.tf', start: 10, end: 10 + text.length }, text });
const one = (text: string) => {
  const { directives, mistakes } = read(text);
  return mistakes[0]?.message ?? directives.map(({ scope, ids, reason, until }) => [scope, ids, reason, ...(until === undefined ? [] : [until])])[0];
};

describe('a comment that suppresses', () => {
  it.each<[string, unknown]>([
    ['# akslint-disable-line azure-k8s-01 -- why', ['line', ['azure-k8s-01'], 'why']],
    ['// akslint-disable-next-line a, b/c,d -- why not', ['next-line', ['a', 'b/c', 'd'], 'why not']],
    ['/* akslint-disable-block a b -- why */', ['block', ['a', 'b'], 'why']],
    ['## akslint-disable-file a -- why -- really', ['file', ['a'], 'why -- really']],
    ['# akslint-disable-line a -- why until 2026-12-31', ['line', ['a'], 'why', '2026-12-31']],
    ['# akslint-disable-line a -- why (until 2026-12-31).', ['line', ['a'], 'why', '2026-12-31']],
    ['# akslint-disable-line a -- why [UNTIL 2026-12-31]', ['line', ['a'], 'why', '2026-12-31']],
    ['# akslint-disable-line a -- until the move is done', ['line', ['a'], 'until the move is done']],
    ['#\takslint-disable-line\ta\t--\twhy\r', ['line', ['a'], 'why']],
    ['# we use akslint-disable-line here and there', undefined],
    ['# anything else', undefined],
    ['# see akslint.dev', undefined],
  ])('%j', (text, expected) => {
    expect(one(text)).toEqual(expected);
  });

  it.each<[string, RegExp]>([
    ['# akslint-disable-line a', /^This suppression does nothing: it has no reason\./],
    ['# akslint-disable-line a --', /no reason/],
    ['# akslint-disable-line a -- until 2026-12-31', /no reason/],
    ['# akslint-disable-line a-- why', /no reason/],
    ['# akslint-disable-line -- why', /^This suppression does nothing: name the controls/],
    ['# akslint-disable-line', /name the controls/],
    ['# akslint-disable a -- why', /^There is no akslint-disable\. Did you mean akslint-disable-line\?$/],
    ['# akslint-enable', /^There is no akslint-enable\./],
    ['# akslint-constructor a -- why', /^There is no akslint-constructor\./],
    ['# akslint-disable-line a -- why until 2026-1-5', /2026-1-5 is no date/],
    ['# akslint-disable-line a -- why until 2026-02-29', /2026-02-29 is no date/],
    ['# fine, akslint-disable-line a -- why', /must begin its comment/],
  ])('is told of when it does nothing: %j', (text, message) => {
    expect(one(text)).toMatch(message);
  });

  it('may be a line of a longer one, and its place is that line', () => {
    const text = '/*\n * Old.\n * akslint-disable-block a -- why\n */';
    const { directives, mistakes } = read(text);
    expect(mistakes).toEqual([]);
    expect(directives.map(({ span }) => text.slice(span.start - 10, span.end - 10))).toEqual(['akslint-disable-block a -- why']);
  });

  it('may be said in metadata', () => {
    const span = { file: 'a.json', start: 5, end: 9 };
    const block = { file: 'a.json', start: 0, end: 20 };
    expect(readDirectives(metadataComment('a -- why until 2027-01-31', span, { span: block })).directives).toMatchObject([{ scope: 'block', ids: ['a'], reason: 'why', until: '2027-01-31', block: { span: block } }]);
  });

  it('takes no long time to read', () => {
    const start = performance.now();
    one(`# akslint-disable-line a -- ${'until '.repeat(50_000)}`);
    one(`# ${'akslint-disable-line a '.repeat(20_000)}`);
    one(`${'/'.repeat(100_000)} x`);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

it('knows which days exist', () => {
  expect(['2024-02-29', '2026-12-31', '2026-02-29', '2026-13-01', '26-01-01', ''].map(isDay)).toEqual([true, true, false, false, false, false]);
});
