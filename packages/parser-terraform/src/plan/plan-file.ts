import { JsonText, type JsonMistake } from './json-text.js';

/** One resource instance of a plan or state, by the places of its parts. */
export interface PlannedResource {
  readonly address: string;
  /** `module.m["k"]`; empty for the root module. */
  readonly module: string;
  readonly isData: boolean;
  readonly type: string;
  readonly name: string;
  /** `[0]`, `["x"]` or nothing, as the address ends. */
  readonly key: string;
  /** The value of `address`. */
  readonly addressAt: number;
  readonly values: number | undefined;
  /** Places of masks of sensitive and of unknown values. */
  readonly sensitive: readonly number[];
  readonly unknown: number | undefined;
}

/** A plan or state as `terraform show -json` writes it. */
export interface PlanFile {
  readonly file: string;
  readonly json: JsonText;
  readonly kind: 'plan' | 'state';
  readonly resources: readonly PlannedResource[];
  /** Everything that findings point into lies here. */
  readonly shown: { readonly start: number; readonly end: number };
  /** The `configuration` part of a plan. */
  readonly configuration: number | undefined;
  /** The plan says that it could not be finished. */
  readonly isPartial: boolean;
}

/** Reads the parts of a plan or state; the masks of a plan stand beside the changes. */
export function readPlanFile(file: string, text: string): PlanFile | JsonMistake {
  const json = JsonText.of(text);
  if ('message' in json) return json;
  const parts = json.members(json.start);
  const version = json.textAt(parts.get('format_version')?.at) ?? '';
  const planned = parts.get('planned_values');
  const main = planned ?? parts.get('values');
  if (main === undefined) return { offset: json.start, message: 'there are neither planned values nor values of a state' };
  if (!/^[01]\./.test(version)) return { offset: parts.get('format_version')?.at ?? json.start, message: `format version ${version} is not known` };
  const masks = masksIn(json, parts.get('resource_changes')?.at);
  const resources = new Map<string, PlannedResource>();
  const prior = json.member(parts.get('prior_state')?.at, 'values', 'root_module');
  for (const one of resourcesIn(json, prior, masks)) if (one.isData) resources.set(one.address, one);
  for (const one of resourcesIn(json, json.member(main.at, 'root_module'), masks)) resources.set(one.address, one);
  return {
    file,
    json,
    kind: planned ? 'plan' : 'state',
    resources: [...resources.values()],
    shown: { start: main.at, end: json.end(main.at) },
    configuration: parts.get('configuration')?.at,
    isPartial: json.scalar(parts.get('errored')?.at) === true || json.scalar(parts.get('complete')?.at) === false,
  };
}

interface Masks {
  readonly unknown: number | undefined;
  readonly sensitive: number | undefined;
}

function masksIn(json: JsonText, changes: number | undefined): ReadonlyMap<string, Masks> {
  const masks = new Map<string, Masks>();
  for (const item of json.items(changes)) {
    const members = json.members(item);
    const address = json.textAt(members.get('address')?.at);
    if (address === undefined || members.has('deposed')) continue;
    const change = json.members(members.get('change')?.at);
    masks.set(address, { unknown: change.get('after_unknown')?.at, sensitive: change.get('after_sensitive')?.at });
  }
  return masks;
}

/** The resources of a module and of all below it, in the order in which they are written. */
function* resourcesIn(json: JsonText, root: number | undefined, masks: ReadonlyMap<string, Masks>): Generator<PlannedResource> {
  const waiting = [root];
  for (let index = 0; index < waiting.length; index += 1) {
    const module = json.members(waiting[index]);
    const address = json.textAt(module.get('address')?.at) ?? '';
    for (const item of json.items(module.get('resources')?.at)) {
      const resource = resourceAt(json, item, address, masks);
      if (resource) yield resource;
    }
    waiting.push(...json.items(module.get('child_modules')?.at));
  }
}

function resourceAt(json: JsonText, item: number, module: string, masks: ReadonlyMap<string, Masks>): PlannedResource | undefined {
  const members = json.members(item);
  const [address, mode, type, name] = ['address', 'mode', 'type', 'name'].map((key) => json.textAt(members.get(key)?.at));
  const addressAt = members.get('address')?.at;
  if (address === undefined || addressAt === undefined || type === undefined || members.has('deposed_key')) return undefined;
  const index = json.scalar(members.get('index')?.at);
  const mask = masks.get(address);
  const sensitive = [members.get('sensitive_values')?.at, mask?.sensitive].filter((at) => at !== undefined);
  return {
    address,
    module,
    isData: mode === 'data',
    type,
    name: name ?? '',
    key: index === undefined || index === null ? '' : `[${JSON.stringify(index)}]`,
    addressAt,
    values: members.get('values')?.at,
    sensitive,
    unknown: mask?.unknown,
  };
}
