import { describe, expect, it } from 'vitest';
import { originOf } from './origin.js';
import { choice, list, mapOptions, object, optionsOf, reference, sameReference, scalar, together, unknown, withAdvice, withOrigin, type Assumption, type Value } from './value.js';

const at = originOf({ file: 'main.tf', start: 0, end: 1 });
const reason = { text: 'why' };
const is = (value: string | number | boolean | null): Value => scalar(value, at);
const when = (key: string, value: Assumption['is'] = true): Assumption => ({ key, is: value });
const choose = (...options: readonly (readonly [Value, ...Assumption[]])[]): Value =>
  choice(options.map(([value, ...assumptions]) => ({ value, when: assumptions })), reason, at);

describe('a choice', () => {
  it('of one value is that value', () => {
    expect(choose([is(1), when('a')])).toEqual(is(1));
  });

  it('of none is unknown', () => {
    expect(choose()).toEqual(unknown({ text: 'no option is possible' }, at));
  });

  it('is flattened, and what contradicts itself is left out', () => {
    const inner = choose([is(1), when('a')], [is(2), when('a', false)], [is(3)]);
    expect(optionsOf(choose([inner, when('a'), when('b')], [is(4)]))).toEqual([
      { value: is(1), when: [when('a'), when('b')] },
      { value: is(3), when: [when('a'), when('b')] },
      { value: is(4), when: [] },
    ]);
  });

  it('joins equal options and keeps what both rest on', () => {
    expect(choose([is(1), when('a'), when('b')], [is(1), when('b'), when('c')], [is(2)])).toMatchObject({ options: [{ when: [when('b')] }, { when: [] }] });
    const id = reference('r', ['id'], at);
    expect(choose([id, when('a')], [reference('r', ['id'], at)])).toEqual(id);
  });

  it('keeps options apart that are not equal', () => {
    const spelled: Value = { ...scalar('{}', at), content: object(new Map(), at) };
    expect(optionsOf(choose([is('{}')], [spelled], [list([], at)], [list([], at)], [reference('r', [], at)]))).toHaveLength(5);
  });

  it('says nothing any more past 32 options', () => {
    const values = Array.from({ length: 33 }, (_, index) => [is(index)] as const);
    expect(choose(...values)).toMatchObject({ kind: 'unknown', reason: { text: 'one of more than 32 values: why' } });
    expect(optionsOf(choose(...values.slice(1)))).toHaveLength(32);
  });
});

describe('assumptions', () => {
  it('are put together unless they contradict each other', () => {
    expect(together([], [when('a')])).toEqual([when('a')]);
    expect(together([when('a')], [when('a'), when('b')])).toEqual([when('a'), when('b')]);
    expect(together([when('a')], [when('a', false)])).toBeUndefined();
  });
});

describe('a change of a value', () => {
  it('is made to every option', () => {
    expect(mapOptions(is(1), () => is(2))).toEqual(is(2));
    expect(optionsOf(mapOptions(choose([is(1), when('a')], [is(2), when('b')]), ({ kind }) => is(kind)))).toEqual([{ value: is('scalar'), when: [] }]);
  });

  it('keeps everything else', () => {
    const other = originOf({ file: 'other.tf', start: 0, end: 1 });
    expect(withOrigin(is(1), other)).toEqual(scalar(1, other));
    expect(withAdvice(is(1))).toEqual(is(1));
    expect(withAdvice(withAdvice(is(1), 'a'), 'b').advice).toEqual(['a', 'b']);
    expect(list([], at, reason).open).toBe(reason);
    expect(object(new Map(), at, reason).open).toBe(reason);
  });
});

describe('references', () => {
  it('are the same when target and path are', () => {
    const id = reference('r', ['a', 0], at);
    const others = [reference('s', ['a', 0], at), reference('r', ['a'], at), reference('r', ['a', 1], at)];
    expect(sameReference(id, reference('r', ['a', 0], at))).toBe(true);
    expect(others.map((other) => sameReference(id, other))).toEqual([false, false, false]);
  });
});
