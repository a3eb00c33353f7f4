import { object, originOf, reference, scalar, unknown, type Deployment, type ObjectValue, type Origin, type ProviderVersion, type Resource, type Value } from '@akslint/model';
import { parseConstraint } from '../module/provider-versions.js';
import { segmentsOf, withoutKeys } from './address.js';
import { Configuration, type Pointer } from './configuration.js';
import type { PlanFile, PlannedResource } from './plan-file.js';
import { plannedBody, type PlanScope } from './planned-value.js';
import { spelledContent, type YamlReader } from './spelled-content.js';

/** What a plan or state deploys. `source` is the deployment of the configuration beside it, if that is there. */
export function planDeployment(plan: PlanFile, source: Deployment | undefined, readYaml: YamlReader | undefined): Deployment {
  const reading = new PlanReading(plan, source, readYaml);
  return {
    id: `${plan.kind}:${plan.file}`,
    format: 'terraform-plan',
    variant: plan.file,
    resources: plan.resources.map((resource) => reading.resource(resource)),
    unreadModules: [],
    ...(plan.isPartial && { incomplete: { text: `${plan.file} says that it is not complete` } }),
    files: () => [...new Set([plan.file, ...(source?.files?.() ?? [])])].sort(),
    ...(source && { planOf: source.id }),
    providers: new Map([...reading.providers(), ...(source?.providers ?? [])]),
  };
}

/** Whether a deployment declares something of the plan. */
export function isSourceOf(plan: PlanFile, source: Deployment): boolean {
  const declared = new Set(source.resources.map(({ address }) => withoutKeys(address)));
  return plan.resources.some(({ address }) => declared.has(withoutKeys(address)));
}

class PlanReading {
  readonly #configuration: Configuration | undefined;
  readonly #addresses: ReadonlySet<string>;
  readonly #instances = new Map<string, PlannedResource[]>();
  readonly #sources = new Map<string, Resource>();
  readonly #sourcesOnce = new Map<string, Resource>();

  constructor(
    private readonly plan: PlanFile,
    source: Deployment | undefined,
    private readonly readYaml: YamlReader | undefined,
  ) {
    this.#configuration = plan.configuration === undefined ? undefined : new Configuration(plan.json, plan.configuration);
    this.#addresses = new Set(plan.resources.map(({ address }) => address));
    for (const resource of plan.resources) append(this.#instances, withoutKeys(resource.address), resource);
    for (const resource of source?.resources ?? []) {
      this.#sources.set(resource.address, resource);
      if (resource.judgedOnce) this.#sourcesOnce.set(withoutKeys(resource.address), resource);
    }
  }

  resource(planned: PlannedResource): Resource {
    const { address, isData, type } = planned;
    const source = this.#sources.get(address) ?? this.#sourcesOnce.get(withoutKeys(address));
    const declaredAt = source?.declaredAt ?? this.#place(planned.addressAt);
    const provider = source?.provider ?? this.#provider(planned);
    return {
      key: address,
      address,
      type,
      isData,
      body: this.#body(planned, source),
      declaredAt,
      existence: scalar(true, declaredAt),
      ...(source?.ignoredChanges && { ignoredChanges: source.ignoredChanges }),
      ...(provider && { provider }),
    };
  }

  providers(): readonly (readonly [string, ProviderVersion])[] {
    return (this.#configuration?.constraints() ?? []).flatMap(([name, constraint]) => {
      const range = parseConstraint(constraint);
      return range ? [[name, range] as const] : [];
    });
  }

  #body(planned: PlannedResource, source: Resource | undefined): ObjectValue {
    const inModule = planned.address.slice(planned.module === '' ? 0 : planned.module.length + 1);
    return plannedBody(this.#scope(planned), {
      at: planned.values,
      place: source?.body.origin ?? this.#place(planned.addressAt),
      unknown: planned.unknown,
      sensitive: planned.sensitive,
      expression: this.#configuration?.expressionsOf(planned.module, withoutKeys(inModule)),
      source: source?.body,
    });
  }

  #scope({ key, module }: Pick<PlannedResource, 'key' | 'module'>): PlanScope {
    return {
      file: this.plan.file,
      json: this.plan.json,
      configuration: this.#configuration,
      module,
      key,
      target: (pointer) => this.#target(pointer, key),
      contentOf: (argument, text, origin) => spelledContent(argument, text, origin, this.readYaml),
    };
  }

  /** A resource by the address that an expression spells; without a key the instance of the same key, or the only one. */
  #target({ address }: Pointer, key: string): string | undefined {
    if (this.#addresses.has(address)) return address;
    const instances = this.#instances.get(withoutKeys(address)) ?? [];
    const [only, ...others] = instances.filter((one) => isInstanceOf(one.address, address));
    if (only && others.length === 0) return only.address;
    return instances.find((one) => one.key === key && isInstanceOf(one.address, address))?.address;
  }

  /** The configuration of the provider that makes an object inside a cluster. */
  #provider({ module, type, key }: PlannedResource): ObjectValue | undefined {
    const [family = ''] = type.split('_');
    if (family !== 'kubernetes' && family !== 'kubectl' && family !== 'helm') return undefined;
    const configuration = this.#configuration;
    const at = configuration?.providerExpressions(family);
    if (configuration === undefined || at === undefined) return undefined;
    const scope = this.#scope({ module: '', key });
    const place = this.#place(at);
    const entries = [...this.plan.json.members(at)].map(([name, { at: expression }]): [string, Value] => {
      const pointer = configuration.pointer(expression, module === '' ? module : '');
      const target = pointer && scope.target(pointer);
      return [name, pointer && target !== undefined ? reference(target, pointer.path, place) : unknown({ text: 'it is known only after apply' }, place)];
    });
    return object(new Map(entries), place);
  }

  #place(at: number): Origin {
    return originOf({ file: this.plan.file, start: at, end: this.plan.json.kind(at) === 'scalar' ? this.plan.json.end(at) : at + 1 });
  }
}

/** Whether an address is that of an instance of what another one names, its own keys left out. */
function isInstanceOf(instance: string, address: string): boolean {
  const [own, wanted] = [segmentsOf(instance), segmentsOf(address)];
  return own.length === wanted.length && wanted.every(({ keys }, index) => keys.length === 0 || keys.join('') === own[index]?.keys.join(''));
}

function append<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const before = map.get(key);
  if (before) before.push(item);
  else map.set(key, [item]);
}
