import { catalogue, controls } from '@akslint/rules';
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from './index.js';
import { remedies } from './remedies.js';
import { Folder } from './testing/folder.js';

const ids = controls.map(({ id }) => id);

describe('the plugin', () => {
  it('says what it is', () => {
    expect(plugin.meta).toEqual({ name: 'eslint-plugin-akslint', version: expect.stringMatching(/^\d+\.\d+\.\d+/), namespace: 'akslint' });
  });

  it('has a rule for each control, with its page', () => {
    expect(Object.keys(plugin.rules ?? {})).toEqual(ids);
    for (const id of ids) expect(plugin.rules?.[id]).toMatchObject({ meta: { type: 'problem', hasSuggestions: true, docs: { url: expect.stringMatching(new RegExp(`/docs/${id}\\.md$`)) } } });
  });

  it('recommends all of them: what weighs much is an error, the rest a warning', () => {
    const levels = Object.fromEntries(catalogue.map(({ id, severity }) => [`akslint/${id}`, severity === 'medium' || severity === 'low' ? 'warn' : 'error']));
    expect(plugin.configs.recommended.rules).toEqual(levels);
    expect(plugin.configs['legacy-recommended']).toEqual({ plugins: ['akslint'], rules: levels });
    expect(plugin.configs['legacy-strict']).toEqual({ plugins: ['akslint'], rules: plugin.configs.strict.rules });
    expect(Object.values(plugin.configs.strict.rules)).toEqual(ids.map(() => ['error', { unknowns: true }]));
  });

  it('knows a remedy for each requirement', () => {
    expect(Object.keys(remedies).sort()).toEqual(controls.flatMap(({ requirements }) => requirements.map(({ id }) => id)).sort());
  });

  it('refuses options that mean nothing', () => {
    const folder = new Folder({});
    try {
      expect(() => folder.messages('index.ts', '', { 'akslint/azure-k8s-01': ['error', { requirements: { 'oidc-issuer': 'off' } }] })).toThrow(/oidc-issuer/);
      expect(() => folder.messages('index.ts', '', { 'akslint/azure-k8s-01': ['error', { companions: { 'private-cluster': 'elsewhere' } }] })).toThrow(/companions/);
    } finally {
      folder.remove();
    }
  });
});

const wrong = (value: string | boolean): string => (typeof value === 'boolean' ? String(!value) : "'none'");
const nested = (path: readonly string[], value: string): string => path.reduceRight((inner, name) => `{ ${name}: ${inner} }`, value);
const cases = Object.entries(remedies).flatMap(([requirement, { property }]) => [
  ...(property?.native ? [{ requirement, good: property.native, head: "import { containerservice } from '@pulumi/azure-native';\n", make: 'containerservice.ManagedCluster' }] : []),
  ...(property?.classic ? [{ requirement, good: property.classic, head: "import { containerservice } from '@pulumi/azure';\n", make: 'containerservice.KubernetesCluster' }] : []),
]);

/** What must stand beside it for the requirement to apply at all. */
const beside: Readonly<Record<string, readonly [native: string, classic: string]>> = {
  'public-fqdn': ['apiServerAccessProfile: { enablePrivateCluster: true }', 'privateClusterEnabled: true'],
  'private-dns-zone': ['apiServerAccessProfile: { enablePrivateCluster: true }', 'privateClusterEnabled: true'],
  'key-vault-access': ['securityProfile: { azureKeyVaultKms: { enabled: true } }', "keyManagementService: { keyVaultKeyId: 'k' }"],
};

describe('a suggestion', () => {
  const control = (requirement: string): string => controls.find(({ requirements }) => requirements.some(({ id }) => id === requirement))?.id ?? '';
  const says = (text: string, requirement: string): Linter.LintMessage | undefined => {
    const folder = new Folder({});
    try {
      return folder.messages('index.ts', text, { [`akslint/${control(requirement)}`]: 'error' }).find(({ messageId }) => messageId === requirement);
    } finally {
      folder.remove();
    }
  };
  /** The property within what must stand beside it. */
  const withWrong = (also: string | undefined, [first = '', ...rest]: readonly string[], value: string): string => {
    const opening = `${first}: { `;
    if (!also?.startsWith(opening)) return `${also === undefined ? '' : `${also}, `}${first}: ${nested(rest, value)}`;
    return `${opening}${withWrong(also.slice(opening.length, -2), rest, value)} }`;
  };
  const mended = (text: string, { suggestions }: Linter.LintMessage): string => {
    const fix = suggestions?.[0]?.fix;
    if (fix === undefined) throw new Error('There is no suggestion.');
    return text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
  };

  it.each(cases)('to write another literal is right: $requirement of $make', ({ requirement, good, head, make }) => {
    const also = beside[requirement]?.[make.endsWith('ManagedCluster') ? 0 : 1];
    const text = `${head}new ${make}('aks', { ${withWrong(also, good.path, wrong(good.value))} });\n`;
    const finding = says(text, requirement);
    expect(finding?.suggestions?.map(({ messageId }) => messageId)).toEqual(['replace']);
    if (finding && good.canBeAdded) expect(says(mended(text, finding), requirement)).toBeUndefined();
  });

  it.each(cases.filter(({ good }) => good.canBeAdded))('to add a property is right: $requirement of $make', ({ requirement, head, make }) => {
    const also = beside[requirement]?.[make.endsWith('ManagedCluster') ? 0 : 1] ?? '';
    const text = `${head}new ${make}('aks', {${also}});\n`;
    const finding = says(text, requirement);
    if (finding === undefined) return;
    expect(finding.suggestions?.map(({ messageId }) => messageId)).toEqual(['insert']);
    expect(says(mended(text, finding), requirement)).toBeUndefined();
  });
});
