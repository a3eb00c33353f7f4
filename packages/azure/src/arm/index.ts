import type { Declaration, Source } from '../declared.js';
import { armResource, type ArmResource } from './arm-resource.js';
import { readCluster } from './cluster.js';
import {
  readAssignment,
  readCredential,
  readDiagnostics,
  readKey,
  readManagedNamespace,
  readNetworkRules,
  readPlan,
  readRole,
  readSafeguards,
  readVault,
} from './companions.js';

export const clusterType = 'microsoft.containerservice/managedclusters';

const readers: ReadonlyMap<string, (arm: ArmResource) => Declaration> = new Map<string, (arm: ArmResource) => Declaration>([
  [clusterType, readCluster],
  [`${clusterType}/providers/diagnosticsettings`, readDiagnostics],
  [`${clusterType}/managednamespaces`, readManagedNamespace],
  ['microsoft.containerservice/deploymentsafeguards', readSafeguards],
  ['microsoft.insights/diagnosticsettings', readDiagnostics],
  ['microsoft.authorization/policyassignments', readAssignment],
  ['microsoft.authorization/roleassignments', readRole],
  ['microsoft.security/pricings', readPlan],
  ['microsoft.keyvault/vaults', readVault],
  ['microsoft.keyvault/vaults/keys', readKey],
  ['microsoft.network/networksecuritygroups', readNetworkRules],
  ['microsoft.network/networksecuritygroups/securityrules', readNetworkRules],
  ['microsoft.managedidentity/userassignedidentities/federatedidentitycredentials', readCredential],
]);

/** What an ARM resource declares, if it is one that a control asks about. */
export function readArm(arm: ArmResource): Declaration | undefined {
  return readers.get(arm.type)?.(arm);
}

/** The same for a resource of a format that spells ARM by itself. */
export function readArmSource(source: Source): Declaration | undefined {
  if (source.resource.isData) return undefined;
  const arm = armResource(source);
  return arm && readArm(arm);
}
