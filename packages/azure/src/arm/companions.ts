import { mapOptions, scalar, withAdvice, type Setting, type Value } from '@akslint/model';
import { orElse } from '../cluster/fields.js';
import type {
  DeclaredAssignment,
  DeclaredCredential,
  DeclaredDiagnostics,
  DeclaredKey,
  DeclaredManagedNamespace,
  DeclaredNetworkRules,
  DeclaredPlan,
  DeclaredRole,
  DeclaredSafeguards,
  DeclaredVault,
} from '../declared.js';
import { anySink, effectOf, excludedNamespacesOf } from '../reading/companion-settings.js';
import { enabledExtension } from '../reading/extensions.js';
import { logEntries } from '../reading/logs.js';
import { advise, isNull } from '../reading/property.js';
import type { Section } from '../reading/section.js';
import { openUnlessDenied } from '../reading/vault-access.js';
import { asWord, presenceOf, withoutKey, words } from '../reading/typed.js';
import { declareArm, type ArmResource } from './arm-resource.js';

/** `Microsoft.Insights/diagnosticSettings`. What is misspelt is told with the workspace, which every requirement on it asks for. */
export function readDiagnostics(arm: ArmResource): DeclaredDiagnostics {
  const properties = arm.root.section('properties');
  return {
    kind: 'diagnostics',
    ...declareArm(arm),
    target: arm.parent,
    logs: logEntries(properties.sections('logs'), properties.read('logs').value.origin, (log) => ({
      category: log.text('category').value,
      group: log.text('categoryGroup').value,
      enabled: collected(log.boolean('enabled').value),
      origin: log.origin,
    })),
    workspace: orElse(withMisspelt(arm, properties.text('workspaceId')), null),
    otherSink: anySink(properties, ['storageAccountId', 'eventHubAuthorizationRuleId', 'eventHubName', 'marketplacePartnerId', 'serviceBusRuleId']),
  };
}

function withMisspelt({ check }: ArmResource, setting: Setting): Setting {
  return { ...setting, value: advise(setting.value, ...check.texts) };
}

function collected(enabled: Value): Value {
  return mapOptions(enabled, (option) => {
    if (!isNull(option)) return option;
    const told = 'The log entry has no "enabled", so it collects nothing; write enabled: true.';
    return withAdvice({ ...scalar(false, option.origin), isDefault: true as const }, ...(option.advice ?? []), told);
  });
}

/** `Microsoft.Authorization/policyAssignments`. */
export function readAssignment(arm: ArmResource): DeclaredAssignment {
  const properties = arm.root.section('properties');
  const parameters = properties.section('parameters');
  const mode = orElse(properties.word('enforcementMode', words('Default', 'DoNotEnforce')), 'Default');
  return {
    kind: 'assignment',
    ...declareArm(arm),
    scope: arm.parent,
    definition: properties.text('policyDefinitionId'),
    effect: effectOf(parameters, properties.read('parameters'), properties.read('overrides').value),
    enforced: { ...mode, value: mapOptions(mode.value, enforcing) },
    excludedNamespaces: excludedNamespacesOf(parameters, 'parameters'),
    notScopes: properties.list('notScopes').value,
    narrowed: presenceOf(properties.read('resourceSelectors').value),
  };
}

function enforcing(mode: Value): Value {
  if (mode.kind === 'unknown') return withoutKey(mode);
  if (mode.kind !== 'scalar') return mode;
  return { ...mode, value: mode.value === 'Default', ...(typeof mode.value === 'string' && { word: mode.value }) };
}

/** `Microsoft.ContainerService/deploymentSafeguards`. */
export function readSafeguards(arm: ArmResource): DeclaredSafeguards {
  const properties = arm.root.section('properties');
  return {
    kind: 'safeguards',
    ...declareArm(arm),
    target: arm.parent,
    level: orElse(withMisspelt(arm, properties.word('level', words('Warn', 'Enforce'))), null),
    podSecurity: orElse(properties.word('podSecurityStandardsLevel', words('Privileged', 'Baseline', 'Restricted')), 'Privileged'),
  };
}

/** `Microsoft.Security/pricings`; the plan is the resource's name. */
export function readPlan(arm: ArmResource): DeclaredPlan {
  const properties = arm.root.section('properties');
  const names = words('Containers', 'KubernetesService', 'ContainerRegistry');
  return {
    kind: 'plan',
    ...declareArm(arm),
    plan: { ...arm.name, value: asWord(arm.name.value, arm.name.label, names) },
    tier: orElse(properties.word('pricingTier', words('Free', 'Standard')), null),
    sensor: {
      value: enabledExtension(properties.sections('extensions'), properties.origin, 'ContainerSensor', isEnabled),
      label: 'extensions',
    },
  };
}

/** `isEnabled` is documented as the text "True" or "False". */
function isEnabled(extension: Section): Value {
  const { value, label } = extension.read('isEnabled');
  const read = mapOptions(value, (option) => (option.kind === 'scalar' && option.value !== null ? { ...option, value: String(option.value) } : option));
  const named: Setting = { label, value: asWord(read, label, { True: 'true', False: 'false' }) };
  return mapOptions(orElse(named, 'false').value, (option) =>
    option.kind === 'scalar' ? { kind: 'scalar', value: option.value === 'true', origin: option.origin } : option,
  );
}

/** `Microsoft.ContainerService/managedClusters/managedNamespaces`. */
export function readManagedNamespace(arm: ArmResource): DeclaredManagedNamespace {
  const policy = arm.root.section('properties').section('defaultNetworkPolicy');
  const ingress = policy.read('ingress').value;
  const egress = policy.read('egress').value;
  return {
    kind: 'managed-namespace',
    ...declareArm(arm, arm.check.untoldBy([ingress, egress])),
    target: arm.parent,
    ingress,
    egress,
  };
}

/** `Microsoft.KeyVault/vaults/keys`. */
export function readKey(arm: ArmResource): DeclaredKey {
  return {
    kind: 'key',
    ...declareArm(arm),
    operations: arm.root.section('properties').list('keyOps').value,
    vault: arm.parent,
  };
}

/** `Microsoft.KeyVault/vaults`. */
export function readVault(arm: ArmResource): DeclaredVault {
  const properties = arm.root.section('properties');
  const access = orElse(properties.word('publicNetworkAccess', words('Enabled', 'Disabled')), 'Enabled');
  const isPublic = mapOptions(access.value, (option) =>
    option.kind === 'scalar' ? { ...option, value: option.value === 'Enabled' } : option,
  );
  const action = orElse(properties.section('networkAcls').word('defaultAction', words('Allow', 'Deny')), 'Allow');
  return {
    kind: 'vault',
    ...declareArm(arm),
    purgeProtection: orElse(properties.boolean('enablePurgeProtection'), false),
    openToAll: { value: openUnlessDenied(isPublic, action.value), label: access.label },
  };
}

/** `Microsoft.Network/networkSecurityGroups` with its inline rules, or one rule of its own. */
export function readNetworkRules(arm: ArmResource): DeclaredNetworkRules {
  const properties = arm.root.section('properties');
  const inline = properties.sections('securityRules').flatMap(({ sections }) => sections.map((rule) => rule.section('properties')));
  const rules = arm.type.endsWith('/securityrules') ? [properties] : inline;
  return {
    kind: 'network-rules',
    ...declareArm(arm),
    destinations: rules.flatMap((rule) => [
      rule.text('destinationAddressPrefix').value,
      rule.list('destinationAddressPrefixes').value,
    ]),
  };
}

/** `Microsoft.Authorization/roleAssignments`. */
export function readRole(arm: ArmResource): DeclaredRole {
  return {
    kind: 'role',
    ...declareArm(arm),
    scope: arm.parent,
    role: arm.root.section('properties').text('roleDefinitionId').value,
  };
}

/** `Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials`. */
export function readCredential(arm: ArmResource): DeclaredCredential {
  const properties = arm.root.section('properties');
  return {
    kind: 'credential',
    ...declareArm(arm),
    issuer: properties.text('issuer').value,
    audiences: properties.read('audiences').value,
    subject: properties.text('subject').value,
  };
}
