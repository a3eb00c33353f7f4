import { defineControl, fail, pass, undecided, type ClusterSituation, type Judgement } from '@akslint/engine';
import type { MetadataNsg } from '@akslint/model';
import { inEveryNamespace, judgeFinding } from '../azure-k8s-07/namespaces.js';
import { policyEngine } from '../azure-k8s-07/policy-engine.js';
import { catalogue } from './catalogue.js';

/** learn.microsoft.com/azure/aks/imds-restriction */
const excludesAddon = 'Restricting link-local access does not work together with the Azure Policy add-on that azure-k8s-05 asks for.';

export default defineControl({
  about: catalogue,
  requirements: {
    'imds-egress': {
      ManagedCluster: metadataBlocked,
      Namespace: ({ subject }) => judgeFinding(subject.imdsEgressBlocked),
      NetworkSecurityGroup: ({ subject }) => saysNothingOfPods(subject),
    },
  },
});

function metadataBlocked(situation: ClusterSituation): Judgement {
  const { cluster, world } = situation;
  const access = world.word(cluster.network.podLinkLocalAccess, ['None', 'IMDS']);
  if (access.value === 'None') return pass(access, ...cluster.metadataNsgAdvice, ...(hasNoAddon(situation) ? [] : [excludesAddon]));
  return withAdvice(inNamespaces(situation), cluster.metadataNsgAdvice);
}

/** Policies protect nothing where no engine enforces them; a namespace that lets pods through fails under any engine. */
function inNamespaces(situation: ClusterSituation): Judgement {
  const { cluster, world } = situation;
  const policies = inEveryNamespace(situation, ({ imdsEgressBlocked }) => imdsEgressBlocked);
  if (policies.verdict === 'fail' || !cluster.namespaces.found.some((namespace) => world.has(namespace))) return policies;
  const engine = policyEngine(situation);
  switch (engine.verdict) {
    case 'fail':
      return fail({ ...engine, says: `${engine.says}, so that nothing enforces the policies`, advice: policies.advice });
    case 'unknown':
      return { ...engine, advice: policies.advice };
    case 'pass':
    case 'not-applicable':
      return policies;
  }
}

function hasNoAddon({ cluster, world }: ClusterSituation): boolean {
  return world.peek(cluster.mode) === 'Standard' && world.peek(cluster.azurePolicyAddon) === false;
}

function saysNothingOfPods({ declaredAt, advice }: MetadataNsg): Judgement {
  const text = 'a network security group does not show what pods can reach';
  const remedy = "scan the cluster's network policies too";
  return undecided({ clause: text, reason: { text, remedy }, at: declaredAt }, ...advice);
}

function withAdvice(judgement: Judgement, advice: readonly string[]): Judgement {
  return { ...judgement, advice: [...judgement.advice, ...advice] };
}
