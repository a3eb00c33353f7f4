import { describe, expect, it } from 'vitest';
import type { ManagedCluster } from '@akslint/model';
import { azurerm4, deployment, oneOf, ref, resource, shown, subjects, undecided, unreadModule, type Plain } from '../testing/build.js';
import { namesCluster } from './unread-module.js';

const missing = 'unknown: module Azure/aks/azurerm is not downloaded';

function described(plain: Record<string, Plain>, source = 'Azure/aks/azurerm'): ManagedCluster {
  const [only] = subjects(deployment([], { ...azurerm4, unreadModules: [unreadModule(source, plain)] }));
  return only as ManagedCluster;
}

describe('the cluster of a module that is not there', () => {
  it('is found by the module\'s source', () => {
    const yes = ['Azure/aks/azurerm', 'Azure/avm-res-containerservice-managedcluster/azurerm', 'acme/managed-cluster', 'x/kubernetes-cluster', '../modules/aks', 'git::https://h/terraform-azurerm-aks.git?ref=v1', 'acme/aks_cluster'];
    const no = ['Azure/naming/azurerm', 'acme/tasks/azurerm', 'acme/flaks', 'acme/network'];
    expect(yes.filter(namesCluster)).toEqual(yes);
    expect(no.filter(namesCluster)).toEqual([]);
  });

  it('is unknown in everything', () => {
    const bare = described({});
    expect([bare.kind, bare.address, bare.name]).toEqual(['ManagedCluster', 'module.aks', null]);
    const all = [bare.mode, bare.apiServer.privateCluster, bare.oidcIssuer, bare.podIdentity, bare.kms.enabled, bare.kms.keyVaultAccess, bare.defenderProfile, bare.entra.managed, bare.network.policy, bare.network.podLinkLocalAccess, bare.identity.type, bare.identity.kubelet];
    expect(all.map(shown)).toEqual(all.map(() => missing));
    expect(bare.diagnosticSettings.mayBeMore?.text).toBe('module Azure/aks/azurerm is not downloaded');
    expect(bare.defenderPlans.mayBeMore?.remedy).toBe('run terraform init');
    expect(bare.entra.someoneCanSignIn).toBeUndefined();
  });

  it('takes an argument whose name is the provider\'s own', () => {
    const known = described({ name: 'prod', private_cluster_enabled: true, local_account_disabled: false, network_policy: 'calico' });
    expect(known.name).toBe('prod');
    expect(shown(known.apiServer.privateCluster)).toBe(true);
    expect(shown(known.entra.localAccountsDisabled)).toBe(false);
    expect(shown(known.network.policy)).toBe('calico');
    expect(shown(known.network.plugin)).toBe(missing);
  });

  it('leaves to the module what is null, and what an object does not say', () => {
    const partial = described({ private_cluster_enabled: null, oidc_issuer_enabled: oneOf([true], [null]), network_profile: { network_plugin: 'azure', network_policy: null } });
    expect(shown(partial.apiServer.privateCluster)).toBe(missing);
    expect(shown(partial.oidcIssuer)).toEqual({ oneOf: [true, missing] });
    expect(shown(partial.network.plugin)).toBe('azure');
    expect(shown(partial.network.policy)).toBe(missing);
    expect(shown(partial.network.dataplane)).toBe(missing);
  });

  it('is no cluster for a module of something else', () => {
    expect(described({}, 'Azure/naming/azurerm')).toBeUndefined();
  });

  it('may have a diagnostic setting whose target is its output', () => {
    const setting = resource('azurerm_monitor_diagnostic_setting.d', { target_resource_id: undecided(), enabled_log: [{ category: 'kube-audit' }], log_analytics_workspace_id: ref('w', 'id') });
    const all = subjects(deployment([setting], { unreadModules: [unreadModule('Azure/aks/azurerm', {})] }));
    expect(all.map(({ kind }) => kind)).toEqual(['ManagedCluster']);
  });
});

describe('the cluster of a Bicep module that is not restored', () => {
  const missingModule = 'unknown: module br/public:avm/res/container-service/managed-cluster:0.9.0 is not downloaded';
  const restored = (plain: Record<string, Plain>): ManagedCluster => {
    const call = unreadModule('br/public:avm/res/container-service/managed-cluster:0.9.0', plain);
    return subjects(deployment([], { format: 'bicep', unreadModules: [call] }))[0] as ManagedCluster;
  };

  it('is unknown in everything, in the words of its own format', () => {
    const bare = restored({});
    const all = [bare.mode, bare.apiServer.privateCluster, bare.oidcIssuer, bare.podIdentity, bare.kms.enabled, bare.defenderProfile, bare.entra.managed, bare.network.policy, bare.identity.kubelet];
    expect(all.map(shown)).toEqual(all.map(() => missingModule));
    expect(bare.apiServer.privateCluster.label).toBe('apiServerAccessProfile.enablePrivateCluster');
  });

  it('takes an argument whose name is that of the cluster\'s own property, in its profile or flat', () => {
    const known = restored({
      name: 'prod',
      disableLocalAccounts: false,
      enablePrivateCluster: true,
      networkPolicy: 'calico',
      aadProfile: { managed: true, aadProfileEnableAzureRBAC: true },
      oidcIssuerProfile: null,
    });
    expect(known.name).toBe('prod');
    expect(shown(known.entra.localAccountsDisabled)).toBe(false);
    expect(shown(known.apiServer.privateCluster)).toBe(true);
    expect(shown(known.apiServer.authorizedIpRanges)).toBe(missingModule);
    expect(shown(known.network.policy)).toBe('calico');
    expect(shown(known.entra.managed)).toBe(true);
    expect(shown(known.entra.azureRbac)).toBe(missingModule);
    expect(shown(known.oidcIssuer)).toBe(missingModule);
  });
});
