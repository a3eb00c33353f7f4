import type { Origin } from '@akslint/model';
import type { Arguments, CallSite } from '../evaluate/call.js';
import { eachOption } from '../evaluate/choose.js';
import { originIn } from '../evaluate/environment.js';
import { nothing, scalarItem, textOf, unknownItem, used, withItemOrigin, type ConfigItem, type Item, type UnknownItem } from '../evaluate/item.js';
import type { Run } from '../evaluate/run.js';
import type { ConfigEntry } from '../project/stack-inputs.js';
import { isMap, isSeq, plainValue, resolved } from '../project/yaml-value.js';
import { jsonData, yamlItem } from './data.js';

type Kind = 'text' | 'boolean' | 'number' | 'object';

const kinds: Readonly<Record<string, Kind>> = { '': 'text', Boolean: 'boolean', Number: 'number', Object: 'object' };

const remedy = 'set it with `pulumi config set`, or give it a default in Pulumi.yaml';

/** `get`, `require`, `getBoolean`, `requireSecretObject` … of a configuration. */
export function configMethod(of: ConfigItem, name: string, args: Arguments, site: CallSite): Item | undefined {
  const match = /^(get|require)(Secret)?(Boolean|Number|Object)?$/.exec(name);
  if (match === null) return undefined;
  const { env, node } = site;
  const origin = originIn(node, env);
  const kind = kinds[match[3] ?? ''] ?? 'text';
  return eachOption(args.items[0] ?? nothing(origin), (item) => {
    const key = textOf(item);
    if (key === undefined) return unknownItem('the name of a configuration value is not known', origin, match[1] === 'require' ? { nonNull: true } : {});
    const full = key.includes(':') ? key : `${of.namespace}:${key}`;
    return used(configValue(full, kind, match[1] === 'require', env.run, origin), env.use);
  });
}

/** A value of the stack's configuration as a kind; what is not set is nothing, or unknown where it is required. */
export function configValue(key: string, kind: Kind, isRequired: boolean, run: Run, origin: Origin): Item {
  const entry = run.inputs.config(key);
  const about = { ...typeOfKind(kind), key: `config ${key}` };
  if (entry === undefined) {
    if (!isRequired && !run.inputs.more) return nothing(origin);
    const reason = run.inputs.more ?? { text: `configuration "${key}" has no value`, remedy };
    return unknownItem({ ...reason, text: run.inputs.more ? `configuration "${key}" is not set here, and ${reason.text}` : reason.text }, origin, { ...about, ...(isRequired ? { nonNull: true } : {}) });
  }
  if (entry.isSecret) return unknownItem({ text: `configuration "${key}" is a secret` }, entry.origin, { ...about, nonNull: true });
  return asKind(entry, kind, key, run);
}

function typeOfKind(kind: Kind): Pick<UnknownItem, 'type'> {
  switch (kind) {
    case 'boolean':
      return { type: 'bool' };
    case 'number':
      return { type: 'number' };
    case 'text':
      return { type: 'string' };
    case 'object':
      return {};
  }
}

function asKind(entry: ConfigEntry, kind: Kind, key: string, run: Run): Item {
  const { node, yaml, origin } = entry;
  const structure = resolved(node, yaml);
  if (isMap(structure) || isSeq(structure)) {
    const value = withoutSecrets(yamlItem(node, yaml, run), key);
    return kind === 'object' ? value : unknownItem(`configuration "${key}" is a structure`, origin, { nonNull: true });
  }
  const value = plainValue(node, yaml);
  if (value === null || value === undefined) return nothing(origin);
  if (kind === 'text') return scalarItem(String(value), origin);
  if (kind === 'number') return Number.isNaN(Number(value)) ? wrong(key, 'a number', origin) : scalarItem(Number(value), origin);
  if (kind === 'boolean') {
    const text = String(value);
    return text === 'true' || text === 'false' ? scalarItem(text === 'true', origin) : wrong(key, 'true or false', origin);
  }
  if (typeof value !== 'string') return scalarItem(value, origin);
  const read = jsonData(undefined, value, run, origin);
  return withItemOrigin(read, origin);
}

function wrong(key: string, expected: string, origin: Origin): Item {
  return unknownItem({ text: `configuration "${key}" is not ${expected}, so the program fails` }, origin, { nonNull: true });
}

/** `{ secure: … }` inside of a structure. */
function withoutSecrets(item: Item, key: string): Item {
  if (item.kind === 'array') item.heap.items = item.heap.items.map((one) => withoutSecrets(one, key));
  if (item.kind !== 'record') return item;
  if (item.heap.entries.has('secure') && item.heap.entries.size === 1) return unknownItem({ text: `a part of configuration "${key}" is a secret` }, item.origin, { nonNull: true });
  for (const [name, entry] of item.heap.entries) item.heap.entries.set(name, { ...entry, value: withoutSecrets(entry.value, key) });
  return item;
}
