import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { sarif } from './sarif.js';
import { reportWith, suppressed } from './testing/cases.js';
import { at, requirement, sampleReport } from './testing/sample-report.js';

const appearance = { colour: false, width: 80, quiet: false };
const runOf = (report = sampleReport, quiet = false) => (JSON.parse(sarif(report, { ...appearance, quiet })) as Log).runs[0]!;

describe('SARIF', () => {
  it('holds failures and what is undecided, and leaves out what passes or does not apply', () => {
    expect(runOf().results?.map(({ ruleId, kind, level }) => `${ruleId} ${kind} ${level}`)).toEqual([
      'azure-k8s-01/private-cluster fail error',
      'azure-k8s-05/azure-policy-addon open none',
      'azure-k8s-05/pod-security-initiative open none',
    ]);
    expect(runOf(sampleReport, true).results).toHaveLength(1);
  });

  it('points at the deciding text with columns in UTF-16, and follows the way to the argument', () => {
    const [first] = runOf().results ?? [];
    expect(first?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'infra/prod.tfvars', uriBaseId: '%SRCROOT%' },
      region: { startLine: 2, startColumn: 11, endLine: 2, endColumn: 16 },
    });
    expect(first?.codeFlows?.[0]?.threadFlows[0]?.locations.map(({ location }) => location?.physicalLocation?.artifactLocation?.uri)).toEqual(['infra/prod.tfvars', 'infra/main.tf']);
    expect(first?.message.text).toBe('Defender plan plan: The API server is open: private is false. What to do: set private_cluster_enabled = true.');
  });

  it('refers to its rule, and has a fingerprint without lines in it', () => {
    const run = runOf();
    const [first, second] = run.results ?? [];
    expect(run.tool.driver.rules?.[first?.ruleIndex ?? -1]?.id).toBe('azure-k8s-01/private-cluster');
    expect(second?.ruleIndex).toBeUndefined();
    expect(Object.keys(first?.partialFingerprints ?? {})).toEqual(['akslint/v1']);
  });

  it('keeps what is suppressed, with who said why', () => {
    const [result] = runOf(reportWith([suppressed])).results ?? [];
    expect(result).toMatchObject({ kind: 'fail', level: 'error', suppressions: [{ kind: 'inSource', status: 'accepted', justification: 'agreed with the <auditor> (until 2027-01-31)' }] });
    const inBaseline = { ...suppressed, suppression: { by: 'baseline', reason: 'known', verdict: 'unknown' } as const };
    expect(runOf(reportWith([inBaseline])).results?.[0]).toMatchObject({ kind: 'open', level: 'none', suppressions: [{ kind: 'external', justification: 'known' }] });
  });

  it.each([['critical', 'error'], ['medium', 'warning'], ['low', 'note']] as const)('has for %s the level %s', (severity, level) => {
    expect(runOf(reportWith([requirement('x', { verdict: 'fail', severity })])).results?.[0]?.level).toBe(level);
  });

  it('tells of files that were not read, and of notices', () => {
    const [invocation] = runOf().invocations ?? [];
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications?.map(({ level, message, locations }) => `${level} ${message.text} ${locations?.[0]?.physicalLocation?.region?.startLine}`)).toEqual([
      'error Broken here. 1', 'error It cannot be read. undefined', 'note A module is not there. 1',
    ]);
    expect(runOf(reportWith([])).invocations).toEqual([{ executionSuccessful: true }]);
  });

  it('writes paths as URIs relative to the repository', () => {
    const report = reportWith([requirement('x', { verdict: 'fail', at: at('main.tf', 'resource') })], { sourcePath: (file) => `a b/ü#?%/\ud800${file}` });
    expect(runOf(report).results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe('a%20b/%C3%BC%23%3F%25/%EF%BF%BDmain.tf');
  });
});
