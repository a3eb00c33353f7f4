import { originOf, scalar, type MetadataNsg } from '@akslint/model';
import { describe, expect, it } from 'vitest';
import { baselineOf, baselineText, readBaseline, withBaseline, type BaselineEntry } from './baseline.js';
import type { RequirementResult, SubjectResult } from './results.js';

const origin = (file: string, start = 0) => originOf({ file, start, end: start + 5 });
const view = { pathOf: (file: string) => `../${file}`, textOf: () => 'false and true' };

function result(file: string, verdicts: Readonly<Record<string, RequirementResult['verdict']>>, more: Partial<MetadataNsg> = {}): SubjectResult {
  const subject: MetadataNsg = {
    kind: 'NetworkSecurityGroup', name: null, address: 'x', format: 'terraform', variant: null, deployment: 'infra', notes: [], advice: [],
    declaredAt: origin(file), existence: scalar(true, origin(file)), ...more,
  };
  const requirements = Object.entries(verdicts).map(([id, verdict]): RequirementResult => ({ id, severity: 'high', verdict, message: '', at: origin(file), advice: [] }));
  return { subject, mode: null, controls: [{ id: 'azure-k8s-06', verdict: 'fail', requirements }] };
}

function known(results: readonly SubjectResult[], entries: readonly BaselineEntry[], isThere = true) {
  const { results: left, gone } = withBaseline(results, entries, view, () => isThere, () => origin('b'));
  return { verdicts: left.flatMap(({ controls }) => controls.flatMap(({ requirements }) => requirements.map(({ verdict }) => verdict))), gone: gone.map(({ requirement }) => requirement) };
}

describe('a baseline', () => {
  it('knows what fails, and what is undecided if asked to', () => {
    const results = [result('infra/a.tf', { one: 'fail', two: 'unknown', three: 'pass', four: 'suppressed' })];
    expect(baselineOf(results, view, false).map(({ file, requirement, deployment }) => [file, requirement, deployment])).toEqual([['../infra/a.tf', 'azure-k8s-06/one', undefined]]);
    expect(baselineOf(results, view, true).map(({ requirement }) => requirement)).toEqual(['azure-k8s-06/one', 'azure-k8s-06/two']);
  });

  it('is text that is sorted, an entry a line, and can be read again', () => {
    const entries = baselineOf([result('infra/b.tf', { one: 'fail' }), result('m/a.tf', { one: 'fail' }), result('infra/a.tf', { two: 'fail', one: 'fail' })], view, false);
    const text = baselineText(entries);
    expect(text).toBe(baselineText([...entries].reverse()));
    expect(text.split('\n').filter((line) => line.includes('"file"')).map((line) => line.slice(0, 35))).toEqual(['    {"file":"../infra/a.tf","addres', '    {"file":"../infra/a.tf","addres', '    {"file":"../infra/b.tf","addres', '    {"file":"../m/a.tf","deployment']);
    expect(readBaseline(text)).toEqual(expect.arrayContaining([...entries]));
    expect(readBaseline(baselineText([]))).toEqual([]);
  });

  it.each([
    ['', /^it is not JSON/],
    ['[]', /^it has no list of findings$/],
    ['{"version":2,"findings":[]}', /^it was written by another version of akslint$/],
    ['{"version":1,"fingerprints":"akslint/v1","findings":[{"file":"a"}]}', /^entry 1 is incomplete$/],
  ])('is refused when it is %j', (text, reason) => {
    expect(readBaseline(text)).toMatch(reason);
  });

  it('suppresses what it knows and nothing else', () => {
    const before = [result('infra/a.tf', { one: 'fail' })];
    expect(known([result('infra/a.tf', { one: 'fail', two: 'fail', three: 'unknown' })], baselineOf(before, view, false))).toEqual({ verdicts: ['suppressed', 'fail', 'unknown'], gone: [] });
  });

  it('says what is gone', () => {
    const before = [result('infra/a.tf', { one: 'fail', two: 'fail' })];
    expect(known([result('infra/a.tf', { one: 'pass', two: 'suppressed' })], baselineOf(before, view, false))).toEqual({ verdicts: ['pass', 'suppressed'], gone: ['azure-k8s-06/one'] });
  });

  it('keeps deployments of one module apart', () => {
    const before = baselineOf([result('m/a.tf', { one: 'fail' }, { deployment: 'dev' })], view, false);
    expect(known([result('m/a.tf', { one: 'fail' }, { deployment: 'prod' })], before).verdicts).toEqual(['fail']);
  });

  it('follows a file that was renamed, once', () => {
    const before = baselineOf([result('infra/a.tf', { one: 'fail' })], view, false);
    const after = [result('infra/b.tf', { one: 'fail' }), result('infra/c.tf', { one: 'fail' })];
    expect(known(after, before, false)).toEqual({ verdicts: ['suppressed', 'fail'], gone: [] });
    expect(known(after, before, true)).toEqual({ verdicts: ['fail', 'fail'], gone: ['azure-k8s-06/one'] });
  });
});
