import { mapOptions, scalar, unknown, type Choice, type Deployment, type Origin, type Resource, type Unknown, type Value } from '@akslint/model';
import { knownText } from '../declared.js';
import { isNull } from '../reading/property.js';
import type { Lookup } from './names.js';

/** Definition ids of built-in initiatives (Azure/azure-policy); only the first two are Pod Security standards. */
const builtIn: ReadonlyMap<string, string> = new Map([
  ['42b8ef37-b724-4e24-bbc8-7a7708edfe00', 'restricted'],
  ['a8640138-9b0a-4a28-b8cb-1666c838647d', 'baseline'],
  ['c047ea8e-9c78-49b2-958b-37e56d291a44', 'other'],
]);

const displayNames: ReadonlyMap<string, string> = new Map([
  ['kubernetes cluster pod security restricted standards for linux-based workloads', 'restricted'],
  ['kubernetes cluster pod security baseline standards for linux-based workloads', 'baseline'],
]);

/** Which initiative an assignment's definition is: `restricted`, `baseline`, `other` (none of both), or unknown. */
export function initiativeOf(definition: Value, deployment: Deployment, lookup: Lookup): Value {
  return mapOptions(definition, (id) => {
    switch (id.kind) {
      case 'scalar':
        return isNull(id) ? unknown({ text: 'the assignment names no definition' }, id.origin) : fromId(String(id.value), id.origin);
      case 'reference':
        return fromResource(lookup(deployment, id.target), id.origin);
      case 'unknown':
        return fromPattern(id) ?? unknown(id.reason, id.origin);
      case 'list':
      case 'object':
        return scalar('other', id.origin);
    }
  });
}

function fromId(id: string, origin: Origin): Value {
  const lower = id.toLowerCase();
  if (lower.includes('/policydefinitions/')) return scalar('other', origin);
  const known = builtIn.get(lower.slice(lower.lastIndexOf('/') + 1));
  return known === undefined ? unreadInitiative(id, origin) : scalar(known, origin);
}

/** An id of which only the scope is not known: `subscriptionResourceId(…, '42b8…')`. */
function fromPattern({ pattern, origin }: Unknown): Value | undefined {
  const isWhole = pattern !== undefined && /\/policy(?:Set)?Definitions\/[^/*]+$/i.test(pattern);
  return isWhole ? fromId(pattern, origin) : undefined;
}

function unreadInitiative(name: string, origin: Origin): Value {
  return unknown({ text: `the initiative ${name} is none that akslint knows` }, origin);
}

function fromResource(resource: Resource | undefined, origin: Origin): Value {
  if (resource === undefined) return unknown({ text: 'it cannot be told which initiative is assigned' }, origin);
  if (/policy_definition/.test(resource.type) || /policydefinitions(@|$)/i.test(resource.type)) return scalar('other', origin);
  const isLookup = resource.isData && /policy_?set_?definition/i.test(resource.type);
  if (!isLookup) return unreadInitiative(resource.address, origin);
  return byName(resource, origin);
}

function byName({ body, address }: Resource, origin: Origin): Value {
  const named = (key: string): Exclude<Value, Choice>[] => {
    const value = body.entries.get(key);
    if (value === undefined) return [];
    return value.kind === 'choice' ? value.options.map((option) => option.value) : [value];
  };
  const written = [...named('name'), ...named('display_name'), ...named('displayName')];
  const texts = written.flatMap((value) => knownText(value)?.trim().toLowerCase() ?? []);
  const found = new Set(texts.map((text) => builtIn.get(text) ?? displayNames.get(text)));
  const [only] = found;
  if (found.size === 1 && only !== undefined && texts.length === written.filter((value) => !isNull(value)).length) return scalar(only, origin);
  const undecided = written.find((value) => value.kind === 'unknown');
  return undecided?.kind === 'unknown' ? unknown(undecided.reason, origin) : unreadInitiative(address, origin);
}
