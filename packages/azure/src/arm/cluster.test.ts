import { describe, expect, it } from 'vitest';
import type { ManagedCluster } from '@akslint/model';
import { adviceOn, arm, cluster, noValue, oneOf, openObject, ref, shown, undecided, type Plain } from '../testing/build.js';

const type = 'Microsoft.ContainerService/managedClusters@2024-09-01';
const whole = (body: Record<string, Plain>, more = {}): ManagedCluster => cluster(arm(type, 'aks', body, more));
const aks = (properties: Record<string, Plain> = {}): ManagedCluster => whole({ properties });

describe('what an empty managed cluster is in ARM', () => {
  it('takes every documented default', () => {
    const bare = aks();
    expect(shown(bare.mode)).toBe('Standard (default)');
    expect(shown(bare.apiServer.privateCluster)).toBe('false (default)');
    expect(shown(bare.apiServer.privateClusterPublicFqdn)).toBe('true (default)');
    expect(shown(bare.apiServer.privateDnsZone)).toBe('system (default)');
    expect(shown(bare.workloadIdentity)).toBe('false (default)');
    expect(shown(bare.podIdentity)).toBe('false (default)');
    expect(shown(bare.kms.enabled)).toBe('false (default)');
    expect(shown(bare.kms.keyVaultAccess)).toBe('Public (default)');
    expect(shown(bare.kms.platformEncryption)).toBe('false (default)');
    expect(shown(bare.defenderProfile)).toBe('false (default)');
    expect(shown(bare.azurePolicyAddon)).toBe('false (default)');
    expect(shown(bare.entra.managed)).toBe('false (default)');
    expect(shown(bare.entra.kubernetesRbac)).toBe('true (default)');
    expect(shown(bare.network.policy)).toBe('none (default)');
    expect(shown(bare.network.podLinkLocalAccess)).toBe('IMDS (default)');
    expect(shown(bare.identity.type)).toBe('None (default)');
    expect(bare.name).toBe('aks');
  });
});

describe('what is written in ARM', () => {
  const hardened = whole({
    sku: { name: 'Base' },
    identity: { type: 'UserAssigned', userAssignedIdentities: { '/ids/a': {} } },
    properties: {
      apiServerAccessProfile: {
        enablePrivateCluster: true,
        enablePrivateClusterPublicFQDN: false,
        privateDNSZone: 'none',
        authorizedIPRanges: ['10.0.0.0/8'],
        enableVnetIntegration: true,
      },
      oidcIssuerProfile: { enabled: true },
      securityProfile: {
        workloadIdentity: { enabled: true },
        azureKeyVaultKms: { enabled: true, keyId: 'https://v.vault.azure.net/keys/k/1', keyVaultNetworkAccess: 'Private' },
        kubernetesResourceObjectEncryptionProfile: { infrastructureEncryption: 'Enabled' },
        defender: { securityMonitoring: { enabled: true } },
      },
      podIdentityProfile: { enabled: true },
      addonProfiles: { azurePolicy: { enabled: true } },
      aadProfile: { managed: true, enableAzureRBAC: true },
      disableLocalAccounts: true,
      enableRBAC: false,
      networkProfile: { networkPlugin: 'azure', networkPolicy: 'cilium', networkDataplane: 'cilium', podLinkLocalAccess: 'None' },
      identityProfile: { kubeletIdentity: { resourceId: '/ids/b' } },
    },
  });

  it('is read into the model', () => {
    expect(shown(hardened.mode)).toBe('Standard');
    expect(shown(hardened.apiServer.privateCluster)).toBe(true);
    expect(shown(hardened.apiServer.privateClusterPublicFqdn)).toBe(false);
    expect(shown(hardened.apiServer.privateDnsZone)).toBe('none');
    expect(shown(hardened.apiServer.authorizedIpRanges)).toEqual(['10.0.0.0/8']);
    expect(shown(hardened.apiServer.vnetIntegration)).toBe(true);
    expect(shown(hardened.oidcIssuer)).toBe(true);
    expect(shown(hardened.workloadIdentity)).toBe(true);
    expect(shown(hardened.podIdentity)).toBe(true);
    expect(shown(hardened.kms.enabled)).toBe(true);
    expect(shown(hardened.kms.keyId)).toBe('https://v.vault.azure.net/keys/k/1');
    expect(shown(hardened.kms.keyVaultAccess)).toBe('Private');
    expect(shown(hardened.kms.platformEncryption)).toBe(true);
    expect(shown(hardened.defenderProfile)).toBe(true);
    expect(shown(hardened.azurePolicyAddon)).toBe(true);
    expect(shown(hardened.entra.managed)).toBe(true);
    expect(shown(hardened.entra.azureRbac)).toBe(true);
    expect(shown(hardened.entra.localAccountsDisabled)).toBe(true);
    expect(shown(hardened.entra.kubernetesRbac)).toBe(false);
    expect(shown(hardened.network.podLinkLocalAccess)).toBe('None');
    expect(shown(hardened.identity.type)).toBe('UserAssigned');
    expect(shown(hardened.identity.ids)).toEqual(['/ids/a']);
    expect(shown(hardened.identity.kubelet)).toBe('/ids/b');
  });

  it('is named by its path without `properties`', () => {
    expect(hardened.apiServer.privateCluster.label).toBe('apiServerAccessProfile.enablePrivateCluster');
    expect(hardened.mode.label).toBe('sku.name');
  });

  it('advises on add-on keys and names in another case', () => {
    expect(adviceOn(hardened.azurePolicyAddon)).toEqual(['The name "azurePolicy" is documented as "azurepolicy".']);
    expect(adviceOn(hardened.identity.kubelet)).toEqual(['The name "kubeletIdentity" is documented as "kubeletidentity".']);
    expect(adviceOn(hardened.oidcIssuer)).toEqual([]);
  });
});

describe('spelling in ARM', () => {
  it('finds a property in any case, with advice', () => {
    const { privateCluster } = aks({ apiserverAccessProfile: { enableprivatecluster: true } }).apiServer;
    expect(shown(privateCluster)).toBe(true);
    expect(adviceOn(privateCluster)).toEqual([
      'The name "enableprivatecluster" is documented as "enablePrivateCluster".',
      'The name "apiserverAccessProfile" is documented as "apiServerAccessProfile".',
    ]);
  });

  it('never counts a misspelt property', () => {
    expect(shown(aks({ apiServerAccessProfil: { enablePrivateCluster: true } }).apiServer.privateCluster)).toBe('false (default)');
  });

  it('advises on a boolean in quotes', () => {
    const { entra } = aks({ disableLocalAccounts: 'True' });
    expect(shown(entra.localAccountsDisabled)).toBe(true);
    expect(adviceOn(entra.localAccountsDisabled)).toEqual(['disableLocalAccounts is the text "true"; write true without quotes.']);
  });

  it('counts properties that are no object as not written, with advice', () => {
    const { privateCluster } = whole({ properties: 'x' }).apiServer;
    expect(shown(privateCluster)).toBe('false (default)');
    expect(adviceOn(privateCluster)).toHaveLength(1);
  });

  it('leaves what may be set in an open object unknown', () => {
    const { apiServer } = whole({ properties: openObject({ apiServerAccessProfile: { enablePrivateCluster: true } }) });
    expect(shown(apiServer.privateCluster)).toBe(true);
    expect(shown(whole({ properties: openObject({}) }).kms.enabled)).toBe(`unknown: ${noValue.text}`);
  });

  it('reads the enum words in any case', () => {
    const { keyVaultAccess } = aks({ securityProfile: { azureKeyVaultKms: { keyVaultNetworkAccess: 'private' } } }).kms;
    expect(shown(keyVaultAccess)).toBe('Private');
    expect(adviceOn(keyVaultAccess)).toHaveLength(1);
  });
});

describe('the mode', () => {
  const mode = (name: Plain): unknown => shown(whole({ sku: { name } }).mode);

  it('is Automatic by sku.name in any case, and Standard for any other word', () => {
    expect(mode('automatic')).toBe('Automatic');
    expect(mode('Base')).toBe('Standard');
    expect(mode('Basic')).toBe('Standard');
    expect(mode(undecided())).toBe('unknown: variable "x" has no value');
    expect(mode(oneOf(['Automatic'], ['Base']))).toEqual({ oneOf: ['Automatic', 'Standard'] });
  });

  it('makes the presets of Automatic the defaults', () => {
    const automatic = whole({ sku: { name: 'Automatic' } });
    expect(shown(automatic.oidcIssuer)).toBe('true (default)');
    expect(shown(automatic.entra.localAccountsDisabled)).toBe('true (default)');
    expect(shown(automatic.network.policy)).toBe('cilium (default)');
    expect(shown(automatic.apiServer.privateCluster)).toBe('false (default)');
    expect(shown(automatic.kms.enabled)).toBe('false (default)');
    expect(shown(automatic.defenderProfile)).toBe('false (default)');
  });

  it('keeps an explicit value against a preset', () => {
    const { entra } = whole({ sku: { name: 'Automatic' }, properties: { disableLocalAccounts: false } });
    expect(shown(entra.localAccountsDisabled)).toBe(false);
  });
});

describe('the OIDC issuer when it is omitted', () => {
  const issuer = (kubernetesVersion: Plain): unknown => shown(aks({ kubernetesVersion }).oidcIssuer);

  it('is off for a literal version below 1.34', () => {
    expect(issuer('1.33')).toBe('false (default)');
    expect(issuer('1.9.11')).toBe('false (default)');
  });

  it('is unknown from 1.34 on, and for a version that is not known', () => {
    for (const version of ['1.34', '1.34.1', '1.40', null, undecided(), 'latest'] as const) expect(issuer(version)).toMatch(/^unknown: AKS decides by the Kubernetes version/);
  });

  it('is decided in each world of a choice', () => {
    expect(issuer(oneOf(['1.30'], ['1.29']))).toBe('false (default)');
  });
});

describe('Defender in ARM', () => {
  const defender = (profile: Record<string, Plain>) => aks({ securityProfile: profile }).defenderProfile;

  it('needs securityMonitoring.enabled', () => {
    expect(shown(defender({ defender: { logAnalyticsWorkspaceResourceId: 'w' } }))).toBe('false (default)');
    expect(shown(defender({ defender: { securityMonitoring: {} } }))).toBe('false (default)');
    expect(shown(defender({ defender: { securityMonitoring: { enabled: undecided() } } }))).toBe('unknown: variable "x" has no value');
  });

  it("does not count the retired profile, and names today's", () => {
    const retired = defender({ azureDefender: { enabled: true } });
    expect(shown(retired)).toBe('false (default)');
    expect(adviceOn(retired)).toEqual([
      'securityProfile.azureDefender belongs to a retired API version and does nothing; write defender.securityMonitoring.enabled.',
    ]);
  });
});

describe('identity in ARM', () => {
  const identityOf = (identity: Plain, servicePrincipalProfile: Plain = null) => whole({ identity, properties: { servicePrincipalProfile } }).identity;

  it('takes the list of ids of azure-native as it is', () => {
    expect(shown(identityOf({ type: 'UserAssigned', userAssignedIdentities: [ref('id', 'id')] }).ids)).toEqual(['id.id']);
  });

  it('is a service principal unless the client id is msi', () => {
    expect(shown(identityOf(null, { clientId: 'msi' }).type)).toBe('None (default)');
    expect(shown(identityOf({ type: 'UserAssigned' }, { clientId: 'MSI' }).type)).toBe('UserAssigned');
    expect(shown(identityOf({ type: 'UserAssigned' }, { clientId: 'app' }).type)).toBe('ServicePrincipal');
    expect(shown(identityOf({ type: 'UserAssigned' }, { clientId: undecided() }).type)).toEqual({ oneOf: ['ServicePrincipal', 'UserAssigned'] });
  });

  it('has an empty list of ids for an empty map', () => {
    expect(shown(identityOf({ type: 'UserAssigned', userAssignedIdentities: {} }).ids)).toEqual([]);
  });
});
