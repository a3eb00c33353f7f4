import { describe, expect, it } from 'vitest';
import type { ManagedCluster, PolicyAssignment, Resource } from '@akslint/model';
import { arm, azurerm4, cluster, deployment, json, oneOf, ref, resource, shown, shownValue, subjects, undecided, type Plain } from '../testing/build.js';

const restricted = '/providers/Microsoft.Authorization/policySetDefinitions/42b8ef37-b724-4e24-bbc8-7a7708edfe00';
const baseline = '/providers/Microsoft.Authorization/policySetDefinitions/A8640138-9b0a-4a28-b8cb-1666c838647d';
const deny = json({ effect: { value: 'Deny' } });
const id = ref('azurerm_kubernetes_cluster.main', 'id');
const aks = resource('azurerm_kubernetes_cluster.main', { name: 'prod', resource_group_name: 'rg' });
const assign = (body: Record<string, Plain>, scope = 'resource', more = {}) =>
  resource(`azurerm_${scope}_policy_assignment.pss`, { resource_id: id, policy_definition_id: restricted, parameters: deny, ...body }, more);

const assignments = (...resources: readonly Resource[]) => cluster(...resources).podSecurityAssignments;
function assigned(body: Record<string, Plain>, ...others: readonly Resource[]): PolicyAssignment {
  const [one] = assignments(aks, ...others, assign(body)).found;
  if (one === undefined) throw new Error('no assignment was found');
  return one;
}

describe('which initiative is assigned', () => {
  const initiative = (definition: Plain, ...others: readonly Resource[]): unknown => shown(assigned({ policy_definition_id: definition }, ...others).initiative);

  it('knows the two by their ids', () => {
    expect(initiative(restricted)).toBe('restricted');
    expect(initiative(baseline)).toBe('baseline');
  });

  it('knows them by a lookup of their display name or name', () => {
    const lookup = (body: Record<string, Plain>) => resource('data.azurerm_policy_set_definition.pss', body);
    const found = ref('data.azurerm_policy_set_definition.pss', 'id');
    expect(initiative(found, lookup({ display_name: 'Kubernetes cluster pod security restricted standards for Linux-based workloads' }))).toBe('restricted');
    expect(initiative(found, lookup({ name: 'a8640138-9b0a-4a28-b8cb-1666c838647d' }))).toBe('baseline');
    expect(initiative(found, lookup({ display_name: 'Our own' }))).toBe('unknown: the initiative data.azurerm_policy_set_definition.pss is none that akslint knows');
    expect(initiative(found, lookup({ name: undecided() }))).toBe('unknown: variable "x" has no value');
  });

  it('does not know a custom one', () => {
    const own = resource('azurerm_policy_set_definition.own', {});
    expect(initiative(ref('azurerm_policy_set_definition.own', 'id'), own)).toBe('unknown: the initiative azurerm_policy_set_definition.own is none that akslint knows');
    expect(initiative(undecided())).toBe('unknown: variable "x" has no value');
  });

  it('counts a single policy and an initiative of something else as none', () => {
    const single = assign({ policy_definition_id: '/providers/Microsoft.Authorization/policyDefinitions/1a5b4dca-0b6f-4cf5-907c-56316bc1bf3d' });
    const safeguards = assign({ policy_definition_id: '/providers/Microsoft.Authorization/policySetDefinitions/c047ea8e-9c78-49b2-958b-37e56d291a44' });
    const reference = assign({ policy_definition_id: ref('azurerm_policy_definition.p', 'id') });
    const definition = resource('azurerm_policy_definition.p', {});
    for (const one of [single, safeguards, reference]) expect(assignments(aks, definition, one)).toEqual({ found: [] });
  });

  it('is there only in the world in which its definition is one of the two', () => {
    const one = assigned({ policy_definition_id: oneOf([restricted], ['/providers/Microsoft.Authorization/policyDefinitions/x']) });
    expect(shownValue(one.existence)).toEqual({ oneOf: [true, false] });
  });
});

describe('what an assignment does', () => {
  it('has the effect of its parameters in lower case', () => {
    expect(shown(assigned({}).effect)).toBe('deny');
    expect(assigned({}).effect.label).toBe('parameters.effect');
    expect(shown(assigned({ parameters: { effect: { value: 'Audit' } } }).effect)).toBe('audit');
    expect(shown(assigned({ parameters: undecided() }).effect)).toBe('unknown: variable "x" has no value');
  });

  it('audits when no effect is written', () => {
    expect(shown(assigned({ parameters: null }).effect)).toBe('audit (default)');
    expect(shown(assigned({ parameters: json({}) }).effect)).toBe('audit (default)');
  });

  it('is not known with overrides', () => {
    expect(shown(assigned({ overrides: [{ value: 'Audit' }] }).effect)).toBe('unknown: the assignment has overrides, which can change the effect');
    expect(shown(assigned({ overrides: [] }).effect)).toBe('deny');
  });

  it('is enforced unless it says otherwise', () => {
    expect(shown(assigned({}).enforced)).toBe('true (default)');
    expect(shown(assigned({ enforce: false }).enforced)).toBe(false);
  });

  it('leaves out system namespaces unless it says otherwise', () => {
    const preset = assigned({}).excludedNamespaces.value;
    expect(preset.isDefault).toBe(true);
    const excluded = assigned({ parameters: json({ effect: { value: 'deny' }, excludedNamespaces: { value: ['kube-system', 'legacy'] } }) });
    expect(shown(excluded.excludedNamespaces)).toEqual(['kube-system', 'legacy']);
  });

  it('advises when it names the namespaces that it covers', () => {
    const { effect } = assigned({ parameters: json({ effect: { value: 'deny' }, namespaces: { value: ['a'] } }) });
    expect(effect.value.advice).toEqual(['The assignment names the namespaces that it covers; it does nothing in others.']);
  });
});

describe('what an assignment covers', () => {
  const group = resource('azurerm_resource_group.rg', { name: 'rg' });
  const inGroup = resource('azurerm_kubernetes_cluster.main', { name: 'prod', resource_group_name: ref('azurerm_resource_group.rg', 'name') });
  const onGroup = (target: Plain) => assign({ resource_group_id: target }, 'resource_group');
  const groupId = ref('azurerm_resource_group.rg', 'id');
  const nothing = (reason: string) => ({ found: [], mayBeMore: { text: reason } });

  it('covers the cluster that it is on', () => {
    expect(assignments(aks, assign({})).found).toHaveLength(1);
    expect(assignments(aks, assign({})).mayBeMore).toBeUndefined();
  });

  it("covers the cluster's own resource group, by reference or by equal names", () => {
    expect(assignments(group, inGroup, onGroup(groupId)).found).toHaveLength(1);
    expect(assignments(group, aks, onGroup(groupId)).found).toHaveLength(1);
    expect(assignments(aks, onGroup('/subscriptions/s/resourceGroups/RG')).found).toHaveLength(1);
  });

  it('covers a resource group whose name is the same undecided thing', () => {
    const unnamed = resource('azurerm_resource_group.rg', { name: undecided({ key: 'var.group' }) });
    const inUnnamed = resource('azurerm_kubernetes_cluster.main', { name: 'prod', resource_group_name: undecided({ key: 'var.group' }) });
    expect(assignments(unnamed, inUnnamed, onGroup(groupId)).found).toHaveLength(1);
    const elsewhere = resource('azurerm_kubernetes_cluster.main', { name: 'prod', resource_group_name: undecided({ key: 'var.other' }) });
    expect(assignments(unnamed, elsewhere, onGroup(groupId))).toMatchObject({ found: [], mayBeMore: {} });
  });

  it('counts as none in the world in which its scope leaves the cluster out', () => {
    const either = assign({ resource_id: oneOf([id], ['/subscriptions/s/resourceGroups/rg']), not_scopes: [id] });
    expect(assignments(aks, either).found).toEqual([]);
  });

  it('says nothing from another resource group', () => {
    const other = assignments(aks, onGroup('/subscriptions/s/resourceGroups/other'));
    expect(other).toEqual(nothing('azurerm_resource_group_policy_assignment.pss says nothing about this cluster: it is on another resource group'));
  });

  it('says nothing from another cluster, or from a management group', () => {
    const cluster2 = resource('azurerm_kubernetes_cluster.second', { name: 'second' });
    const onSecond = assignments(aks, cluster2, assign({ resource_id: ref('azurerm_kubernetes_cluster.second', 'id') }));
    expect(onSecond).toEqual(nothing('azurerm_resource_policy_assignment.pss says nothing about this cluster: it is on another resource'));
    const mg = resource('azurerm_management_group.mg', {});
    const onMg = assignments(aks, mg, assign({ management_group_id: ref('azurerm_management_group.mg', 'id') }, 'management_group'));
    expect(onMg.found).toEqual([]);
    expect(onMg.mayBeMore?.text).toBe('azurerm_management_group_policy_assignment.pss says nothing about this cluster: it is on azurerm_management_group.mg');
  });

  it("covers the deployment's own subscription", () => {
    const own = resource('data.azurerm_subscription.current', {});
    const named = resource('data.azurerm_subscription.current', { subscription_id: 's' });
    const onSubscription = assign({ subscription_id: ref('data.azurerm_subscription.current', 'id') }, 'subscription');
    expect(assignments(aks, own, onSubscription).found).toHaveLength(1);
    expect(assignments(aks, named, onSubscription).found).toEqual([]);
  });

  it('leaves a failing assignment on the cluster to decide where another could not enforce anything itself', () => {
    const other = (body: Record<string, Plain>) =>
      resource('azurerm_resource_group_policy_assignment.other', { resource_group_id: undecided(), policy_definition_id: restricted, parameters: deny, ...body });
    const own = assign({ policy_definition_id: baseline });
    expect(assignments(aks, own, other({})).mayBeMore?.text).toContain('azurerm_resource_group_policy_assignment.other says nothing about this cluster');
    for (const idle of [{ policy_definition_id: baseline }, { parameters: json({ effect: { value: 'Audit' } }) }, { enforce: false }]) {
      expect(assignments(aks, own, other(idle)).mayBeMore).toBeUndefined();
      expect(assignments(aks, other(idle)).mayBeMore?.text).toContain('says nothing about this cluster');
    }
  });

  it('counts as none when it leaves the cluster out by name', () => {
    expect(assignments(aks, group, assign({ not_scopes: [id] })).found).toEqual([]);
    expect(assignments(aks, group, assign({ not_scopes: [groupId] })).found).toEqual([]);
    expect(assignments(aks, assign({ not_scopes: ['/subscriptions/s/resourceGroups/other'] })).found).toHaveLength(1);
    expect(assignments(aks, assign({ not_scopes: [undecided()] }))).toMatchObject({ found: [], mayBeMore: {} });
  });

  it('is not certain with resource selectors', () => {
    expect(assignments(aks, assign({ resource_selectors: [{ name: 'x' }] }))).toMatchObject({ found: [], mayBeMore: {} });
  });

  it('reads the ARM form by its scope', () => {
    const inArm = arm('Microsoft.Authorization/policyAssignments@2024-04-01', 'pss', {
      properties: { policyDefinitionId: restricted, enforcementMode: 'DoNotEnforce', parameters: { effect: { value: 'deny' } } },
    }, { parent: id });
    const [one] = assignments(aks, inArm).found;
    expect(one && [shown(one.initiative), shown(one.effect), shown(one.enforced)]).toEqual(['restricted', 'deny', false]);
    expect(one?.enforced.value).toMatchObject({ value: false, word: 'DoNotEnforce' });
  });
});

describe('assignments without a cluster in the scan', () => {
  it('are subjects when they are of one of the two initiatives', () => {
    const kinds = (body: Record<string, Plain>) => subjects(deployment([assign(body)], azurerm4)).map(({ kind }) => kind);
    expect(kinds({ resource_id: undecided() })).toEqual(['PolicyAssignment']);
    expect(kinds({ resource_id: undecided(), policy_definition_id: undecided() })).toEqual([]);
  });
});

describe('deployment safeguards', () => {
  const safeguards = (body: Record<string, Plain>) => {
    const one = resource('azurerm_kubernetes_cluster_deployment_safeguard.s', { kubernetes_cluster_id: id, ...body });
    return cluster(aks, one).deploymentSafeguards.found.map(({ level, podSecurity }) => [shown(level), shown(podSecurity)]);
  };

  it('are read with the default level of Pod Security', () => {
    expect(safeguards({ level: 'Enforce', pod_security_standards_level: 'Restricted' })).toEqual([['Enforce', 'Restricted']]);
    expect(safeguards({ level: 'warn' })).toEqual([['Warn', 'Privileged (default)']]);
    expect(safeguards({ kubernetes_cluster_id: 'x' })).toEqual([]);
  });

  it('are read from azapi', () => {
    const one = resource('azapi_resource.s', {
      type: 'Microsoft.ContainerService/deploymentSafeguards@2025-07-01',
      parent_id: id,
      name: 'default',
      body: { properties: { level: 'Enforce', podSecurityStandardsLevel: 'Restricted' } },
    });
    const [found] = cluster(aks, one).deploymentSafeguards.found;
    expect(found && [shown(found.level), shown(found.podSecurity)]).toEqual(['Enforce', 'Restricted']);
  });
});

describe('Defender plans', () => {
  const plan = (body: Record<string, Plain>) => resource('azurerm_security_center_subscription_pricing.p', body);
  const plans = (...resources: readonly Resource[]) =>
    cluster(aks, ...resources).defenderPlans.found.map(({ plan: name, tier, sensor }) => [shown(name), shown(tier), shown(sensor)]);

  it('are those for containers, under any name', () => {
    expect(plans(plan({ resource_type: 'Containers', tier: 'Standard', extension: [{ name: 'ContainerSensor' }] }))).toEqual([['Containers', 'Standard', true]]);
    expect(plans(plan({ resource_type: 'KubernetesService', tier: 'Free' }))).toEqual([['KubernetesService', 'Free', false]]);
    expect(plans(plan({ tier: 'Standard' }), plan({ resource_type: 'KeyVaults', tier: 'Standard' }))).toEqual([]);
  });

  it('count for every cluster of the scan', () => {
    const apart = deployment([plan({ resource_type: 'Containers', tier: 'Standard' })], { id: 'subscription' });
    const all = subjects(deployment([aks], azurerm4), apart);
    expect(all).toHaveLength(1);
    expect((all[0] as ManagedCluster).defenderPlans.found).toHaveLength(1);
  });

  it('are subjects without any cluster', () => {
    expect(subjects(deployment([plan({ resource_type: 'Containers', tier: 'Free' })])).map(({ kind, name }) => [kind, name])).toEqual([['DefenderPlan', 'Containers']]);
  });

  it('take the text "True" for an enabled extension in ARM', () => {
    const inArm = (isEnabled: Plain) =>
      arm('Microsoft.Security/pricings@2023-01-01', 'Containers', { properties: { pricingTier: 'Standard', extensions: [{ name: 'ContainerSensor', isEnabled }] } });
    expect(plans(inArm('True'))).toEqual([['Containers', 'Standard', true]]);
    expect(plans(inArm('False'))).toEqual([['Containers', 'Standard', false]]);
    expect(plans(inArm(undecided()))).toEqual([['Containers', 'Standard', 'unknown: variable "x" has no value']]);
  });
});
