import { mapOptions, scalar, type Setting } from '@akslint/model';
import { orElse } from '../cluster/fields.js';
import {
  declare,
  type DeclaredAssignment,
  type DeclaredCredential,
  type DeclaredDiagnostics,
  type DeclaredKey,
  type DeclaredNetworkRules,
  type DeclaredPlan,
  type DeclaredRole,
  type DeclaredSafeguards,
  type DeclaredVault,
  type Source,
  type Target,
} from '../declared.js';
import { enabledExtension } from '../reading/extensions.js';
import { logEntries, together } from '../reading/logs.js';
import { anySink, effectOf, excludedNamespacesOf } from '../reading/companion-settings.js';
import { isNull } from '../reading/property.js';
import type { Section } from '../reading/section.js';
import { presenceOf, words } from '../reading/typed.js';
import { openUnlessDenied } from '../reading/vault-access.js';
import { azurermBody } from './dialect.js';
import { isBelow } from './provider-version.js';

/** `azurerm_monitor_diagnostic_setting`, with the `log` block of 3.x. */
export function readDiagnostics(source: Source): DeclaredDiagnostics {
  const body = azurermBody(source);
  const today = logEntries(body.sections('enabled_log'), body.origin, (log) => ({
    category: log.text('category').value,
    group: log.text('category_group').value,
    enabled: scalar(true, log.origin),
    origin: log.origin,
  }));
  const before4 = logEntries(body.sections('log'), body.origin, (log) => ({
    category: log.text('category').value,
    group: log.text('category_group').value,
    enabled: orElse(log.boolean('enabled'), true).value,
    origin: log.origin,
  }));
  const workspace = body.text('log_analytics_workspace_id');
  return {
    kind: 'diagnostics',
    ...declare(source, body.text('name').value),
    target: byId(body, 'target_resource_id'),
    logs: before4.entries.length === 0 && !before4.open ? today : together(today, before4),
    workspace: orElse(removedLogs(source, before4.entries.length, workspace), null),
    otherSink: anySink(body, ['storage_account_id', 'eventhub_authorization_rule_id', 'eventhub_name', 'partner_solution_id']),
  };
}

function removedLogs(source: Source, count: number, workspace: Setting): Setting {
  if (count === 0 || isBelow(source.deployment, 4) !== false) return workspace;
  const told = 'azurerm 4.0 removed the log block, so this version refuses it; write enabled_log.';
  return { ...workspace, value: mapOptions(workspace.value, (value) => ({ ...value, advice: [...(value.advice ?? []), told] })) };
}

/** Scope attribute of each policy assignment of the provider. */
export const assignmentScopes: Readonly<Record<string, string>> = {
  azurerm_resource_policy_assignment: 'resource_id',
  azurerm_resource_group_policy_assignment: 'resource_group_id',
  azurerm_subscription_policy_assignment: 'subscription_id',
  azurerm_management_group_policy_assignment: 'management_group_id',
  azurerm_policy_assignment: 'scope',
};

/** A policy assignment of any of the provider's scopes. */
export function readAssignment(source: Source): DeclaredAssignment {
  const body = azurermBody(source);
  const parameters = body.read('parameters');
  const notScopes = body.list('not_scopes');
  return {
    kind: 'assignment',
    ...declare(source, body.text('name').value),
    scope: byId(body, assignmentScopes[source.resource.type] ?? 'scope'),
    definition: body.text('policy_definition_id'),
    effect: effectOf(body.section('parameters'), parameters, body.read('overrides').value),
    enforced: orElse(body.boolean('enforce'), true),
    excludedNamespaces: excludedNamespacesOf(body.section('parameters'), parameters.label),
    notScopes: isNull(notScopes.value) ? body.list('excluded_scopes').value : notScopes.value,
    narrowed: presenceOf(body.read('resource_selectors').value),
  };
}

/** `azurerm_kubernetes_cluster_deployment_safeguard`. */
export function readSafeguards(source: Source): DeclaredSafeguards {
  const body = azurermBody(source);
  return {
    kind: 'safeguards',
    ...declare(source, body.text('name').value),
    target: byId(body, 'kubernetes_cluster_id'),
    level: orElse(body.word('level', words('Warn', 'Enforce')), null),
    podSecurity: orElse(body.word('pod_security_standards_level', words('Privileged', 'Baseline', 'Restricted')), 'Privileged'),
  };
}

/** `azurerm_security_center_subscription_pricing`. */
export function readPlan(source: Source): DeclaredPlan {
  const body = azurermBody(source);
  return {
    kind: 'plan',
    ...declare(source, body.text('resource_type').value),
    plan: orElse(body.word('resource_type', words('Containers', 'KubernetesService', 'ContainerRegistry')), 'VirtualMachines'),
    tier: orElse(body.word('tier', words('Free', 'Standard')), null),
    sensor: {
      value: enabledExtension(body.sections('extension'), body.origin, 'ContainerSensor', (extension) => scalar(true, extension.origin)),
      label: 'extension',
    },
  };
}

/** `azurerm_key_vault_key`. */
export function readKey(source: Source): DeclaredKey {
  const body = azurermBody(source);
  return {
    kind: 'key',
    ...declare(source, body.text('name').value),
    operations: body.list('key_opts').value,
    vault: byId(body, 'key_vault_id'),
  };
}

/** `azurerm_key_vault`. */
export function readVault(source: Source): DeclaredVault {
  const body = azurermBody(source);
  const rules = body.section('network_acls').word('default_action', words('Allow', 'Deny'));
  const isPublic = orElse(body.boolean('public_network_access_enabled'), true);
  return {
    kind: 'vault',
    ...declare(source, body.text('name').value),
    purgeProtection: orElse(body.boolean('purge_protection_enabled'), false),
    openToAll: { value: openUnlessDenied(isPublic.value, orElse(rules, 'Allow').value), label: isPublic.label },
  };
}

/** `azurerm_network_security_group` with its inline rules, or one `azurerm_network_security_rule`. */
export function readNetworkRules(source: Source): DeclaredNetworkRules {
  const body = azurermBody(source);
  const inline = body.sections('security_rule').flatMap(({ sections }) => sections);
  const rules = source.resource.type === 'azurerm_network_security_rule' ? [body] : inline;
  return {
    kind: 'network-rules',
    ...declare(source, body.text('name').value),
    destinations: rules.flatMap((rule) => [
      rule.text('destination_address_prefix').value,
      rule.list('destination_address_prefixes').value,
    ]),
  };
}

/** `azurerm_role_assignment`. */
export function readRole(source: Source): DeclaredRole {
  const body = azurermBody(source);
  const byName = body.text('role_definition_name').value;
  return {
    kind: 'role',
    ...declare(source, body.text('name').value),
    scope: byId(body, 'scope'),
    role: mapOptions(byName, (name) => (isNull(name) ? body.text('role_definition_id').value : name)),
  };
}

/** `azurerm_federated_identity_credential`. */
export function readCredential(source: Source): DeclaredCredential {
  const body = azurermBody(source);
  return {
    kind: 'credential',
    ...declare(source, body.text('name').value),
    issuer: body.text('issuer').value,
    audiences: body.read('audience').value,
    subject: body.text('subject').value,
  };
}

function byId(body: Section, name: string): Target {
  return { by: 'id', id: body.text(name).value };
}
