import { choice, list, object, originOf, reference, scalar, unknown, type Assumption, type Origin, type Setting, type Value } from '@akslint/model';
import { describe, expect, it } from 'vitest';
import { fail, pass, undecided, type Judgement } from './judgement.js';
import { requireFalse, requireOneOf, requirePresent, requireTrue } from './require.js';
import { saysOfPreset, undecidedValue } from './wording.js';
import { World } from './world.js';
import { judgeInAllWorlds, mostWorlds } from './worlds.js';

const at: Origin = originOf({ file: 'main.tf', start: 0, end: 1 });
const is = (value: string | number | boolean | null): Value => scalar(value, at);
const reason = { text: 'nobody knows' };
const keyed = (key: string): Value => unknown({ text: `${key} has no value` }, at, { key });
const when = (key: string, value: Assumption['is']): readonly Assumption[] => [{ key, is: value }];
const by = (key: string, yes: Value, no: Value): Value =>
  choice([{ value: yes, when: when(key, true) }, { value: no, when: when(key, false) }], { text: `${key} has no value` }, at);
const either = (...values: readonly Value[]): Value => choice(values.map((value) => ({ value, when: [] })), reason, at);
const setting = (value: Value, label = 'x'): Setting => ({ label, value });
const verdict = (judge: (world: World) => Judgement): string => judgeInAllWorlds(judge).verdict;
const ground = { says: 'so', at, advice: [] };

describe('values that rest on one key', () => {
  it('are decided together when both are unknown', () => {
    const first = keyed('a');
    const second = keyed('a');
    expect(verdict((world) => (world.isTrue(first, 'x') === world.isTrue(second, 'y') ? pass(ground) : fail(ground)))).toBe('pass');
  });

  it('are decided together when one is a choice', () => {
    const option = by('a', is('on'), is('off'));
    expect(verdict((world) => ((world.word(setting(option), []).value === 'on') === world.isTrue(keyed('a'), 'y') ? pass(ground) : fail(ground)))).toBe('pass');
    expect(verdict((world) => (world.isTrue(keyed('a'), 'y') === (world.word(setting(option), []).value === 'on') ? pass(ground) : fail(ground)))).toBe('pass');
  });

  it('are the same text, too', () => {
    const first = setting(keyed('t'));
    const second = setting(keyed('t'));
    const judge = (world: World): Judgement => {
      const one = world.word(first, ['a', 'b']).value;
      const two = world.word(second, ['b', 'c']).value;
      return one === 'b' && two !== 'b' ? fail(ground) : one !== 'b' && two === 'b' ? fail(ground) : pass(ground);
    };
    expect(verdict(judge)).toBe('pass');
  });

  it('rule out an option that rests on a word already ruled out', () => {
    const text = setting(keyed('t'));
    const option = choice([{ value: is(true), when: when('t', 'a') }, { value: is(false), when: when('t', 'z') }], reason, at);
    const judge = (world: World): Judgement =>
      world.word(text, ['a', 'b']).value === undefined && world.isTrue(option, 'x') ? fail(ground) : pass(ground);
    expect(verdict(judge)).toBe('pass');
  });

  it('are references to the same attribute', () => {
    const first = reference('r', ['flag'], at);
    const second = reference('r', ['flag'], at);
    expect(verdict((world) => (world.isTrue(first, 'x') === world.isTrue(second, 'y') ? pass(ground) : fail(ground)))).toBe('pass');
  });

  it('part where they are different things', () => {
    expect(verdict((world) => (world.isTrue(keyed('a'), 'x') === world.isTrue(keyed('b'), 'y') ? pass(ground) : fail(ground)))).toBe('unknown');
  });

  it('are the same value when it is asked for twice', () => {
    const mystery = unknown(reason, at);
    const coin = either(is(true), is(false));
    expect(verdict((world) => (world.isTrue(mystery, 'x') === world.isTrue(mystery, 'x') ? pass(ground) : fail(ground)))).toBe('pass');
    expect(verdict((world) => (world.isTrue(coin, 'x') === world.isTrue(coin, 'x') ? pass(ground) : fail(ground)))).toBe('pass');
  });
});

describe('a world that cannot be', () => {
  it('is left out', () => {
    const half = either(is(true), by('a', is(false), is(false)));
    expect(verdict((world) => (world.isTrue(half, 'x') || !world.isTrue(keyed('a'), 'y') ? pass(ground) : fail(ground)))).toBe('unknown');
    const never: Value = { kind: 'choice', options: [{ value: scalar(1, at), when: when('a', true) }], reason, origin: at };
    expect(verdict((world) => (world.isTrue(keyed('a'), 'y') ? pass(ground) : requirePresent(world, setting(never))))).toBe('pass');
  });

  it('leaves nothing to say when no world can be', () => {
    const never: Value = { kind: 'choice', options: [], reason, origin: at };
    const outcome = judgeInAllWorlds((world) => requireTrue(world, setting(never)));
    expect(outcome.verdict).toBe('unknown');
    expect(outcome.undecided[0]?.clause).toBe('the values that it depends on contradict each other');
  });
});

describe('the existence of the subject', () => {
  const told = (existence: Value, value: Value): string =>
    verdict((world) => {
      world.assumeExistence(existence);
      return requireTrue(world, setting(value));
    });

  it('is taken to be so, with all that it rests on', () => {
    expect(told(keyed('a'), keyed('a'))).toBe('pass');
    expect(told(by('a', is(true), is(false)), keyed('a'))).toBe('pass');
    expect(told(by('a', is(false), is(true)), keyed('a'))).toBe('fail');
    expect(told(by('a', keyed('b'), is(false)), keyed('b'))).toBe('pass');
  });

  it('may have several reasons', () => {
    const existence: Value = { kind: 'choice', options: [{ value: scalar(true, at), when: when('a', true) }, { value: scalar(true, at), when: when('b', true) }], reason, origin: at };
    expect(told(existence, keyed('a'))).toBe('unknown');
  });

  it('changes nothing when it is certain, or certainly not so', () => {
    expect(told(is(true), is(true))).toBe('pass');
    expect(told(is(false), is(true))).toBe('pass');
    expect(told(either(is(false), by('a', is(false), is(null))), is(true))).toBe('pass');
  });
});

describe('presence', () => {
  it('is decided once for one thing', () => {
    const maybe = keyed('k');
    expect(verdict((world) => (world.presence(setting(maybe)).value === world.presence(setting(keyed('k'))).value ? pass(ground) : fail(ground)))).toBe('pass');
  });

  it('follows from the word that was taken', () => {
    const judge = (world: World): Judgement =>
      world.word(setting(keyed('k')), ['a', '']).value === 'a' ? requirePresent(world, setting(keyed('k'))) : pass(ground);
    expect(verdict(judge)).toBe('pass');
  });

  it.each<[Value, string]>([
    [is('x'), 'x is set'],
    [is(null), 'x is not set'],
    [is(''), 'x is empty'],
    [list([], at), 'x is empty'],
    [{ ...list([], at), isDefault: true }, 'x is not set'],
    [unknown(reason, at, { nonNull: true }), 'x is set'],
    [unknown(reason, at), 'x may be set'],
  ])('says so without the value', (value, says) => {
    expect(new World().presence(setting(value)).says).toBe(says);
    expect(new World([1]).presence(setting(unknown(reason, at))).says).toBe('x may be empty');
  });
});

describe('peeking', () => {
  it('parts no worlds', () => {
    const world = new World();
    expect(world.peek(setting(is(3)))).toBe(3);
    expect(world.peek(setting(keyed('a')))).toBeUndefined();
    expect(world.peek(setting(by('a', is(1), is(2))))).toBeUndefined();
    expect(world.forks).toEqual([]);
  });

  it('sees what has been decided', () => {
    const world = new World();
    const option = by('a', is(1), is(2));
    const coin = either(is(4), is(5));
    world.isTrue(keyed('a'), 'x');
    world.pick(coin, 'x');
    expect(world.peek(setting(keyed('a')))).toBe(true);
    expect(world.peek(setting(option))).toBe(1);
    expect(world.peek(setting(coin))).toBe(4);
  });
});

describe('joining', () => {
  it('gives up past its budget, as unknown', () => {
    const many = Array.from({ length: 12 }, (_, index) => keyed(`k${index}`));
    let asked = 0;
    const outcome = judgeInAllWorlds((world) => {
      asked += 1;
      many.forEach((value) => world.isTrue(value, 'x'));
      return pass(ground);
    });
    expect(outcome.verdict).toBe('unknown');
    expect(asked).toBe(mostWorlds);
    expect(outcome.undecided.some(({ clause }) => clause.includes('more than 512 combinations'))).toBe(true);
  });

  it('names only what makes a difference', () => {
    const outcome = judgeInAllWorlds((world) => {
      world.isTrue(keyed('idle'), 'idle');
      return requireTrue(world, setting(keyed('needed'), 'needed'));
    });
    expect(outcome.undecided.map(({ clause }) => clause)).toEqual(['needed is not known because needed has no value']);
  });

  it('keeps the reasons of what stays undecided within a world', () => {
    const inner = { clause: 'inner', reason, at };
    expect(judgeInAllWorlds((world) => (world.isTrue(keyed('a'), 'x') ? undecided(inner) : pass(ground))).undecided).toHaveLength(2);
    expect(judgeInAllWorlds((world) => (world.isTrue(keyed('a'), 'x') ? undecided(inner) : undecided(inner))).undecided).toEqual([inner]);
  });

  it('lets an error of a rule through', () => {
    const broken = (): never => {
      throw new TypeError('a bug');
    };
    expect(() => judgeInAllWorlds(broken)).toThrow('a bug');
  });
});

describe('requirements on one setting', () => {
  it.each<[Value, string, string]>([
    [is(true), 'pass', 'fail'],
    [is(false), 'fail', 'pass'],
    [is(null), 'fail', 'pass'],
    [keyed('a'), 'unknown', 'unknown'],
    [list([], at), 'unknown', 'unknown'],
    [object(new Map(), at, reason), 'unknown', 'unknown'],
  ])('tell true from false', (value, isTrue, isFalse) => {
    expect(verdict((world) => requireTrue(world, setting(value)))).toBe(isTrue);
    expect(verdict((world) => requireFalse(world, setting(value)))).toBe(isFalse);
  });

  it.each<[Value, string]>([
    [is('Private'), 'pass'],
    [is('PRIVATE'), 'pass'],
    [is('Public'), 'fail'],
    [is(null), 'fail'],
    [is(7), 'fail'],
    [keyed('a'), 'unknown'],
  ])('tell words', (value, expected) => {
    expect(verdict((world) => requireOneOf(world, setting(value), ['Private']))).toBe(expected);
  });
});

it('a boolean that is written as a word is shown as it is written', () => {
  const [outcome] = [judgeInAllWorlds((world) => requireTrue(world, { label: 'mode', value: { ...scalar(false, at), word: 'DoNotEnforce' } }))];
  expect(JSON.stringify(outcome)).toContain('mode is DoNotEnforce');
});

describe('why a value is undecided', () => {
  it.each<[Value, string]>([
    [keyed('a'), 'x is not known because a has no value'],
    [reference('r', [], at), 'x is not known because it is known only after deployment'],
    [list([], at), 'x is not known because part of it is not known'],
    [list([], at, reason), 'x is not known because nobody knows'],
    [list([is('known'), keyed('a')], at), 'x is not known because a has no value'],
    [{ ...keyed('a'), isDefault: true }, 'x is not set; a has no value'],
    [by('a', is(true), is(false)), 'x is true or false, and which is not known because a has no value'],
    [by('a', is('secret'), is('other')), 'x has several possible values because a has no value'],
  ])('is a clause without secrets', (value, clause) => {
    expect(undecidedValue('x', value).clause).toBe(clause);
  });
});

describe('a block', () => {
  it.each<[Value, string]>([
    [is(true), 'x is set'],
    [is(false), 'x does not turn it on'],
    [is(null), 'x is not set'],
    [{ ...scalar(false, at), isDefault: true }, 'x is not set'],
    [keyed('a'), 'x may be set'],
  ])('is set or not, and has no default', (value, says) => {
    expect(new World().truth({ ...setting(value), isBlock: true }).says).toBe(says);
  });

  it.each<[Value, string]>([
    [keyed('a'), 'whether x is set is not known because a has no value'],
    [by('a', is(true), is(false)), 'whether x is set is not known because a has no value'],
  ])('is set or not where it is undecided', (value, clause) => {
    const world = new World();
    world.truth({ ...setting(value), isBlock: true });
    expect(world.forks.map(({ undecided }) => undecided.clause)).toEqual([clause]);
  });
});

describe('what the format cannot express', () => {
  const unnamed = (value: Value) => ({ ...setting(value), label: '' });

  it('is not named', () => {
    expect(new World().word(unnamed({ ...is('azure'), isDefault: true }), []).says).toBe('the default is azure');
    expect(undecidedValue('', { ...keyed('a'), isDefault: true }).clause).toBe('a has no value');
    expect([saysOfPreset(unnamed(is(null))), saysOfPreset(setting(is(null)), 'cilium')]).toEqual(['AKS Automatic presets it', 'AKS Automatic presets cilium, and x is not set']);
  });
});

describe('what a word is said to be', () => {
  it.each<[Value, string]>([
    [is('azure'), 'x is azure'],
    [is('two words'), 'x is "two words"'],
    [is(''), 'x is empty'],
    [is('a'.repeat(80)), `x is ${'a'.repeat(60)}…`],
    [is(null), 'x is not set'],
    [{ ...scalar(null, at), isDefault: true }, 'x is not set'],
    [{ ...scalar('azure', at), isDefault: true }, 'x is not set; the default is azure'],
    [keyed('a'), 'x may be calico'],
  ])('in plain words', (value, says) => {
    expect(new World().word(setting(value), ['calico']).says).toBe(says);
  });
});
