import { defineControl } from '@akslint/engine';
import { catalogue } from './catalogue.js';
import { inEveryNamespace, judgeFinding } from './namespaces.js';
import { policyEngine } from './policy-engine.js';

export default defineControl({
  about: catalogue,
  requirements: {
    'network-policy-engine': policyEngine,
    'default-deny': {
      ManagedCluster: (situation) => inEveryNamespace(situation, ({ defaultDeny }) => defaultDeny),
      Namespace: ({ subject }) => judgeFinding(subject.defaultDeny),
    },
  },
});
