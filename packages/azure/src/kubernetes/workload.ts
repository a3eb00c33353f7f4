import type { Origin } from '@akslint/model';
import { knownText } from '../declared.js';
import type { Text } from './network-policy.js';
import type { KubernetesObject } from './objects.js';
import { doubtOf, textOf, type Reading, type Settled } from './reading.js';
import type { Pod } from './selector.js';

/** A workload's pods, as far as policies go. */
export interface Workload {
  readonly pod: Pod;
  /** The pods use the node's own network, where network policies do not reach. */
  readonly usesHostNetwork: boolean;
  /** The pods run on Windows nodes only. */
  readonly isWindows: boolean;
}

export function readWorkload(reading: Reading, object: KubernetesObject, kind: string): Workload {
  const owner = object.address;
  const template = templateOf(reading, object, kind);
  const doubt = doubtOf(template);
  const at = object.declaredAt;
  const title = titleOf(object, kind);
  if (doubt) return { pod: { title, labels: new Map(), moreLabels: doubt, at }, usesHostNetwork: false, isWindows: false };
  const spec = reading.field(template, 'spec', owner);
  const host = reading.field(spec, 'hostNetwork', owner);
  const os = textOf(reading.field(reading.field(spec, 'nodeSelector', owner), 'kubernetes.io/os', owner), at);
  return {
    pod: { title, at, ...readLabelMap(reading, reading.field(reading.field(template, 'metadata', owner), 'labels', owner), owner, at) },
    usesHostNetwork: host?.kind === 'scalar' && host.value === true,
    isWindows: os !== undefined && 'text' in os && os.text === 'windows',
  };
}

/** Kind and name, or the address of what has no known name. */
export function titleOf(object: KubernetesObject, kind: string): string {
  const name = knownText(object.name);
  return name === null ? object.address : `${kind} ${name}`;
}

/** A map of labels, which may be open. */
export function readLabelMap(reading: Reading, labels: Settled | undefined, owner: string, at: Origin): Pick<Pod, 'labels' | 'moreLabels'> {
  const doubt = doubtOf(labels);
  if (doubt) return { labels: new Map(), moreLabels: doubt };
  const read = new Map<string, Text>();
  if (labels?.kind !== 'object') return { labels: read };
  for (const key of labels.entries.keys()) {
    read.set(key, textOf(reading.field(labels, key, owner), at) ?? { text: '', at });
  }
  return labels.open ? { labels: read, moreLabels: labels.open } : { labels: read };
}

function templateOf(reading: Reading, object: KubernetesObject, kind: string): Settled | undefined {
  const owner = object.address;
  const body = reading.settle(object.body, owner);
  if (kind === 'Pod') return body;
  const spec = reading.field(body, 'spec', owner);
  const job = kind === 'CronJob' ? reading.field(reading.field(spec, 'jobTemplate', owner), 'spec', owner) : spec;
  const template = reading.field(job, 'template', owner);
  const elsewhere = kind === 'Rollout' && template === undefined ? reading.field(spec, 'workloadRef', owner) : undefined;
  return elsewhere ? { kind: 'unknown', reason: { text: 'its pods are described by another object' }, origin: elsewhere.origin } : template;
}
