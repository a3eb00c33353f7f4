import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dialectsOf, judge, remedyFor } from '@akslint/engine';
import { describe, expect, it } from 'vitest';
import { catalogue, controlPages, controls, controlTable, loadGuides } from './index.js';
import { controlPage } from './pages.js';
import { cluster, defenderPlan, metadataNsg, namespace } from './testing/cluster.js';

const root = fileURLToPath(new URL('..', import.meta.url));

describe('the catalogue', () => {
  it('has the ten controls in order', () => {
    const ids = Array.from({ length: 10 }, (_, index) => `azure-k8s-${String(index + 1).padStart(2, '0')}`);
    expect(controls.map(({ id }) => id)).toEqual(ids);
    expect(catalogue.map(({ id }) => id)).toEqual(ids);
  });

  it('has the severities of the controls', () => {
    expect(controls.map(({ severity }) => severity)).toEqual(['critical', 'high', 'high', 'high', 'high', 'high', 'high', 'high', 'high', 'medium']);
  });

  it('has the requirements of the control sheet', () => {
    expect(controls.map(({ requirements }) => requirements.map(({ id }) => id))).toEqual([
      ['private-cluster', 'authorized-ip-ranges', 'public-fqdn', 'private-dns-zone'],
      ['oidc-issuer', 'workload-identity', 'no-pod-identity'],
      ['kms-key', 'key-vault-access'],
      ['defender'],
      ['azure-policy-addon', 'pod-security-initiative'],
      ['entra-integration', 'azure-rbac', 'local-accounts', 'kubernetes-rbac'],
      ['network-policy-engine', 'default-deny'],
      ['control-plane-logs', 'log-analytics'],
      ['cluster-identity', 'kubelet-identity'],
      ['imds-egress'],
    ]);
  });

  it('marks the requirements that weigh less than their control', () => {
    const lighter = controls.flatMap((control) => control.requirements.filter(({ severity }) => severity !== control.severity));
    expect(lighter.map(({ id, severity }) => `${id} ${severity}`)).toEqual([
      'public-fqdn medium',
      'private-dns-zone medium',
      'no-pod-identity medium',
      'key-vault-access medium',
      'kubelet-identity medium',
    ]);
  });

  it('names every requirement once, and no control like a requirement', () => {
    const requirements = controls.flatMap((control) => control.requirements.map(({ id }) => id));
    expect(new Set([...requirements, ...controls.map(({ name }) => name)]).size).toBe(requirements.length + controls.length);
  });

  it('has a remedy for every requirement', () => {
    const subjects = [
      { format: 'terraform', spelling: 'azurerm' }, { format: 'terraform', spelling: 'arm' }, { format: 'terraform', spelling: 'azurerm-automatic' }, { format: 'terraform-plan' },
      { format: 'bicep' }, { format: 'arm' }, { format: 'pulumi' }, { format: 'pulumi', spelling: 'azurerm' }, { format: 'pulumi-yaml', spelling: 'azurerm-automatic' },
    ] as const;
    const words = catalogue.flatMap(({ requirements }) => Object.entries(requirements));
    const without = subjects.flatMap((subject) => words.filter(([, one]) => remedyFor(one, subject) === undefined).map(([id]) => `${id} ${dialectsOf(subject)[0]}`));
    expect(without).toEqual([]);
  });
});

describe('the guides', () => {
  it('say everything about every control, in texts of their own', async () => {
    const guides = await loadGuides();
    expect(guides.map(({ id }) => id)).toEqual(catalogue.map(({ id }) => id));
    for (const { id, modes, detection, equivalents, references, samples } of guides) {
      const parts = [modes.standard, modes.automatic, detection.query, ...detection.signals, ...detection.thresholds, ...detection.response];
      expect(parts.filter((text) => text.trim() === ''), id).toEqual([]);
      expect([detection.signals, detection.thresholds, detection.response, equivalents, references].filter((list) => list.length < 2), id).toEqual([]);
      expect(references.filter(({ url }) => !url.startsWith('https://')), id).toEqual([]);
      expect(new Set(samples.map(({ dialect }) => dialect)), id).toEqual(new Set([...samples.map(({ dialect }) => dialect), 'azurerm', 'azapi', 'bicep', 'arm', 'azure-native', 'azure-classic', 'cli']));
    }
  });
});

describe('generated pages', () => {
  it('are current; run `pnpm generate` when this fails', async () => {
    for (const { path, text } of controlPages(catalogue, await loadGuides())) expect(readFileSync(`${root}${path}`, 'utf8'), path).toBe(text);
  });

  it('say "none" where a framework has nothing, and escape table bars', () => {
    const [first] = catalogue;
    const page = controlPage({ ...first!, requirements: { x: { title: 'X', holds: 'a | b', otherwise: 'c', remedy: {} } } }, undefined);
    expect(page).toContain('| CIS Kubernetes Benchmark v1.11.0 | none |');
    expect(page).toContain('a \\| b');
  });

  it('can be limited to some dialects', async () => {
    const [guide] = await loadGuides();
    const page = controlPage(catalogue[0]!, guide, { dialects: ['bicep'] });
    expect(page.match(/^### .*/gm)).toEqual(['### Bicep']);
  });

  it('have a table of all controls between markers', () => {
    const lines = controlTable(catalogue).split('\n');
    expect(lines).toHaveLength(14);
    expect([lines[0], lines.at(-1)]).toEqual(['<!-- controls:begin -->', '<!-- controls:end -->']);
    expect(lines[3]).toContain('[azure-k8s-01](rules/azure-k8s-01/README.md) | critical | Private API server');
  });
});

describe('which controls a subject is judged by', () => {
  it('all ten for a cluster, those that concern it for anything else', () => {
    const results = judge([cluster(), namespace('shop'), defenderPlan(), metadataNsg()], controls);
    expect(results.map((result) => result.controls.map(({ id }) => id.slice(-2)).join(' '))).toEqual(['01 02 03 04 05 06 07 08 09 10', '07 10', '04', '10']);
    expect(results.map(({ mode }) => mode)).toEqual(['Standard', null, null, null]);
  });
});
