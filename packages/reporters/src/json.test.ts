import { expect, it } from 'vitest';
import { json } from './json.js';
import { deploymentOf } from './report.js';
import { sampleReport, sampleSubject } from './testing/sample-report.js';

const appearance = { colour: true, width: 80, quiet: false };
const report = JSON.parse(json(sampleReport, appearance));

it('has the fields of schema version 1 in their order', () => {
  expect(Object.keys(report)).toEqual(['schemaVersion', 'tool', 'summary', 'subjects', 'notices', 'errors']);
  expect(report.tool).toEqual({ name: 'akslint', version: '1.2.3' });
  expect(report.summary).toEqual({ files: 2, subjects: 1, pass: 1, fail: 1, unknown: 1, notApplicable: 0, suppressed: 0 });
  expect(Object.keys(report.subjects[0])).toEqual(['kind', 'name', 'address', 'format', 'file', 'line', 'mode', 'variant', 'deployment', 'notes', 'controls']);
});

it('places a requirement, and each use on the way with its trimmed line', () => {
  expect(report.subjects[0].controls[0].requirements[0]).toEqual({
    id: 'private-cluster',
    verdict: 'fail',
    message: 'The API server is open: private is false.',
    file: 'infra/prod.tfvars',
    line: 2,
    column: 11,
    endLine: 2,
    endColumn: 16,
    trace: [{ file: 'infra/main.tf', line: 4, text: 'private_cluster_enabled = var.private' }],
  });
});

it('lists what does not apply, and advice only where there is some', () => {
  expect(report.subjects[0].controls[0].requirements[1]).toMatchObject({ id: 'public-fqdn', verdict: 'not-applicable' });
  expect(report.subjects[0].controls[0].requirements[1]).not.toHaveProperty('advice');
  expect(report.subjects[0].controls[1].requirements[0].advice).toEqual(['Retires soon.']);
});

it('gives notices and errors their places, null where there is none', () => {
  expect(report.notices).toEqual([{ file: 'infra/main.tf', line: 1, message: 'A module is not there.' }]);
  expect(report.errors).toEqual([
    { file: 'infra/main.tf', line: 1, column: 6, message: 'Broken here.' },
    { file: 'infra/gone.tf', line: null, column: null, message: 'It cannot be read.' },
  ]);
});

it('gives the same bytes for the same report', () => {
  expect(json(sampleReport, appearance)).toBe(json(sampleReport, { colour: false, width: 120, quiet: true }));
});

it.each([
  ['envs/prod', null, 'infra/envs/prod'],
  ['plan:plan.json', 'plan.json', 'infra/plan.json'],
  ['state:state.json', 'state.json', 'infra/state.json'],
  ['main.bicep', null, 'infra/main.bicep'],
  ['main.bicep with prod.bicepparam', 'prod.bicepparam', 'infra/main.bicep'],
  ['app/Pulumi.yaml (dev)', 'dev', 'infra/app/Pulumi.yaml'],
  ['kubernetes:k8s/prod', 'k8s/prod', 'infra/k8s/prod'],
  ['', null, null],
])('names what is deployed: %s', (deployment, variant, shown) => {
  expect(deploymentOf(sampleReport, { ...sampleSubject.subject, deployment, variant })).toBe(shown);
});
