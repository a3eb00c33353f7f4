import { both, defineControl, fail, notApplicable, pass, requireOneOf, type ClusterSituation, type Judgement } from '@akslint/engine';
import { catalogue } from './catalogue.js';

const systemAssigned = 'Key Vault encryption does not work with a system-assigned identity; use a user-assigned one.';
const noVnetIntegration = 'A vault with private access is reached only with API server VNet integration, which is off.';

export default defineControl({
  about: catalogue,
  requirements: {
    'kms-key': customerKey,
    'key-vault-access': ({ cluster, world }) => {
      const on = world.truth(cluster.kms.enabled);
      return on.value ? requireOneOf(world, cluster.kms.keyVaultAccess, ['Private']) : notApplicable(on);
    },
  },
});

function customerKey(situation: ClusterSituation): Judgement {
  const { cluster, world } = situation;
  const on = world.truth(cluster.kms.enabled);
  if (!on.value) {
    const platform = world.truth(cluster.kms.platformEncryption);
    return platform.value ? fail({ ...on, says: `${on.says}; the platform's own key alone is no customer key` }) : fail(on);
  }
  const key = world.presence(cluster.kms.keyId);
  return key.value ? pass(key, ...on.advice, ...deploymentAdvice(situation)) : fail(both(key, on));
}

function deploymentAdvice({ cluster, world }: ClusterSituation): readonly string[] {
  const advice = [...cluster.kms.advice];
  if (world.peek(cluster.identity.type) === 'SystemAssigned') advice.push(systemAssigned);
  const isIntegrated = world.peek(cluster.mode) === 'Automatic' || world.peek(cluster.apiServer.vnetIntegration) !== false;
  if (world.peek(cluster.kms.keyVaultAccess) === 'Private' && !isIntegrated) advice.push(noVnetIntegration);
  return advice;
}
