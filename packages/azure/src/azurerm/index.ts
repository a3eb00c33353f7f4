import type { Declaration, Source } from '../declared.js';
import { readAutomaticCluster } from './automatic-cluster.js';
import { readCluster } from './cluster.js';
import {
  assignmentScopes,
  readAssignment,
  readCredential,
  readDiagnostics,
  readKey,
  readNetworkRules,
  readPlan,
  readRole,
  readSafeguards,
  readVault,
} from './companions.js';

const readers: ReadonlyMap<string, (source: Source) => Declaration> = new Map<string, (source: Source) => Declaration>([
  ['azurerm_kubernetes_cluster', readCluster],
  ['azurerm_kubernetes_automatic_cluster', readAutomaticCluster],
  ['azurerm_monitor_diagnostic_setting', readDiagnostics],
  ['azurerm_kubernetes_cluster_deployment_safeguard', readSafeguards],
  ['azurerm_security_center_subscription_pricing', readPlan],
  ['azurerm_key_vault_key', readKey],
  ['azurerm_key_vault', readVault],
  ['azurerm_network_security_group', readNetworkRules],
  ['azurerm_network_security_rule', readNetworkRules],
  ['azurerm_role_assignment', readRole],
  ['azurerm_federated_identity_credential', readCredential],
  ...Object.keys(assignmentScopes).map((type) => [type, readAssignment] as const),
]);

/** What a resource of the provider declares, if it is one that a control asks about. */
export function readAzurerm(source: Source): Declaration | undefined {
  if (source.resource.isData) return undefined;
  return readers.get(source.resource.type)?.(source);
}
