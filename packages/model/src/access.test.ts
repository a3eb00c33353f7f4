import { describe, expect, it } from 'vitest';
import { isOmitted, isPresent, itemsOf, orDefault, propertyOf, through } from './access.js';
import { originOf, stepsOf, throughUse, withinWhole, type Origin } from './origin.js';
import { isUnreadable } from './reader.js';
import { choice, list, object, reference, scalar, unknown, type Choice, type Scalar, type Value } from './value.js';

const span = (file: string) => ({ file, start: 0, end: 1 });
const at = (file: string): Origin => originOf(span(file));
const reason = { text: 'nobody knows' };
const is = (value: Scalar['value'], file = 'main.tf'): Scalar => scalar(value, at(file));
const either = (...values: readonly Value[]): Choice => {
  const value = choice(values.map((one) => ({ value: one, when: [] })), reason, at('condition'));
  if (value.kind !== 'choice') throw new Error('the options are one');
  return value;
};

describe('an origin', () => {
  it('remembers uses, outermost first', () => {
    const used = throughUse(throughUse(at('deciding'), span('inner')), span('outer'));
    expect(used.span.file).toBe('deciding');
    expect(stepsOf(used).map(({ file }) => file)).toEqual(['outer', 'inner']);
    expect(stepsOf(at('x'))).toEqual([]);
  });

  it('of a part has the uses of its whole before its own', () => {
    const part = throughUse(at('part'), span('own'));
    const whole = throughUse(at('whole'), span('use'));
    expect(stepsOf(withinWhole(part, whole)).map(({ file }) => file)).toEqual(['use', 'own']);
    expect(withinWhole(part, at('whole'))).toBe(part);
    const shared: Origin = { span: span('part'), via: whole.via };
    expect(withinWhole(shared, whole)).toBe(shared);
  });
});

describe('a property', () => {
  const entries = new Map<string, Value>([['a', is(1)]]);

  it('is there, certainly not there, or unknown in an open object', () => {
    expect(propertyOf(object(entries, at('o')), 'a')).toEqual(is(1));
    expect(propertyOf(object(entries, at('o')), 'b')).toBeUndefined();
    expect(propertyOf(object(entries, at('o'), reason), 'b')).toEqual(unknown(reason, at('o')));
  });

  it('has the uses of its object', () => {
    const used = object(new Map<string, Value>([['a', is(1)], ['b', either(is(1), is(2))]]), throughUse(at('o'), span('use')));
    expect(stepsOf(propertyOf(used, 'a')!.origin)).toEqual([span('use')]);
    const options = propertyOf(used, 'b');
    expect(options?.kind === 'choice' && options.options.map(({ value }) => stepsOf(value.origin))).toEqual([[span('use')], [span('use')]]);
  });

  it('in a list has the uses of the list', () => {
    expect(itemsOf(list([is(1)], throughUse(at('l'), span('use')))).map(({ origin }) => stepsOf(origin))).toEqual([[span('use')]]);
    expect(itemsOf(list([is(1)], at('l')))).toEqual([is(1)]);
  });
});

describe('presence', () => {
  it.each<[string, Value | undefined, boolean | undefined]>([
    ['nothing', undefined, false],
    ['null', is(null), false],
    ['an empty text', is(''), false],
    ['false', is(false), true],
    ['a text', is('x'), true],
    ['an empty list', list([], at('l')), false],
    ['a list of null', list([is(null)], at('l')), false],
    ['a list with something', list([is(null), is('x')], at('l')), true],
    ['a list with an unknown', list([unknown(reason, at('u'))], at('l')), undefined],
    ['an open list', list([], at('l'), reason), undefined],
    ['an object', object(new Map(), at('o')), true],
    ['a reference', reference('r', ['id'], at('r')), true],
    ['an unknown', unknown(reason, at('u')), undefined],
    ['an unknown that is never null', unknown(reason, at('u'), { nonNull: true }), true],
    ['one of two texts', either(is('a'), is('b')), true],
    ['one of null and empty', either(is(null), is('')), false],
    ['a text or null', either(is('a'), is(null)), undefined],
    ['a text or an unknown', either(is('a'), unknown(reason, at('u'))), undefined],
  ])('of %s', (_, value, expected) => {
    expect(isPresent(value)).toBe(expected);
  });

  it('is not the same as an omission', () => {
    expect([undefined, is(null), is(''), unknown(reason, at('u'))].map(isOmitted)).toEqual([true, true, false, false]);
  });
});

describe('a use', () => {
  it('is remembered by a value and by each option', () => {
    expect(stepsOf(through(is(1), span('use')).origin)).toEqual([span('use')]);
    const used = through(either(is(1), is(2)), span('use'));
    expect(used.kind === 'choice' && used.options.map(({ value }) => stepsOf(value.origin))).toEqual([[span('use')], [span('use')]]);
  });
});

describe('a default', () => {
  it('stands wherever nothing is written', () => {
    expect(orDefault(undefined, () => is('d'))).toEqual(is('d'));
    expect(orDefault(is(null, 'written'), (written) => is(written!.origin.span.file))).toEqual(is('written'));
    expect(orDefault(is(0), () => is('d'))).toEqual(is(0));
    const value = orDefault(either(is(null), is('x')), () => is('d'));
    expect(value.kind === 'choice' && value.options.map((option) => option.value.kind === 'scalar' && option.value.value)).toEqual(['d', 'x']);
  });
});

describe('a reader', () => {
  it('answers with a text, bytes or a list, or says why not', () => {
    expect([isUnreadable('text'), isUnreadable([]), isUnreadable({ unreadable: 'there is no such file', isMissing: true })]).toEqual([false, false, true]);
  });
});
