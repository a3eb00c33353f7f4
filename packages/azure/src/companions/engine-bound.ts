import { optionsOf, type Finding, type Value, type WorkloadNamespace } from '@akslint/model';
import type { WrittenFields } from '../cluster/fields.js';
import type { WorkloadNamespaceFacts } from '../kubernetes/index.js';

type EngineBound = WorkloadNamespaceFacts['defaultDeny'];

/** A namespace by itself: what its policies do if their engine is there. */
export function workloadNamespace(facts: WorkloadNamespaceFacts): WorkloadNamespace {
  return { ...facts, kind: 'Namespace' };
}

/** A namespace of a cluster: what rests on an engine's own kind of policy holds only under that engine. */
export function namespaceUnderEngine(facts: WorkloadNamespaceFacts, network: Pick<WrittenFields, 'networkPolicy' | 'dataplane'>): WorkloadNamespace {
  return {
    ...workloadNamespace(facts),
    defaultDeny: underEngine(facts.defaultDeny, network),
    imdsEgressBlocked: underEngine(facts.imdsEgressBlocked, network),
  };
}

function underEngine(finding: EngineBound, { networkPolicy, dataplane }: Pick<WrittenFields, 'networkPolicy' | 'dataplane'>): Finding {
  const { needsEngine, ...plain } = finding;
  const missing = needsEngine.find((engine) => !isAlways(networkPolicy.value, engine) && !(engine === 'cilium' && isAlways(dataplane.value, engine)));
  if (missing === undefined || plain.holds === undefined) return plain;
  const message = `It rests on policies that only ${missing} enforces, and the cluster is not certain to run it.`;
  return { ...plain, holds: undefined, message };
}

function isAlways(value: Value, word: string): boolean {
  return optionsOf(value).every(({ value: option }) => option.kind === 'scalar' && option.value === word);
}
