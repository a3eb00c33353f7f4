import { describe, expect, it } from 'vitest';
import { list, scalar, type ManagedCluster, type Setting } from '@akslint/model';
import { adviceOn, arm, Built, cluster, json, oneOf, openObject, place, ref, resource, shown, undecided, value, type Plain } from '../../testing/build.js';
import { SchemaCheck } from './schema-check.js';

const clusterType = 'Microsoft.ContainerService/managedClusters';
const stable = `${clusterType}@2024-09-01`;
const preview = `${clusterType}@2024-10-02-preview`;

const whole = (body: Record<string, Plain>, type = stable): ManagedCluster => cluster(arm(type, 'aks', body));
const aks = (properties: Record<string, Plain>, type = stable): ManagedCluster => whole({ properties }, type);

/** Every setting of a cluster that has advice, by its label. */
function told(one: ManagedCluster): Record<string, readonly string[]> {
  const { apiServer, kms, entra, network, identity } = one;
  const settings: readonly Setting[] = [
    one.mode,
    ...Object.values(apiServer),
    one.oidcIssuer,
    one.workloadIdentity,
    one.podIdentity,
    kms.enabled,
    kms.keyId,
    kms.keyVaultAccess,
    kms.platformEncryption,
    one.defenderProfile,
    one.azurePolicyAddon,
    entra.managed,
    entra.azureRbac,
    entra.localAccountsDisabled,
    entra.kubernetesRbac,
    ...Object.values(network),
    ...Object.values(identity),
  ];
  return Object.fromEntries(settings.flatMap((setting) => (adviceOn(setting).length > 0 ? [[setting.label, adviceOn(setting)]] : [])));
}

const onCluster = { parent: ref('aks') };

describe('a misspelt property of a cluster', () => {
  it('does not count as set and is told with the property that it resembles', () => {
    const slip = aks({ apiServerAccessProfile: { enablePrivateClusterr: true } });
    expect(shown(slip.apiServer.privateCluster)).toBe('false (default)');
    expect(told(slip)).toEqual({
      'apiServerAccessProfile.enablePrivateCluster': [
        'apiServerAccessProfile.enablePrivateClusterr is not a documented property, so it sets nothing; did you mean enablePrivateCluster?',
      ],
    });
    expect(slip.notes).toEqual([]);
  });

  it('is told where the default passes', () => {
    const slip = aks({ enableRBC: false });
    expect(shown(slip.entra.kubernetesRbac)).toBe('true (default)');
    expect(told(slip)).toEqual({ enableRBAC: ['enableRBC is not a documented property, so it sets nothing; did you mean enableRBAC?'] });
  });

  it('is told with each property that stands in it', () => {
    const text = 'apiServerAccesProfile is not a documented property, so it sets nothing; did you mean apiServerAccessProfile?';
    const slip = aks({ apiServerAccesProfile: { enablePrivateCluster: true, authorizedIPRange: ['10.0.0.0/8'] } });
    expect(shown(slip.apiServer.privateCluster)).toBe('false (default)');
    expect(told(slip)).toEqual({ 'apiServerAccessProfile.enablePrivateCluster': [text], 'apiServerAccessProfile.authorizedIPRanges': [text] });
  });

  it('is told with all of its section when its content is not known', () => {
    const slip = aks({ oidcIssuerProfil: undecided() });
    expect(Object.keys(told(slip))).toEqual(['oidcIssuerProfile.enabled']);
  });

  it('is found by one edit in a short name and by more in a long one', () => {
    expect(Object.keys(told(aks({ disableLocalAccount: true })))).toEqual(['disableLocalAccounts']);
    expect(Object.keys(told(aks({ diableLocalAcounts: true })))).toEqual(['disableLocalAccounts']);
    expect(Object.keys(told(aks({ networkProfile: { networkPolicies: 'azure' } })))).toEqual(['networkProfile.networkPolicy']);
    expect(Object.keys(told(aks({ addonProfiles: { azurepolcy: { enabled: true } } })))).toEqual(['addonProfiles.azurepolicy.enabled']);
    expect(Object.keys(told(aks({ aadProfile: { managd: true } })))).toEqual(['aadProfile.managed']);
  });

  it('is found without the word Profile', () => {
    expect(told(aks({ oidcIssuer: { enabled: true } }))).toEqual({
      'oidcIssuerProfile.enabled': ['oidcIssuer is not a documented property, so it sets nothing; did you mean oidcIssuerProfile?'],
    });
  });

  it('that is null sets nothing and needs no word', () => {
    expect(told(aks({ disableLocalAccount: null }))).toEqual({});
  });

  it('is found in every option of a choice, in a text that spells an object, and in an open object', () => {
    expect(Object.keys(told(aks({ aadProfile: oneOf([{ managd: true }], [{ managed: true }]) })))).toEqual(['aadProfile.managed']);
    expect(Object.keys(told(aks({ aadProfile: json({ managd: true }) })))).toEqual(['aadProfile.managed']);
    expect(Object.keys(told(aks({ aadProfile: openObject({ managd: true }) })))).toEqual(['aadProfile.managed']);
  });

  it('is a note when no requirement asks for what it resembles', () => {
    const slip = aks({ agentPoolProfiles: [{ vmSize: 'x' }, { vmSiz: 'x' }] });
    expect(told(slip)).toEqual({});
    expect(slip.notes).toEqual(['agentPoolProfiles[1].vmSiz is not a documented property, so it sets nothing; did you mean vmSize?']);
  });
});

describe('a property in another case', () => {
  it('is read, with advice on its spelling', () => {
    const one = aks({ aadProfile: { enableAzureRbac: true } });
    expect(shown(one.entra.azureRbac)).toBe(true);
    expect(told(one)).toEqual({ 'aadProfile.enableAzureRBAC': ['The name "enableAzureRbac" is documented as "enableAzureRBAC".'] });
    expect(one.notes).toEqual([]);
  });
});

describe('a property in the wrong place', () => {
  it('is told with its right place', () => {
    const one = aks({ workloadIdentity: { enabled: true } });
    expect(shown(one.workloadIdentity)).toBe('false (default)');
    expect(told(one)).toEqual({
      'securityProfile.workloadIdentity.enabled': [
        'workloadIdentity is not a documented property, so it sets nothing; did you mean securityProfile.workloadIdentity?',
      ],
    });
    expect(Object.keys(told(aks({ enablePrivateCluster: true })))).toEqual(['apiServerAccessProfile.enablePrivateCluster']);
    expect(Object.keys(told(aks({ securityProfile: { oidcIssuerProfile: { enabled: true } } })))).toEqual(['oidcIssuerProfile.enabled']);
  });

  it('is told with `properties` when it stands beside them, or belongs beside them', () => {
    expect(told(whole({ disableLocalAccounts: true, properties: {} }))).toEqual({
      disableLocalAccounts: ['disableLocalAccounts is not a documented property, so it sets nothing; did you mean properties.disableLocalAccounts?'],
    });
    expect(told(aks({ sku: { name: 'Automatic' } }))).toEqual({
      'sku.name': ['properties.sku is not a documented property, so it sets nothing; did you mean sku?'],
    });
  });

  it('is not guessed for a name that stands in many places', () => {
    const one = aks({ securityProfile: { enabled: true } }, preview);
    expect(told(one)).toEqual({});
    expect(one.notes).toEqual([]);
  });
});

describe('a property of a retired API version', () => {
  it("is told with today's", () => {
    expect(told(aks({ apiServerAuthorizedIPRanges: ['10.0.0.0/8'] }))).toEqual({
      'apiServerAccessProfile.authorizedIPRanges': [
        'apiServerAuthorizedIPRanges belongs to a retired API version and does nothing; write apiServerAccessProfile.authorizedIPRanges.',
      ],
    });
    expect(told(aks({ enablePodSecurityPolicy: true }))).toEqual({
      'addonProfiles.azurepolicy.enabled': [
        'enablePodSecurityPolicy belongs to a retired API version and does nothing; write addonProfiles.azurepolicy.enabled, and assign a Pod Security initiative.',
      ],
    });
  });
});

describe('a property that resembles none', () => {
  const properties = { networkProfile: { zzzzzzzz: true } };

  it('is a note under an API version that the schema covers', () => {
    expect(aks(properties).notes).toEqual([
      'networkProfile.zzzzzzzz is not a documented property of API version 2026-06-01, so it counts for nothing.',
    ]);
  });

  it('may be documented in a preview, a newer version, or one that is not written', () => {
    for (const type of [preview, `${clusterType}@2027-01-01`, clusterType]) expect(aks(properties, type).notes).toEqual([]);
  });

  it('is nothing to say beside `properties`, under free keys, and where a template repeats', () => {
    const template = { apiVersion: '2024-09-01', condition: true, copy: {}, dependsOn: [], parent: 'x', scope: 'x', zones: [], resources: [], comments: 'x', plan: {} };
    const one = whole({ ...template, tags: { zzzzzzzz: 'x' }, zzzzzzzz: 1, properties: { copy: [{ name: 'x' }], addonProfiles: { zzzzzzzz: { enabled: true } } } });
    expect(told(one)).toEqual({});
    expect(one.notes).toEqual([]);
  });
});

describe('properties that only a preview has', () => {
  it('are documented', () => {
    const one = aks(
      {
        networkProfile: { podLinkLocalAccess: 'None' },
        securityProfile: { kubernetesResourceObjectEncryptionProfile: { infrastructureEncryption: 'Enabled' } },
        podIdentityProfile: { enabled: false },
      },
      stable,
    );
    expect(told(one)).toEqual({});
    expect(one.notes).toEqual([]);
  });
});

describe('a misspelt word', () => {
  it('is told with the nearest documented word', () => {
    expect(told(aks({ networkProfile: { networkPolicy: 'calicoo' } }))).toEqual({
      'networkProfile.networkPolicy': ['networkProfile.networkPolicy is "calicoo", which is none of its documented words; did you mean "calico"?'],
    });
  });

  it('is nothing to say where no requirement asks for it', () => {
    expect(aks({ agentPoolProfiles: [{ osSKU: 'Ubuntu2205' }] }).notes).toEqual([]);
  });
});

describe('the schema in azapi', () => {
  const azapi = (kind: string, body: Plain, more: Record<string, Plain> = {}) => resource(`${kind}.aks`, { type: stable, name: 'aks', body, ...more });

  it('checks the body as it does elsewhere', () => {
    const one = cluster(azapi('azapi_resource', { properties: { disableLocalAccount: true, zzzzzzzz: 1 } }));
    expect(told(one)).toEqual({ disableLocalAccounts: ['disableLocalAccount is not a documented property, so it sets nothing; did you mean disableLocalAccounts?'] });
    expect(one.notes).toEqual(['zzzzzzzz is not a documented property of API version 2026-06-01, so it counts for nothing.']);
  });

  it('tells what an update misspells with the setting of the cluster', () => {
    const update = { type: stable, resource_id: ref('azapi_resource.aks', 'id'), body: { properties: { disableLocalAccount: true } } };
    const one = cluster(azapi('azapi_resource', { properties: {} }), resource('azapi_update_resource.more', update, { ignoredChanges: 'all' }));
    expect(shown(one.entra.localAccountsDisabled)).toBe('false (default)');
    expect(told(one)).toEqual({ disableLocalAccounts: ['disableLocalAccount is not a documented property, so it sets nothing; did you mean disableLocalAccounts?'] });
  });
});

describe('the schema of companions', () => {
  it('tells what a diagnostic setting misspells with its workspace', () => {
    const logs = [{ category: 'kube-audit', enabled: true }, { categry: 'kube-apiserver', enabled: true }];
    const one = cluster(
      arm(stable, 'aks', { properties: {} }),
      arm('Microsoft.Insights/diagnosticSettings@2021-05-01-preview', 'logs', { properties: { workspaceID: 'w', logs, log: logs } }, onCluster),
    );
    const [setting] = one.diagnosticSettings.found;
    expect(setting && adviceOn(setting.workspace)).toEqual([
      'The name "workspaceID" is documented as "workspaceId".',
      'logs[1].categry is not a documented property, so it sets nothing; did you mean category?',
      'log is not a documented property, so it sets nothing; did you mean logs?',
    ]);
  });

  it('tells what safeguards misspell with their level', () => {
    const one = cluster(
      arm(stable, 'aks', { properties: {} }),
      arm('Microsoft.ContainerService/deploymentSafeguards@2025-07-01', 'default', { properties: { level: 'Enforce', podSecurityStandardLevel: 'Restricted' } }, onCluster),
    );
    const [safeguards] = one.deploymentSafeguards.found;
    expect(safeguards && [adviceOn(safeguards.level), shown(safeguards.podSecurity)]).toEqual([
      ['podSecurityStandardLevel is not a documented property, so it sets nothing; did you mean podSecurityStandardsLevel?'],
      'Privileged (default)',
    ]);
  });
});

describe('the check of hostile bodies', () => {
  const textsOf = (properties: Plain) => new SchemaCheck(clusterType.toLowerCase(), '2024-09-01', value({ properties })).texts;

  it('looks at a bounded number of unknown names', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`zz${index}zzzzzz`, true]));
    expect(textsOf(many)).toHaveLength(100);
  });

  it('shows a very long name in part', () => {
    expect(textsOf({ ['x'.repeat(1_000_000)]: true })).toEqual([
      `${'x'.repeat(80)}… is not a documented property of API version 2026-06-01, so it counts for nothing.`,
    ]);
  });

  it('does not overflow on a deeply nested body', () => {
    let nested = value({});
    for (let depth = 0; depth < 20_000; depth += 1) {
      const inner = nested;
      nested = value({ details: new Built((origin) => list([inner], origin)) });
    }
    expect(textsOf({ status: { provisioningError: new Built(() => nested) } })).toEqual([]);
  });

  it('takes no name of the language for a documented one', () => {
    expect(textsOf({ constructor: 1 })).toEqual(['constructor is not a documented property of API version 2026-06-01, so it counts for nothing.']);
    expect(new SchemaCheck('constructor', '2024-09-01', scalar(1, place())).texts).toEqual([]);
  });
});
