import { list, mapOptions, reference, scalar, through, unknown, type Origin, type Reason, type Reference, type Value } from '@akslint/model';
import { keyOf } from './branch.js';
import { evaluate, joinParts, memberOf, pathIn } from './expression.js';
import { LazyEntries } from './entries.js';
import {
  givenBy,
  TemplateInstance,
  unwrapped,
  type Environment,
  type ModuleStanding,
  type ResourceStanding,
  type Standing,
} from './instance.js';
import type { ModuleNode, ResourceNode, Template } from './template.js';
import type { DeclaredType } from './types.js';

/** How a run gets at other templates and files; relative to the file that names them. */
export interface TemplateLoader {
  /** The template that a module path or registry reference of `from` leads to. */
  template(source: ModuleNode['source'], from: string): Template | Reason;
  /** The declarations of an imported Bicep file. */
  imported(path: string, from: string): Template | Reason;
  readText(path: string, from: string): { readonly text: string; readonly file: string } | Reason;
  readBytes(path: string, from: string): Uint8Array | Reason;
}

/** Names a resource by what it is: its type and full name. Lets `resourceId(…)` and `existing` find it. */
export type ResourceIndex = ReadonlyMap<string, string>;

/** Modules nest at most this deep. */
const deepestModule = 24;

/** One evaluation of one entry file with all its modules. */
export class Run {
  depth = 0;
  readonly #resources = new Map<string, ResourceStanding>();
  readonly #modules = new Map<string, ModuleStanding>();
  readonly #children = new Map<string, TemplateInstance | Reason>();
  readonly #imports = new Map<string, TemplateInstance>();

  constructor(
    readonly loader: TemplateLoader,
    /** From a first evaluation; empty in that one. */
    readonly index: ResourceIndex,
  ) {}

  /** The value of a symbolic name: a resource or module, or a list of them. */
  resourceValue(found: readonly (ResourceStanding | ModuleStanding)[], origin: Origin): Value {
    const references = found.map((standing) => this.referenceTo(standing, origin));
    const [first] = found;
    if (first === undefined) return scalar(null, origin);
    return first.suffix === '' || !isRepeated(first) ? references[0] ?? scalar(null, origin) : list(references, origin);
  }

  referenceTo(standing: ResourceStanding | ModuleStanding, origin: Origin): Reference {
    if (isModule(standing)) {
      this.#modules.set(standing.key, standing);
      return reference(standing.key, [], origin);
    }
    this.#resources.set(standing.key, standing);
    return reference(this.aliasOf(standing) ?? standing.key, [], origin);
  }

  /** An `existing` resource that the deployment itself declares is that one. */
  aliasOf(standing: ResourceStanding): string | undefined {
    if (!standing.node.isExisting || this.index.size === 0) return undefined;
    const key = indexKey(standing.node.type, this.fullName(standing));
    return key === undefined ? undefined : this.index.get(key);
  }

  /** Reads a property of a resource or module: what is declared where it is declared, else a longer reference. */
  memberOfResource(of: Reference, name: string, env: Environment, origin: Origin): Value {
    const module = this.#modules.get(of.target);
    if (module) return this.memberOfModule(of, module, name, env, origin);
    const standing = this.#resources.get(of.target);
    const longer = reference(of.target, [...of.path, name], origin);
    if (standing === undefined) return longer;
    if (of.path.length === 0) return this.ownMember(standing, name, env, longer);
    return this.declaredMember(standing, [...of.path, name], env) ?? longer;
  }

  itemOfResource(of: Reference, key: Value, origin: Origin): Value {
    if (of.path.length === 0) return of;
    const segment = key.kind === 'scalar' && typeof key.value === 'number' ? key.value : '*';
    return reference(of.target, [...of.path, segment], origin);
  }

  nestedIn(of: Reference, name: string, origin: Origin): Value {
    const standing = this.#resources.get(of.target);
    const node = standing?.instance.template.resources.find((other) => other.within === standing.node && other.symbol.endsWith(`::${name}`));
    if (standing === undefined || node === undefined) return unknown({ text: `there is no resource "${name}" in it` }, origin);
    return this.resourceValue(standing.instance.resourceStandings(node), origin);
  }

  /** The body of a resource as it is written. */
  bodyOf(standing: ResourceStanding): Value {
    const { node, env } = standing;
    return 'kind' in node.body
      ? evaluate(node.body, { ...env, use: node.header })
      : unknown({ text: 'its body cannot be read' }, { span: node.header, via: undefined });
  }

  /** Its name with those of the resources around it, `/`-separated. */
  fullName(standing: ResourceStanding): Value {
    const { node, env } = standing;
    const origin = { span: node.header, via: undefined };
    const own = node.name ? evaluate(node.name, env) : unknown({ text: 'it has no name' }, origin);
    const around = this.aroundOf(standing);
    return around ? joinParts([this.fullName(around), scalar('/', origin), own], origin) : own;
  }

  /** The resource that it is a child of by nesting or by `parent:`. */
  aroundOf(standing: ResourceStanding): ResourceStanding | undefined {
    const { node, env, instance } = standing;
    if (node.within) {
      const all = instance.resourceStandings(node.within);
      const found = all.find((one) => standing.suffix.startsWith(one.suffix)) ?? all[0];
      return found;
    }
    if (node.parent === undefined) return undefined;
    const parent = evaluate(node.parent, env);
    return parent.kind === 'reference' ? this.#resources.get(parent.target) : undefined;
  }

  /** What a resource is deployed in or attached to. */
  parentOf(standing: ResourceStanding): Value {
    const { node, env, instance } = standing;
    if (node.parent) return evaluate(node.parent, env);
    if (node.within) {
      const around = this.aroundOf(standing);
      if (around) return this.referenceTo(around, { span: node.header, via: undefined });
    }
    if (node.scope) return this.scopeMeant(evaluate(node.scope, env));
    return this.parentByName(standing) ?? instance.scope;
  }

  /** The child instance of a module call, or why there is none. */
  childOf(standing: ModuleStanding): TemplateInstance | Reason {
    const known = this.#children.get(standing.key);
    if (known) return known;
    const child = this.openChild(standing);
    this.#children.set(standing.key, child);
    return child;
  }

  /** The resource of this type and full name, when the deployment declares it. */
  find(type: string, fullName: Value): string | undefined {
    const key = indexKey(type, fullName);
    return key === undefined ? undefined : this.index.get(key);
  }

  isModuleKey(key: string): boolean {
    return this.#modules.has(key);
  }

  /** A value that is used at the environment's place. */
  used(value: Value, env: Environment): Value {
    return through(value, env.use);
  }

  standingOf(key: string): ResourceStanding | undefined {
    return this.#resources.get(key);
  }

  remember(standing: ResourceStanding): void {
    this.#resources.set(standing.key, standing);
  }

  rememberModule(standing: ModuleStanding): void {
    this.#modules.set(standing.key, standing);
  }

  typeNamed(instance: TemplateInstance, type: Extract<DeclaredType, { kind: 'named' }>): { type: DeclaredType; instance: TemplateInstance } | undefined {
    const [head = type.name, ...rest] = [type.name, ...type.path];
    const own = instance.template.types.get(head);
    if (own) return descend({ type: own, instance }, rest);
    for (const node of instance.template.imports) {
      const symbol = node.wildcard === head ? rest[0] : node.symbols.get(head);
      if (symbol === undefined || node.path === undefined) continue;
      const from = this.importedInstance(instance, node.path);
      const found = from?.template.types.get(symbol);
      if (from && found) return descend({ type: found, instance: from }, node.wildcard === head ? rest.slice(1) : rest);
    }
    return undefined;
  }

  imported(instance: TemplateInstance, name: string): { kind: 'value'; value: Value } | { kind: 'function' } | undefined {
    for (const node of instance.template.imports) {
      if (node.path === undefined) continue;
      const origin = { span: node.span, via: undefined };
      if (node.wildcard === name) {
        const from = this.importedInstance(instance, node.path);
        return { kind: 'value', value: from ? variablesOf(from, origin) : unknown({ text: `${node.path} cannot be read` }, origin) };
      }
      const symbol = node.symbols.get(name);
      if (symbol === undefined) continue;
      const from = this.importedInstance(instance, node.path);
      if (from === undefined) return { kind: 'value', value: unknown({ text: `${node.path} cannot be read` }, origin) };
      return from.template.functions.has(symbol) ? { kind: 'function' } : { kind: 'value', value: from.variable(symbol, origin) };
    }
    return undefined;
  }

  importedFunction(instance: TemplateInstance, namespace: string, name: string): ((args: readonly Value[], origin: Origin) => Value) | undefined {
    const node = instance.template.imports.find(({ wildcard }) => wildcard === namespace);
    const from = node?.path === undefined ? undefined : this.importedInstance(instance, node.path);
    return from && this.userFunction(from, name);
  }

  /** A function that the template declares or imports. */
  userFunction(instance: TemplateInstance, name: string): ((args: readonly Value[], origin: Origin) => Value) | undefined {
    const node = instance.template.functions.get(name);
    if (node) {
      return (args, origin) => {
        const names = node.parameters.reduce<Environment['names']>(
          (next, parameter, index) => ({ name: parameter, value: args[index] ?? scalar(null, origin), next }),
          undefined,
        );
        return evaluate(node.body, { instance, names, use: origin.span });
      };
    }
    for (const other of instance.template.imports) {
      const symbol = other.symbols.get(name);
      const from = symbol === undefined || other.path === undefined ? undefined : this.importedInstance(instance, other.path);
      if (from && symbol !== undefined && from.template.functions.has(symbol)) return this.userFunction(from, symbol);
    }
    return undefined;
  }

  private importedInstance(instance: TemplateInstance, path: string): TemplateInstance | undefined {
    const id = `${instance.template.file}\n${path}`;
    const known = this.#imports.get(id);
    if (known) return known;
    const template = this.loader.imported(path, instance.template.file);
    if (isReason(template)) return undefined;
    const made = new TemplateInstance(this, template, instance.path, instance.existence, instance.scope, () => undefined, undefined);
    this.#imports.set(id, made);
    return made;
  }

  private ownMember(standing: ResourceStanding, name: string, env: Environment, longer: Reference): Value {
    switch (name.toLowerCase()) {
      case 'id':
        return longer;
      case 'name':
        return standing.node.name ? through(evaluate(standing.node.name, standing.env), env.use) : longer;
      case 'type':
        return scalar(standing.node.type, longer.origin);
      case 'apiversion':
        return scalar(standing.node.apiVersion, longer.origin);
      default:
        return this.declaredMember(standing, [name], env) ?? longer;
    }
  }

  /** What is declared at a path: undefined for what the service fills in, or may add to. */
  private declaredMember(standing: ResourceStanding, path: readonly (string | number)[], env: Environment): Value | undefined {
    if (standing.node.isExisting) return undefined;
    const value = pathIn(this.bodyOf(standing), path);
    if (value === undefined || value.kind === 'object') return undefined;
    return through(value, env.use);
  }

  private memberOfModule(of: Reference, standing: ModuleStanding, name: string, env: Environment, origin: Origin): Value {
    if (of.path.length > 0) return reference(of.target, [...of.path, name], origin);
    if (name === 'name' && standing.node.name) return through(evaluate(standing.node.name, standing.env), env.use);
    if (name !== 'outputs') return reference(of.target, [name], origin);
    return this.outputsOf(standing, env.instance.template.format === 'arm', origin);
  }

  private outputsOf(standing: ModuleStanding, isWrapped: boolean, origin: Origin): Value {
    const child = this.childOf(standing);
    const entries = new LazyEntries();
    const wrap = (name: string, value: () => Value): void => {
      entries.set(name, isWrapped ? () => ({ kind: 'object', entries: new Map([['value', value()]]), origin }) : value);
    };
    if (isReason(child)) return unknown(child, origin, { nonNull: true, key: `${standing.key}.outputs` });
    for (const name of child.template.outputs.keys()) wrap(name, () => child.output(name, origin) ?? scalar(null, origin));
    return { kind: 'object', entries, origin };
  }

  private openChild(standing: ModuleStanding): TemplateInstance | Reason {
    const { node, env, instance, existence } = standing;
    if (standing.key.split('/').length > deepestModule) return { text: 'modules nest too deeply (does one call itself?)' };
    const template = node.source.kind === 'inline' ? node.source.template : this.loader.template(node.source, instance.template.file);
    if (isReason(template)) return template;
    const args = node.arguments && evaluate(node.arguments, { ...env, use: node.header });
    const given = givenBy(args, node.argumentShape === 'wrapped' ? unwrapped : (value) => value);
    const scope = node.scope ? evaluate(node.scope, env) : instance.scope;
    const outer = node.source.kind === 'inline' && node.source.evaluation === 'outer' ? instance : undefined;
    return new TemplateInstance(this, template, standing.key, existence, scope, given, outer);
  }

  /** ARM's `"scope": "Microsoft.ContainerService/managedClusters/name"`, which Bicep compiles `scope: aks` to. */
  private scopeMeant(scope: Value): Value {
    return mapOptions(scope, (one) => {
      const text = one.kind === 'scalar' && typeof one.value === 'string' ? JSON.stringify(one.value) : one.kind === 'unknown' ? one.key : undefined;
      const parts = text === undefined ? null : /^(?:text\()?"([^"/]+\/[^"/]+)\/(?:([^"]+)"$|",(.*)\)$)/s.exec(text);
      if (parts?.[1] === undefined) return one;
      const key = this.index.get(`${parts[1].toLowerCase()}|${parts[2] === undefined ? parts[3] : JSON.stringify(parts[2].toLowerCase())}`);
      return key === undefined ? one : reference(key, [], one.origin);
    });
  }

  /** ARM's flat children: `cluster/pool` of type `…/managedClusters/agentPools`. */
  private parentByName(standing: ResourceStanding): Value | undefined {
    const { node } = standing;
    const types = node.type.split('/');
    if (types.length < 3) return undefined;
    const name = this.fullName(standing);
    return mapOptions(name, (one) => {
      if (one.kind !== 'scalar' || typeof one.value !== 'string' || !one.value.includes('/')) return unknown({ text: 'its parent is not known' }, one.origin);
      const parent = scalar(one.value.slice(0, one.value.lastIndexOf('/')), one.origin);
      const key = this.find(types.slice(0, -1).join('/'), parent);
      return key === undefined ? unknown({ text: 'its parent is not in this deployment' }, one.origin) : reference(key, [], one.origin);
    });
  }
}

/** Under which a resource is found: type and full name, without case; undefined when the name has no key. */
export function indexKey(type: string, fullName: Value): string | undefined {
  const name = keyOf(fullName);
  return name === undefined ? undefined : `${type.toLowerCase()}|${fullName.kind === 'scalar' ? name.toLowerCase() : name}`;
}

export function isReason(answer: object): answer is Reason {
  return 'text' in answer && !('parameters' in answer) && !('template' in answer) && !('file' in answer);
}

export function isModule(standing: ResourceStanding | ModuleStanding): standing is ModuleStanding {
  return 'source' in standing.node;
}

function isRepeated(standing: Standing<ResourceNode | ModuleNode>): boolean {
  return standing.node.repetition !== undefined;
}

function descend(found: { type: DeclaredType; instance: TemplateInstance }, path: readonly string[]): { type: DeclaredType; instance: TemplateInstance } | undefined {
  let { type } = found;
  for (const name of path) {
    const next = type.kind === 'object' ? type.properties.get(name) : undefined;
    if (next === undefined) return undefined;
    type = next;
  }
  return { ...found, type };
}

function variablesOf(instance: TemplateInstance, origin: Origin): Value {
  const entries = new LazyEntries();
  for (const name of instance.template.variables.keys()) entries.set(name, () => instance.variable(name, origin));
  return { kind: 'object', entries, origin };
}

/** Reads a property chain, as a template would. */
export function memberChain(of: Value, path: readonly string[], env: Environment, origin: Origin): Value {
  return path.reduce<Value>((value, name) => memberOf(value, name, false, env, origin), of);
}
