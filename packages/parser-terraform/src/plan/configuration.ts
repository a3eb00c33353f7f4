import { keyValue, moduleSteps, segmentsOf } from './address.js';
import type { JsonText } from './json-text.js';

interface ModuleIndex {
  /** Places of the expressions of each resource, by its address in the module. */
  readonly resources: ReadonlyMap<string, number | undefined>;
  readonly calls: ReadonlyMap<string, { readonly expressions: number | undefined; readonly module: number | undefined }>;
  /** Places of the expressions of the outputs. */
  readonly outputs: ReadonlyMap<string, number | undefined>;
}

/** An attribute of a resource instance that an expression comes to. */
export interface Pointer {
  /** Address of the resource, with the keys that are written. */
  readonly address: string;
  readonly path: readonly (string | number)[];
}

const deepestReference = 32;
/** Names that begin a reference to no resource. */
const withoutResource: ReadonlySet<string> = new Set(['local', 'each', 'count', 'path', 'terraform', 'self', 'ephemeral']);

/** The `configuration` part of a plan: what expressions refer to. Locals are not in it. */
export class Configuration {
  readonly #modules = new Map<number, ModuleIndex>();

  constructor(
    private readonly json: JsonText,
    private readonly root: number | undefined,
  ) {}

  /** The place of a resource's expressions; undefined when the part does not hold it. */
  expressionsOf(module: string, resource: string): number | undefined {
    const index = this.#module(module);
    return index?.resources.get(resource);
  }

  /** Version constraints by provider: the last word of its source. */
  constraints(): readonly (readonly [string, string])[] {
    return [...this.json.members(this.json.member(this.root, 'provider_config')).values()].flatMap(({ at }) => {
      const members = this.json.members(at);
      const constraint = this.json.textAt(members.get('version_constraint')?.at);
      const source = this.json.textAt(members.get('full_name')?.at) ?? this.json.textAt(members.get('name')?.at);
      return constraint === undefined || source === undefined ? [] : [[source.slice(source.lastIndexOf('/') + 1), constraint] as const];
    });
  }

  /** The expressions of a provider's configuration. */
  providerExpressions(family: string): number | undefined {
    return this.json.member(this.root, 'provider_config', family, 'expressions');
  }

  /**
   * The one attribute that an expression in a module refers to, followed through inputs and outputs of modules;
   * undefined for an expression that refers to several things, or to what the part does not tell.
   */
  pointer(expression: number | undefined, module: string, depth = 0): Pointer | undefined {
    const [first, second, ...rest] = segmentsOf((depth > deepestReference ? undefined : this.#onlyReference(expression)) ?? '');
    if (first === undefined || second === undefined) return undefined;
    const prefix = module === '' ? '' : `${module}.`;
    switch (first.name) {
      case 'var':
        return rest.length === 0 && second.keys.length === 0 ? this.#input(second.name, module, depth) : undefined;
      case 'module': {
        const [output] = rest;
        const inner = `${prefix}module.${second.name}${second.keys.join('')}`;
        return output && rest.length === 1 ? this.pointer(this.#outputs(inner)?.get(output.name), inner, depth + 1) : undefined;
      }
      case 'data': {
        const [name, ...path] = rest;
        return name && { address: `${prefix}data.${second.name}.${name.name}${name.keys.join('')}`, path: pathOf(path) };
      }
      default:
        if (withoutResource.has(first.name)) return undefined;
        return { address: `${prefix}${first.name}.${second.name}${second.keys.join('')}`, path: pathOf(rest) };
    }
  }

  /** A reference stands with all of its beginnings; the longest is meant. */
  #onlyReference(expression: number | undefined): string | undefined {
    const references = this.json.items(this.json.member(expression, 'references')).flatMap((at) => this.json.textAt(at) ?? []);
    const whole = references.filter((one) => !references.some((other) => other !== one && (other.startsWith(`${one}.`) || other.startsWith(`${one}[`))));
    const [only, ...others] = new Set(whole);
    return others.length === 0 ? only : undefined;
  }

  /** What a call gives to a variable of its module. */
  #input(name: string, module: string, depth: number): Pointer | undefined {
    const steps = moduleSteps(module);
    const own = steps[steps.length - 1];
    if (own === undefined) return undefined;
    const parent = steps.slice(0, -1).map((step) => `module.${step.name}${step.key}`).join('.');
    const call = this.#module(parent)?.calls.get(own.name);
    return this.pointer(this.json.member(call?.expressions, name), parent, depth + 1);
  }

  #outputs(module: string): ReadonlyMap<string, number | undefined> | undefined {
    return this.#module(module)?.outputs;
  }

  #module(address: string): ModuleIndex | undefined {
    let at = this.json.member(this.root, 'root_module');
    for (const { name } of moduleSteps(address)) {
      if (at === undefined) return undefined;
      at = this.#indexed(at).calls.get(name)?.module;
    }
    return at === undefined ? undefined : this.#indexed(at);
  }

  #indexed(at: number): ModuleIndex {
    const known = this.#modules.get(at);
    if (known) return known;
    const { json } = this;
    const members = json.members(at);
    const resources = json.items(members.get('resources')?.at).flatMap((item) => {
      const resource = json.members(item);
      const address = json.textAt(resource.get('address')?.at);
      return address === undefined ? [] : [[address, resource.get('expressions')?.at] as const];
    });
    const calls = [...json.members(members.get('module_calls')?.at)].map(([name, { at: call }]) => {
      const parts = json.members(call);
      return [name, { expressions: parts.get('expressions')?.at, module: parts.get('module')?.at }] as const;
    });
    const outputs = [...json.members(members.get('outputs')?.at)].map(([name, output]) => [name, json.member(output.at, 'expression')] as const);
    const index = { resources: new Map(resources), calls: new Map(calls), outputs: new Map(outputs) };
    this.#modules.set(at, index);
    return index;
  }
}

function pathOf(segments: ReturnType<typeof segmentsOf>): readonly (string | number)[] {
  return segments.flatMap(({ name, keys }) => [name, ...keys.map(keyValue)]);
}
