import { defineControl, fail, notApplicable, pass, requireFalse, requireTrue, undecided, type ClusterSituation, type Judgement } from '@akslint/engine';
import { addressRanges } from './address-ranges.js';
import { catalogue } from './catalogue.js';

const noEffect = 'Authorized ranges have no effect on a private API server; they apply to the public endpoint only.';

/** AKS Automatic is public unless asked otherwise (learn.microsoft.com/azure/aks/intro-aks-automatic), so no mode is a preset. */
export default defineControl({
  about: catalogue,
  requirements: {
    'private-cluster': ({ cluster, world }) => requireTrue(world, cluster.apiServer.privateCluster),
    'authorized-ip-ranges': authorizedRanges,
    'public-fqdn': ({ cluster, world }) => {
      const isPrivate = world.truth(cluster.apiServer.privateCluster);
      return isPrivate.value ? requireFalse(world, cluster.apiServer.privateClusterPublicFqdn) : notApplicable(isPrivate);
    },
    'private-dns-zone': privateDnsZone,
  },
});

/** An open range fails, private or not: it waits for the day the cluster turns public. */
function authorizedRanges({ cluster, world }: ClusterSituation): Judgement {
  const ranges = addressRanges(world, cluster.apiServer.authorizedIpRanges);
  if (ranges.open) return fail(ranges.open);
  if (ranges.unsure) return undecided(ranges.unsure, ...ranges.ground.advice);
  const isPrivate = world.truth(cluster.apiServer.privateCluster);
  if (isPrivate.value) return notApplicable(isPrivate, ...ranges.ground.advice, ...(ranges.any ? [noEffect] : []));
  return ranges.any ? pass(ranges.ground) : fail(ranges.ground);
}

/** Whatever is there, other than the word `none`, is a zone's id. */
function privateDnsZone({ cluster, world }: ClusterSituation): Judgement {
  const isPrivate = world.truth(cluster.apiServer.privateCluster);
  if (!isPrivate.value) return notApplicable(isPrivate);
  const setting = cluster.apiServer.privateDnsZone;
  const picked = world.pick(setting.value, setting.label);
  if (picked.kind === 'reference' || (picked.kind === 'unknown' && picked.nonNull)) return pass(world.presence(setting));
  const zone = world.word(setting, ['none', 'system']);
  return zone.value === 'none' ? fail(zone) : pass(zone);
}
