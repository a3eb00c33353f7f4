import { optionsOf, type Companions, type ManagedCluster, type Reason, type WorkloadNamespace } from '@akslint/model';
import { ownSettings, withDefaults, type WrittenFields } from './cluster/fields.js';
import { patched } from './cluster/patch.js';
import { someoneCanSignIn } from './companions/access.js';
import { both, doubtOf, isCertainly, pointsAt } from './companions/belonging.js';
import { accountsOf, credentialAdvice } from './companions/credentials.js';
import { namespaceUnderEngine } from './companions/engine-bound.js';
import { gapsAround } from './companions/gaps.js';
import { keyAdvice } from './companions/key-vault.js';
import { linkAssignments, linkDiagnostics, linkPlans, linkSafeguards, type Declarations } from './companions/link.js';
import { managedNamespace } from './companions/managed-namespace.js';
import { metadataAdvice } from './companions/metadata-rules.js';
import type { Lookup } from './companions/names.js';
import type { DeclaredCluster } from './declared.js';
import { serviceAccountAdvice, type KubernetesObject, type WorkloadNamespaceFacts } from './kubernetes/index.js';
import { adviseWritten } from './reading/property.js';

/** What comes from inside the cluster, and why there may be more of it. */
export interface Inside {
  readonly namespaces: readonly WorkloadNamespaceFacts[];
  readonly objects: readonly KubernetesObject[];
  /** Nothing of what declares the objects was left unread. */
  readonly isWhole: boolean;
  readonly doubt?: Reason;
}

/** A cluster with its settings as deployed and everything of the scan that belongs to it. */
export function describeCluster(cluster: DeclaredCluster, declarations: Declarations, lookup: Lookup, inside: Inside): ManagedCluster {
  const fields = withDefaults(patched(cluster, declarations.patch, lookup), cluster.defaults);
  const own = ownSettings(fields);
  const gap = gapsAround(cluster, declarations.riddle, lookup);
  const credentials = [
    ...credentialAdvice(cluster, declarations.credential),
    ...serviceAccountAdvice(inside.objects, accountsOf(cluster, declarations.credential), inside.isWhole),
  ];
  return {
    ...cluster.head,
    kind: 'ManagedCluster',
    notes: [...cluster.head.notes, ...redeclared(cluster, declarations.cluster, lookup)],
    ...own,
    workloadIdentity: { ...own.workloadIdentity, value: adviseWritten(own.workloadIdentity.value, ...credentials) },
    kms: { ...own.kms, advice: keyAdvice(own.kms.keyId, cluster, declarations) },
    entra: { ...own.entra, someoneCanSignIn: someoneCanSignIn(fields.adminGroups.value, cluster, declarations, lookup) },
    diagnosticSettings: linkDiagnostics(cluster, declarations, lookup, gap),
    defenderPlans: linkPlans(cluster, declarations, gap),
    podSecurityAssignments: linkAssignments(cluster, declarations, lookup, gap),
    deploymentSafeguards: linkSafeguards(cluster, declarations, lookup, gap),
    namespaces: namespacesOf({ cluster, declarations, lookup, inside, gap }, fields),
    metadataNsgAdvice: declarations['network-rules']
      .filter(({ deployment }) => deployment === cluster.deployment)
      .flatMap(metadataAdvice),
  };
}

interface Surroundings {
  readonly cluster: DeclaredCluster;
  readonly declarations: Declarations;
  readonly lookup: Lookup;
  readonly inside: Inside;
  readonly gap: Reason | undefined;
}

function namespacesOf({ cluster, declarations, lookup, inside, gap }: Surroundings, fields: WrittenFields): Companions<WorkloadNamespace> {
  const found = inside.namespaces.map((facts) => namespaceUnderEngine(facts, fields));
  let mayBeMore = inside.doubt ?? gap;
  for (const declared of declarations['managed-namespace']) {
    const belongs = pointsAt(declared.target, declared.deployment, cluster, lookup);
    if (isCertainly(belongs, false)) continue;
    const doubt = doubtOf(belongs);
    if (doubt === undefined) found.push(managedNamespace(declared, both(declared.head.existence, belongs)));
    else if (declared.deployment === cluster.deployment) mayBeMore ??= doubt;
  }
  return mayBeMore ? { found, mayBeMore } : { found };
}

/** Another declaration of the same cluster in its deployment. */
function redeclared(cluster: DeclaredCluster, clusters: readonly DeclaredCluster[], lookup: Lookup): readonly string[] {
  const { name, group, deployment } = cluster;
  if (optionsOf(name).length !== 1) return [];
  return clusters
    .filter((other) => other !== cluster && other.deployment === deployment)
    .filter((other) => isCertainly(pointsAt({ by: 'name', name, group }, deployment, other, lookup), true))
    .map((other) => `${other.head.address} declares the same cluster; each is judged as it is written.`);
}
