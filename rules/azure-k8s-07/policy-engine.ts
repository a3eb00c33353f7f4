import { both, fail, ground, pass, undecided, type ClusterSituation, type Decided, type Judgement } from '@akslint/engine';

/** Dates: learn.microsoft.com/azure/aks/use-network-policies. */
const retires = 'Azure Network Policy Manager retires on 30 September 2026 for Windows nodes and on 30 September 2028 for Linux nodes; cilium replaces it.';
const needsDataplane = 'The policy cilium needs the dataplane cilium too.';
const automaticIsCilium = 'AKS Automatic always uses cilium; another policy engine cannot be chosen there.';
const engines = ['azure', 'calico', 'cilium'] as const;

/** Whether something in the cluster enforces network policies. */
export function policyEngine(situation: ClusterSituation): Judgement {
  const { cluster, world } = situation;
  const plugin = world.word(cluster.network.plugin, ['none']);
  if (plugin.value === 'none') {
    const clause = `${plugin.says}, and a network plugin of one's own decides for itself whether policies are enforced`;
    return undecided({ clause, reason: { text: clause }, at: plugin.at }, ...plugin.advice);
  }
  return situation.mode === 'Automatic' ? onAutomatic(situation) : onStandard(situation);
}

function onAutomatic({ cluster, world }: ClusterSituation): Judgement {
  const { policy } = cluster.network;
  const picked = world.pick(policy.value, policy.label);
  if (picked.isDefault || (picked.kind === 'scalar' && !picked.value)) {
    return pass(ground(`AKS Automatic presets cilium, and ${policy.label} is not set`, picked.origin, ...world.adviceOf(policy.value)));
  }
  const decided = world.word(policy, [...engines, 'none']);
  if (!isEngine(decided)) return fail({ ...decided, says: `${decided.says}, against what AKS Automatic presets` });
  return pass(decided, ...(decided.value === 'cilium' ? [] : [automaticIsCilium]));
}

function onStandard({ cluster, world }: ClusterSituation): Judgement {
  const { network } = cluster;
  const policy = world.word(network.policy, [...engines, 'none']);
  if (policy.value === 'azure') return pass(policy, retires);
  if (policy.value === 'calico') return pass(policy);
  const dataplane = world.word(network.dataplane, ['cilium']);
  const hasDataplane = dataplane.value === 'cilium';
  if (policy.value === 'cilium') return hasDataplane ? pass(policy) : pass(both(policy, dataplane), needsDataplane);
  const isWritten = !world.pick(network.policy.value, network.policy.label).isDefault;
  return hasDataplane && !isWritten ? pass(dataplane) : fail(policy);
}

function isEngine({ value }: Decided<string | undefined>): boolean {
  return engines.some((engine) => engine === value);
}
