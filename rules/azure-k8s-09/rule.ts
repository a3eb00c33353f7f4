import { both, defineControl, fail, ground, notApplicable, pass, undecided, type ClusterSituation, type Judgement } from '@akslint/engine';
import { catalogue } from './catalogue.js';
import { isOtherThanAll } from './identities.js';

const types = ['UserAssigned', 'SystemAssigned', 'None', 'ServicePrincipal'] as const;

export default defineControl({
  about: catalogue,
  requirements: {
    'cluster-identity': clusterIdentity,
    'kubelet-identity': kubeletIdentity,
  },
});

/** Without any id it fails, whatever the type is. */
function clusterIdentity({ cluster, world }: ClusterSituation): Judgement {
  const ids = world.presence(cluster.identity.ids);
  if (!ids.value && world.peek(cluster.identity.type) === undefined) return fail(ids);
  const type = world.word(cluster.identity.type, types);
  if (type.value !== 'UserAssigned') return fail(type);
  return ids.value ? pass(both(type, ids)) : fail(both(ids, type));
}

function kubeletIdentity(situation: ClusterSituation): Judgement {
  const { cluster, world } = situation;
  const { kubelet, ids } = cluster.identity;
  const present = world.presence(kubelet);
  const isOther = present.value && isOtherThanAll(world, world.pick(kubelet.value, kubelet.label), ids);
  if (isOther) return pass(present);
  if (situation.mode === 'Automatic') return notApplicable(ground('AKS Automatic manages the nodes and their identity', cluster.declaredAt));
  if (isOther === undefined) {
    const clause = `${kubelet.label} and ${ids.label} cannot be compared`;
    const remedy = 'give both as ids or as references to two different identities';
    return undecided({ clause, reason: { text: clause, remedy }, at: present.at }, ...present.advice);
  }
  return fail(present.value ? { ...present, says: `${kubelet.label} is the cluster's own identity` } : present);
}
