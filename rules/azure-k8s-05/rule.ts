import { defineControl, requireTrueOrPreset } from '@akslint/engine';
import { catalogue } from './catalogue.js';
import { judgeAssignment, notAnInitiative, podSecurity } from './pod-security.js';

export default defineControl({
  about: catalogue,
  requirements: {
    'azure-policy-addon': ({ cluster, world, mode }) => requireTrueOrPreset(world, mode, cluster.azurePolicyAddon),
    'pod-security-initiative': {
      ManagedCluster: podSecurity,
      PolicyAssignment: ({ subject, world }) => judgeAssignment(world, subject) ?? notAnInitiative(world, subject),
    },
  },
});
