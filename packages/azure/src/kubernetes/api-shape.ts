import { mapOptions, unknown, type Entries, type ObjectValue, type Origin, type Value } from '@akslint/model';

/** Terraform's blocks of which there is at most one: a list of one object where the API has the object. */
const singleBlocks = new Set(['metadata', 'spec', 'template', 'jobTemplate', 'selector', 'podSelector', 'namespaceSelector', 'ipBlock']);
/** Maps whose keys are the user's own. */
const maps = new Set(['labels', 'annotations', 'matchLabels', 'nodeSelector', 'data']);

/**
 * A body as Terraform spells it (`pod_selector`, a list for each block type), seen as the Kubernetes API spells it
 * (`podSelector`, an object). Nothing is converted before it is asked for; origins stay.
 */
export function inApiShape(body: ObjectValue): ObjectValue {
  return { ...body, entries: new ApiEntries(body) };
}

/** `pod_selector` for `podSelector`. */
function terraformName(apiName: string): string {
  return apiName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `podSelector` for `pod_selector`. */
function apiName(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());
}

class ApiEntries implements Entries {
  private readonly seen = new Map<string, Value | undefined>();

  constructor(private readonly body: ObjectValue) {}

  *keys(): Iterable<string> {
    for (const key of this.body.entries.keys()) yield apiName(key);
  }

  has(key: string): boolean {
    return this.body.entries.has(terraformName(key));
  }

  get(key: string): Value | undefined {
    if (!this.seen.has(key)) this.seen.set(key, this.convert(key));
    return this.seen.get(key);
  }

  keyOrigin(key: string): Origin | undefined {
    return this.body.entries.keyOrigin?.(terraformName(key));
  }

  private convert(key: string): Value | undefined {
    const value = this.body.entries.get(terraformName(key));
    if (value === undefined || maps.has(key)) return value;
    return singleBlocks.has(key) ? single(value) : shaped(value);
  }
}

/** The API has no lists of lists, so those stay as they are. */
function shaped(value: Value): Value {
  return mapOptions(value, (option) => {
    if (option.kind === 'list') return { ...option, items: option.items.map(shapedObject) };
    return option.kind === 'object' ? inApiShape(option) : option;
  });
}

function shapedObject(value: Value): Value {
  return mapOptions(value, (option) => (option.kind === 'object' ? inApiShape(option) : option));
}

function single(value: Value): Value {
  return mapOptions(value, (option) => {
    if (option.kind !== 'list') return shapedObject(option);
    const [first] = option.items;
    if (first !== undefined) return shapedObject(first);
    return option.open ? unknown(option.open, option.origin) : { kind: 'scalar', value: null, origin: option.origin };
  });
}
