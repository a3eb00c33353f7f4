import { originOf, scalar, type CommentedBlock, type MetadataNsg, type Origin, type SourceComment } from '@akslint/model';
import { describe, expect, it } from 'vitest';
import type { Control } from '../control.js';
import type { RequirementResult, SubjectResult } from '../results.js';
import { exemptionsIn } from './exemption.js';
import { expiredNotices, suppress, unusedNotices } from './suppress.js';

const words = { title: '', holds: '', otherwise: '', remedy: {} };
const control: Control = {
  id: 'azure-k8s-06', name: 'entra-rbac', severity: 'high',
  requirements: ['local-accounts', 'azure-rbac'].map((id) => ({ id, severity: 'high', words, judges: {} })),
};

const text = 'line 1\nresource {\n  a = 1\n\n  # c\n  b = 2\n}\nlast\n';
const at = (what: string, file = 'a.tf'): Origin => originOf({ file, start: text.indexOf(what), end: text.indexOf(what) + what.length });

function result(where: Origin, verdict: RequirementResult['verdict'] = 'fail', more: Partial<MetadataNsg> = {}): SubjectResult {
  const subject: MetadataNsg = {
    kind: 'NetworkSecurityGroup', name: null, address: 'x', format: 'terraform', variant: null, deployment: '.', notes: [], advice: [],
    declaredAt: at('resource'), existence: scalar(true, at('resource')), ...more,
  };
  const requirements: RequirementResult[] = [
    { id: 'local-accounts', severity: 'high', verdict, message: 'm', at: where, advice: [] },
    { id: 'azure-rbac', severity: 'high', verdict: 'pass', message: 'm', at: where, advice: [] },
  ];
  return { subject, mode: null, controls: [{ id: control.id, verdict, requirements }] };
}

function comment(said: string, where = 'line 1', block?: CommentedBlock): SourceComment {
  return { span: { ...at(where).span, end: at(where).span.end }, text: `# akslint-disable-${said} -- why`, ...(block && { block }) };
}

function verdicts(comments: readonly SourceComment[], ...results: SubjectResult[]) {
  const { exemptions } = exemptionsIn(comments, [control], () => text);
  return suppress(results, exemptions, '2026-07-01').results.map(({ controls: [one] }) => [one?.verdict, one?.requirements[0]?.verdict]);
}

const suppressed = [['suppressed', 'suppressed']];
const open = [['fail', 'fail']];
const block: CommentedBlock = { span: { file: 'a.tf', start: text.indexOf('resource'), end: text.indexOf('last') } };

describe('a suppression', () => {
  it('of a line covers what the line decides', () => {
    expect(verdicts([comment('line entra-rbac', 'a = 1')], result(at('1\n\n')))).toEqual(suppressed);
    expect(verdicts([comment('line entra-rbac', 'a = 1')], result(at('b = 2')))).toEqual(open);
    expect(verdicts([comment('line entra-rbac', 'a = 1')], result(at('a = 1', 'b.tf')))).toEqual(open);
  });

  it('of a line covers what is decided elsewhere and used in the line', () => {
    const used: Origin = { span: { file: 'b.tf', start: 0, end: 1 }, via: { span: at('a = 1').span, next: undefined } };
    expect(verdicts([comment('line entra-rbac', 'a = 1')], result(used))).toEqual(suppressed);
  });

  it('of the next line passes over empty lines and other comments', () => {
    expect(verdicts([comment('next-line entra-rbac', 'a = 1')], result(at('b = 2')))).toEqual(suppressed);
    expect(verdicts([comment('next-line entra-rbac', 'last')], result(at('last')))).toEqual(open);
  });

  it('of a block covers what is decided in it, and everything of what it declares', () => {
    expect(verdicts([comment('block entra-rbac', 'a = 1', block)], result(at('b = 2'), 'fail', { declaredAt: at('line', 'b.tf') }))).toEqual(suppressed);
    expect(verdicts([comment('block entra-rbac', 'a = 1', block)], result(at('x', 'b.tf')))).toEqual(suppressed);
    expect(verdicts([comment('block entra-rbac', 'a = 1', block)], result(at('last'), 'fail', { declaredAt: at('last') }))).toEqual(open);
  });

  it('of a module call covers what the call brings', () => {
    const call: CommentedBlock = { span: block.span, calls: 'module.aks' };
    const brought = (address: string, deployment = '.') => result(at('x', 'm/b.tf'), 'fail', { address, deployment, declaredAt: at('x', 'm/b.tf') });
    const all = ['module.aks.x', 'module.aks["a"].x', 'module.aks2.x'].map((address) => brought(address));
    expect(verdicts([comment('block entra-rbac', 'a = 1', call)], ...all, brought('module.aks.x', 'other')).map(([verdict]) => verdict)).toEqual(['suppressed', 'suppressed', 'fail', 'fail']);
  });

  it('of a module call in a file that is deployed by itself covers what the call brings, whatever decides its parameters', () => {
    const call: CommentedBlock = { span: block.span, calls: 'aks' };
    const brought = (address: string, deployment: string) => result(at('x', 'm/b.bicep'), 'fail', { address, deployment, declaredAt: at('x', 'm/b.bicep') });
    const all = ['aks/x', 'aks[0]/x', 'aks2/x', 'other/aks/x'].map((address) => brought(address, block.span.file));
    const others = [brought('aks/x', `${block.span.file} with prod.bicepparam`), brought('aks/x', 'other.bicep')];
    expect(verdicts([comment('block entra-rbac', 'a = 1', call)], ...all, ...others).map(([verdict]) => verdict)).toEqual(['suppressed', 'suppressed', 'fail', 'fail', 'suppressed', 'fail']);
  });

  it('of a block needs one', () => {
    expect(exemptionsIn([comment('block entra-rbac')], [control], () => text).mistakes).toMatchObject([{ message: 'This suppression does nothing: it stands neither in a block nor directly above one.' }]);
  });

  it('of a file covers what it declares and decides', () => {
    expect(verdicts([comment('file azure-k8s-06/local-accounts', 'last')], result(at('x', 'b.tf')))).toEqual(suppressed);
    expect(verdicts([comment('file azure-k8s-06/local-accounts', 'last')], result(at('x', 'b.tf'), 'fail', { declaredAt: at('x', 'b.tf') }))).toEqual(open);
  });

  it('covers only what it names', () => {
    expect(verdicts([comment('file entra-rbac/azure-rbac')], result(at('a = 1')))).toEqual(open);
  });

  it('keeps what it holds back, and why', () => {
    const { exemptions } = exemptionsIn([{ ...comment('x'), text: '# akslint-disable-file entra-rbac -- later until 2026-07-01' }], [control], () => text);
    const [first] = suppress([result(at('a = 1'), 'unknown')], exemptions, '2026-07-01').results;
    expect(first?.controls[0]?.requirements[0]?.suppression).toMatchObject({ by: 'source', reason: 'later', until: '2026-07-01', verdict: 'unknown' });
  });

  it('leaves a pass alone, and is then not needed', () => {
    const { exemptions } = exemptionsIn([comment('file entra-rbac')], [control], () => text);
    const { results, unused } = suppress([result(at('a = 1'), 'pass')], exemptions, '2026-07-01');
    expect(results[0]?.controls[0]?.verdict).toBe('pass');
    expect(unusedNotices(unused)).toMatchObject([{ message: 'This suppression of entra-rbac is not needed: nothing of it fails or is undecided here. Remove it.' }]);
  });

  it('holds nothing back after its last day', () => {
    const { exemptions } = exemptionsIn([{ ...comment('x'), text: '# akslint-disable-file entra-rbac -- later until 2026-06-30' }], [control], () => text);
    const { results, expired, unused } = suppress([result(at('a = 1'))], exemptions, '2026-07-01');
    expect([results[0]?.controls[0]?.verdict, unused]).toEqual(['fail', []]);
    expect(expiredNotices(expired)).toMatchObject([{ message: /ended on 2026-06-30/ }].map(({ message }) => ({ message: expect.stringMatching(message) as unknown })));
  });
});
