import { list, originOf, reference, scalar, through, unknown, type Origin, type Reason, type Reference, type Value } from '@akslint/model';
import { fullName } from './attachment.js';
import { openModule } from './child.js';
import { evaluate, pathIn } from './expression.js';
import { deployed } from './deployed.js';
import { LazyEntries } from './entries.js';
import { nothingGiven } from './given.js';
import { Imports } from './imports.js';
import { isAbsent, isModuleNode, TemplateInstance, type Environment, type ModuleStanding, type Place, type ResourceStanding } from './instance.js';
import { isReason, type TemplateLoader } from './loader.js';
import { ResourceIndex } from './resource-index.js';
import { Scopes } from './scopes.js';
import type { Template } from './template.js';

/** Past this depth of evaluation a value is unknown; the text of a template nests far less. */
const deepest = 400;
/** Expressions that one deployment may evaluate; the largest real ones need some ten thousand. */
const mostSteps = 3_000_000;

/** One evaluation of one entry file with all its modules. */
export class Run {
  readonly scopes = new Scopes();
  readonly imports = new Imports();
  #depth = 0;
  #steps = 0;
  readonly #resources = new Map<string, ResourceStanding>();
  readonly #modules = new Map<string, ModuleStanding>();
  readonly #children = new Map<string, TemplateInstance | Reason>();
  readonly #bodies = new Map<ResourceStanding, Value>();

  constructor(
    readonly loader: TemplateLoader,
    /** From a first evaluation; empty in that one. */
    readonly index: ResourceIndex,
  ) {}

  /** A template by itself, of which only values are asked. */
  static standalone(template: Template, loader: TemplateLoader): TemplateInstance {
    return new Run(loader, new ResourceIndex()).root(template, nothingGiven);
  }

  root(template: Template, given: Place['given']): TemplateInstance {
    const origin = originOf({ file: template.file, start: 0, end: 0 });
    const scope = this.scopes.reference(template.scope, [], origin);
    return new TemplateInstance(this, template, { path: '', existence: scalar(true, origin), scope, subscription: undefined, given, outer: undefined });
  }

  /** Does one step of evaluation, or says why there is none left. */
  step(work: () => Value): Value | Reason {
    if (this.#depth > deepest) return { text: 'its evaluation goes too deep' };
    if (this.#steps > mostSteps) return { text: 'the template needs too many steps of evaluation' };
    this.#depth += 1;
    this.#steps += 1;
    try {
      return work();
    } finally {
      this.#depth -= 1;
    }
  }

  /** The value of a symbolic name: a resource or module, or a list of them. */
  symbolValue(found: readonly (ResourceStanding | ModuleStanding)[], origin: Origin): Value {
    const [first] = found;
    if (first === undefined) return list([], origin);
    if (first.position === undefined) return this.referenceTo(first, origin);
    return list(found.map((standing) => this.referenceTo(standing, origin)), origin);
  }

  referenceTo(standing: ResourceStanding | ModuleStanding, origin: Origin): Reference {
    this.remember(standing);
    return reference(isModule(standing) ? standing.key : (this.aliasOf(standing) ?? standing.key), [], origin);
  }

  /** An `existing` resource that the deployment itself declares is that one. */
  aliasOf(standing: ResourceStanding): string | undefined {
    const { node, instance, env } = standing;
    if (!node.isExisting) return undefined;
    const seeker = node.scope ? { scope: evaluate(node.scope, env), path: instance.place.path, isExact: true } : instance.place;
    return this.index.findDeclared(node.type, fullName(standing, this), seeker, this.scopes);
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
    const all = standing.instance.resourceStandings(node);
    const inside = all.filter(({ suffix }) => suffix.startsWith(standing.suffix));
    return this.symbolValue(inside.length > 0 ? inside : all, origin);
  }

  /** The body of a resource as it is written. */
  bodyOf(standing: ResourceStanding): Value {
    const known = this.#bodies.get(standing);
    if (known) return known;
    const { node, env } = standing;
    const body = 'kind' in node.body
      ? evaluate(node.body, { ...env, use: node.header })
      : unknown({ text: 'its body cannot be read' }, originOf(node.header));
    this.#bodies.set(standing, body);
    return body;
  }

  /** The child instance of a module call, or why there is none. */
  childOf(standing: ModuleStanding): TemplateInstance | Reason {
    const known = this.#children.get(standing.key);
    if (known) return known;
    const child = openModule(standing, this);
    this.#children.set(standing.key, child);
    return child;
  }

  isModuleKey(key: string): boolean {
    return this.#modules.has(key);
  }

  standingOf(key: string): ResourceStanding | undefined {
    return this.#resources.get(key);
  }

  remember(standing: ResourceStanding | ModuleStanding): void {
    if (isModule(standing)) this.#modules.set(standing.key, standing);
    else this.#resources.set(standing.key, standing);
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

  /** What is declared at a path: undefined for what the service fills in, or may add to; null where nothing is deployed. */
  private declaredMember(standing: ResourceStanding, path: readonly (string | number)[], env: Environment): Value | undefined {
    if (isAbsent(standing)) return scalar(null, originOf(standing.node.header));
    if (standing.node.isExisting) return undefined;
    const value = pathIn(this.bodyOf(standing), path);
    if (value === undefined || value.kind === 'object') return undefined;
    return through(deployed(value, standing.key, path), env.use);
  }

  private memberOfModule(of: Reference, standing: ModuleStanding, name: string, env: Environment, origin: Origin): Value {
    if (of.path.length > 0) return reference(of.target, [...of.path, name], origin);
    if (name === 'name' && standing.node.name) return through(evaluate(standing.node.name, standing.env), env.use);
    if (isAbsent(standing)) return scalar(null, originOf(standing.node.header));
    if (name !== 'outputs') return reference(of.target, [name], origin);
    return this.outputsOf(standing, env.instance.template.format === 'arm', origin);
  }

  private outputsOf(standing: ModuleStanding, isWrapped: boolean, origin: Origin): Value {
    const child = this.childOf(standing);
    if (isReason(child)) return unknown(child, origin, { nonNull: true, key: `${standing.key}.outputs` });
    const entries = new LazyEntries();
    for (const name of child.template.outputs.keys()) {
      const value = (): Value => child.output(name, origin) ?? scalar(null, origin);
      entries.set(name, isWrapped ? () => ({ kind: 'object', entries: new Map([['value', value()]]), origin }) : value);
    }
    return { kind: 'object', entries, origin };
  }
}

function isModule(standing: ResourceStanding | ModuleStanding): standing is ModuleStanding {
  return isModuleNode(standing.node);
}
