import { defineControl, requireFalse, requireTrueOrPreset } from '@akslint/engine';
import { catalogue } from './catalogue.js';

export default defineControl({
  about: catalogue,
  requirements: {
    'oidc-issuer': ({ cluster, world, mode }) => requireTrueOrPreset(world, mode, cluster.oidcIssuer),
    'workload-identity': ({ cluster, world, mode }) => requireTrueOrPreset(world, mode, cluster.workloadIdentity),
    'no-pod-identity': ({ cluster, world }) => requireFalse(world, cluster.podIdentity),
  },
});
