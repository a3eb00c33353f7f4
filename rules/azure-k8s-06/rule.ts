import { defineControl, requireTrue, requireTrueOrPreset, type ClusterSituation, type Judgement } from '@akslint/engine';
import { catalogue } from './catalogue.js';

const lockedOut = 'Without Entra integration, disabled local accounts lock everyone out.';
const nobody = 'No administrator group and no role on this cluster is in the scan; make sure that somebody can sign in.';

export default defineControl({
  about: catalogue,
  requirements: {
    'entra-integration': ({ cluster, world, mode }) => requireTrueOrPreset(world, mode, cluster.entra.managed),
    'azure-rbac': azureRbac,
    'local-accounts': localAccounts,
    'kubernetes-rbac': ({ cluster, world }) => requireTrue(world, cluster.entra.kubernetesRbac),
  },
});

function azureRbac({ cluster, world, mode }: ClusterSituation): Judgement {
  const judgement = requireTrueOrPreset(world, mode, cluster.entra.azureRbac);
  if (mode === 'Automatic' || judgement.verdict !== 'pass' || cluster.entra.someoneCanSignIn !== false) return judgement;
  return { ...judgement, advice: [...judgement.advice, nobody] };
}

function localAccounts({ cluster, world, mode }: ClusterSituation): Judgement {
  const judgement = requireTrueOrPreset(world, mode, cluster.entra.localAccountsDisabled);
  const isLockedOut = mode === 'Standard' && judgement.verdict === 'pass' && world.peek(cluster.entra.managed) === false;
  return isLockedOut ? { ...judgement, advice: [...judgement.advice, lockedOut] } : judgement;
}
