import { choice, originOf, scalar, unknown, type DefenderPlan, type MetadataNsg, type Subject, type Value } from '@akslint/model';
import { describe, expect, it } from 'vitest';
import type { CatalogueEntry, RequirementWords } from './catalogue.js';
import { defineControl, type Situation } from './control.js';
import { judge, verdictOfControl } from './judge.js';
import { ground, notApplicable, pass, fail, undecided, type Judgement } from './judgement.js';
import type { Verdict } from './results.js';
import { requireTrue } from './require.js';
import { enumerated } from './wording.js';

const at = (file: string) => originOf({ file, start: 0, end: 1 });
const head = { name: null, address: 'plan', format: 'terraform', variant: null, deployment: 'd', notes: [] } as const;
const mappings = { cisKubernetes: null, cisAks: null, nist80053: null, iso27001: null, iso27017: null, nist800190: null, nsaCisa: null };
const words: RequirementWords = { title: 'T', holds: 'the plan is on', otherwise: 'the plan is off', remedy: {}, companion: true };

function plan(sensor: Value, existence: Value = scalar(true, at('plan'))): DefenderPlan {
  const text = { label: 'tier', value: scalar('Standard', at('tier')) };
  return { kind: 'DefenderPlan', ...head, declaredAt: at('plan'), existence, plan: text, tier: text, sensor: { label: 'sensor', value: sensor } };
}

const nsg: MetadataNsg = { kind: 'NetworkSecurityGroup', ...head, declaredAt: at('nsg'), existence: scalar(true, at('nsg')), advice: [] };

function controlOf(judgePlan: (situation: Situation<DefenderPlan>) => Judgement) {
  const about: CatalogueEntry<'one' | 'two'> = {
    id: 'c', name: 'n', title: 't', severity: 'high', type: 'preventive', why: 'w', mappings,
    requirements: { one: words, two: { ...words, severity: 'low' } },
  };
  return defineControl({ about, requirements: { one: { DefenderPlan: judgePlan }, two: ({ cluster, world }) => requireTrue(world, cluster.oidcIssuer) } });
}

const onSensor = controlOf(({ subject, world }) => requireTrue(world, subject.sensor));
const first = (subject: Subject, control = onSensor) => judge([subject], [control])[0]!.controls[0]!.requirements[0]!;

describe('judge', () => {
  it('lists requirements that do not concern a subject as not applicable', () => {
    const [result] = judge([plan(scalar(true, at('sensor')))], [onSensor]);
    expect(result?.controls[0]).toMatchObject({
      id: 'c',
      verdict: 'pass',
      requirements: [
        { id: 'one', severity: 'high', verdict: 'pass', message: 'The plan is on: sensor is true.' },
        { id: 'two', severity: 'low', verdict: 'not-applicable', message: 'Does not concern this Defender plan.' },
      ],
    });
  });

  it('leaves out controls that do not concern a subject', () => {
    expect(judge([nsg], [onSensor])[0]).toMatchObject({ mode: null, controls: [] });
  });

  it('joins what is so in all worlds, without saying it twice', () => {
    const value = choice([{ value: scalar(false, at('a')), when: [] }, { value: unknown({ text: 'u' }, at('b')), when: [] }], { text: 'why' }, at('c'));
    const control = controlOf(({ subject, world }) => (world.truth(subject.sensor).value ? fail(ground('it is on', at('on'), 'same')) : fail(ground('it is off', at('off'), 'same'))));
    expect(first(plan(value), control)).toMatchObject({ verdict: 'fail', message: 'The plan is off: it is off, or it is on.', advice: ['same'], at: at('off') });
  });

  it('keeps a sentence short when there is much to say', () => {
    const control = controlOf(({ subject, world }) => {
      const index = [subject.sensor, subject.tier].map((one) => Number(world.truth(one).value)).join('');
      return pass(ground(`case ${index}`, at('x')));
    });
    const subject = { ...plan(unknown({ text: 'u' }, at('u'))), tier: { label: 'tier', value: unknown({ text: 'v' }, at('v')) } };
    expect(first(subject, control).message).toBe('The plan is on: case 11, or case 10, or case 01 and so on.');
  });

  it('points at the subject when no text leaves it undecided', () => {
    const impossible: Value = { kind: 'choice', options: [], reason: { text: 'r' }, origin: at('x') };
    expect(first(plan(impossible))).toMatchObject({ verdict: 'unknown', at: at('plan'), undecided: [{ text: 'the values that it depends on contradict each other' }] });
  });

  it('points at what is undecided, and names each reason once', () => {
    const open = { clause: 'c', reason: { text: 'r' }, at: at('open') };
    const control = controlOf(({ subject, world }) => (world.truth(subject.sensor).value ? undecided(open, 'A') : undecided({ ...open, clause: 'd' }, 'A')));
    expect(first(plan(unknown({ text: 'u' }, at('u'))), control)).toMatchObject({
      verdict: 'unknown',
      message: 'Cannot tell whether the plan is on: c; and d.',
      at: at('open'),
      undecided: [{ text: 'r' }],
      advice: ['A'],
    });
  });

  it('tells several things together that wait for the same, and one thing once', () => {
    const open = (clause: string, text = 'r') => undecided({ clause, reason: { text }, at: at('open') });
    const clauses = ['b has several possible values because r', 'a is not known because r', 'b is not known because r', 'c is not known because s'];
    const control = controlOf(({ subject, world }) => {
      const index = [subject.sensor, subject.tier].map((one) => Number(world.truth(one).value)).join('');
      const clause = clauses[Number.parseInt(index, 2)] ?? '';
      return open(clause, clause.endsWith('s') ? 's' : 'r');
    });
    const subject = { ...plan(unknown({ text: 'u' }, at('u'))), tier: { label: 'tier', value: unknown({ text: 'v' }, at('v')) } };
    expect(first(subject, control).message).toBe('Cannot tell whether the plan is on: c is not known because s; and b and a are not known because r.');
  });

  it('says no more of a ground that another says with less', () => {
    const control = controlOf(({ subject, world }) => fail(ground(world.truth(subject.sensor).value ? 'a is off' : 'a is off, against a preset', at('x'))));
    expect(first(plan(unknown({ text: 'u' }, at('u'))), control).message).toBe('The plan is off: a is off.');
  });

  it('puts nothing before what is a sentence already', () => {
    const sentence = (says: string) => ({ ...ground(says, at('x')), isSentence: true as const });
    const decided = controlOf(({ subject, world }) => fail(sentence(world.truth(subject.sensor).value ? 'Shop is open' : 'Pay is open')));
    expect(first(plan(unknown({ text: 'u' }, at('u'))), decided).message).toBe('Shop is open. Pay is open.');
    const open = { clause: 'Nobody can tell', isSentence: true as const, reason: { text: 'r' }, at: at('open') };
    expect(first(plan(scalar(true, at('s'))), controlOf(() => undecided(open))).message).toBe('Nobody can tell.');
    const mixed = controlOf(({ subject, world }) => (world.truth(subject.sensor).value ? undecided({ ...open, clause: 'It is not said' }) : undecided({ clause: 'c', reason: { text: 's' }, at: at('open') })));
    expect(first(plan(unknown({ text: 'u' }, at('u'))), mixed).message).toBe('Cannot tell whether the plan is on: it is not said; and c.');
  });

  it('says why it does not apply', () => {
    const control = controlOf(() => notApplicable(ground('it is elsewhere', at('x'))));
    expect(first(plan(scalar(true, at('s'))), control)).toMatchObject({ verdict: 'not-applicable', message: 'Does not apply: it is elsewhere.' });
    expect(judge([plan(scalar(true, at('s')))], [control])[0]?.controls[0]?.verdict).toBe('not-applicable');
  });

  it('believes a companion that is declared elsewhere, and names who said so', () => {
    const [result] = judge([plan(scalar(false, at('s')))], [onSensor], { companionsElsewhere: new Map([['one', 'akslint.config.json']]) });
    expect(result?.controls[0]?.requirements[0]).toMatchObject({ verdict: 'not-applicable', message: 'Does not apply: akslint.config.json declares that it is done elsewhere.' });
  });

  it('takes it to be so that the subject exists', () => {
    const key = (): Value => unknown({ text: 'v' }, at('v'), { key: 'v' });
    expect(first(plan(key(), key())).verdict).toBe('pass');
  });
});

describe('the verdict of a control', () => {
  it.each<[readonly Verdict[], Verdict]>([
    [['pass', 'unknown', 'fail'], 'fail'],
    [['pass', 'unknown', 'not-applicable'], 'unknown'],
    [['pass', 'not-applicable'], 'pass'],
    [['not-applicable', 'not-applicable'], 'not-applicable'],
    [['suppressed', 'pass'], 'suppressed'],
    [['suppressed', 'not-applicable'], 'suppressed'],
    [[], 'not-applicable'],
  ])('of %s is %s', (verdicts, expected) => {
    expect(verdictOfControl(verdicts.map((verdict) => ({ verdict })))).toBe(expected);
  });
});

describe('an enumeration', () => {
  it('reads like a sentence', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(enumerated)).toEqual(['', 'a', 'a and b', 'a, b and c']);
  });
});
