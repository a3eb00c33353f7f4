import { choice, isOmitted, mapOptions, originOf, scalar, through, unknown, type Origin, type Reason, type Span, type Value } from '@akslint/model';
import { branch } from './branch.js';
import { evaluate } from './expression.js';
import type { Given } from './given.js';
import { binary } from './operators.js';
import { repeated } from './repetition.js';
import type { Run } from './run.js';
import type { Declared, ModuleNode, ParameterNode, ResourceNode, Scope, Template } from './template.js';
import { settle, valueOfType } from './typed.js';

/** What names mean at a place of a template. */
export interface Environment {
  readonly instance: TemplateInstance;
  /** Loop and lambda variables, and the indices of `copy` loops, innermost first. */
  readonly names: Bound | undefined;
  /** The property or statement that is being evaluated; a trace shows it. */
  readonly use: Span;
}

export interface Bound {
  readonly name: string;
  readonly value: Value;
  readonly next: Bound | undefined;
}

/** One standing of a repeated or conditional declaration. */
export interface Standing<Node> {
  readonly node: Node;
  readonly instance: TemplateInstance;
  readonly env: Environment;
  /** Names it in its deployment. */
  readonly key: string;
  /** `[0]`, or nothing where it is not repeated or judged once. */
  readonly suffix: string;
  /** Its place in its own loop; undefined where it is not repeated or judged once. */
  readonly position: number | undefined;
  readonly existence: Value;
  readonly judgedOnce: Reason | undefined;
}

/** Whether it certainly is not deployed. */
export function isAbsent({ existence }: Pick<Standing<unknown>, 'existence'>): boolean {
  return existence.kind === 'scalar' && existence.value === false;
}

export type ResourceStanding = Standing<ResourceNode>;
export type ModuleStanding = Standing<ModuleNode>;

/** Where and with what a template is deployed. */
export interface Place {
  /** `/`-separated module path; empty for the entry file. */
  readonly path: string;
  readonly existence: Value;
  /** What it is deployed to: a reference to a resource group, a subscription or another scope. */
  readonly scope: Value;
  /** The subscription's id where a template names it; undefined for the deployment's own. */
  readonly subscription: Value | undefined;
  readonly given: Given;
  /** Where a nested template stands that sees the names around it and none of its own. */
  readonly outer: Environment | undefined;
}

/** A template as it is deployed once: with its arguments, in its place among the modules. */
export class TemplateInstance {
  readonly #memo = new Map<string, Value | 'evaluating'>();
  readonly #standings = new Map<ResourceNode | ModuleNode, readonly ResourceStanding[] | readonly ModuleStanding[]>();
  #symbols: ReadonlyMap<string, ResourceNode | ModuleNode> | undefined;
  #named: ReadonlyMap<string, ResourceNode | ModuleNode> | undefined;

  constructor(
    readonly run: Run,
    readonly template: Template,
    readonly place: Place,
  ) {}

  environment(use: Span): Environment {
    return { instance: this, names: this.place.outer?.names, use };
  }

  /** The value of a name declared in the template. */
  valueOf(name: string, env: Environment, origin: Origin): Value {
    const { template } = this;
    if (template.parameters.has(name)) return through(this.parameter(name, origin), env.use);
    if (template.variables.has(name)) return through(this.variable(name, origin), env.use);
    const node = this.nodeOf(name);
    if (node) return this.run.symbolValue(this.standingsOf(node), origin);
    const imported = this.run.imports.value(this, name);
    if (imported) return through(imported, env.use);
    return unknown({ text: `there is no "${name}" in ${template.file}` }, origin);
  }

  /** What a symbolic name, or in ARM a resource's own name, stands for in `reference('name')`. */
  symbolReference(name: string, origin: Origin): Value | undefined {
    const node = this.nodeOf(name) ?? (this.template.format === 'arm' ? this.nodeNamed(name) : undefined);
    if (node) return this.run.symbolValue(this.standingsOf(node), origin);
    return this.place.outer?.instance.symbolReference(name, origin);
  }

  /** `resourceGroup()`, `subscription()`: what this template is deployed to, or what lies around that. */
  ownScope(kind: Scope, origin: Origin): Value {
    const { scope, subscription } = this.place;
    if (kind === this.template.scope) return { ...scope, origin };
    return this.run.scopes.reference(kind, kind === 'subscription' && subscription ? [subscription] : [], origin);
  }

  parameter(name: string, origin: Origin): Value {
    const { outer } = this.place;
    if (outer) return outer.instance.parameter(name, origin);
    const node = this.template.parameters.get(name) ?? insensitive(this.template.parameters, name);
    if (node === undefined) return unknown({ text: `there is no parameter "${name}"` }, origin);
    return this.remember(`parameter "${name}"`, origin, () => this.parameterValue(name, node));
  }

  variable(name: string, origin: Origin): Value {
    const { outer } = this.place;
    if (outer) return outer.instance.variable(name, origin);
    const node = this.template.variables.get(name) ?? insensitive(this.template.variables, name);
    if (node === undefined) return unknown({ text: `there is no variable "${name}"` }, origin);
    return this.remember(`variable "${name}"`, origin, () => this.declared(node));
  }

  output(name: string, origin: Origin): Value | undefined {
    const node = this.template.outputs.get(name);
    return node && this.remember(`output "${name}"`, origin, () => this.declared(node));
  }

  resourceStandings(node: ResourceNode): readonly ResourceStanding[] {
    return this.remembered(node, () => this.stand(node, node.within));
  }

  moduleStandings(node: ModuleNode): readonly ModuleStanding[] {
    return this.remembered(node, () => this.stand(node, undefined));
  }

  private standingsOf(node: ResourceNode | ModuleNode): readonly (ResourceStanding | ModuleStanding)[] {
    return isModuleNode(node) ? this.moduleStandings(node) : this.resourceStandings(node);
  }

  private keyOf(symbol: string, suffix: string): string {
    return `${this.place.path === '' ? '' : `${this.place.path}/`}${symbol}${suffix}`;
  }

  private nodeOf(symbol: string): ResourceNode | ModuleNode | undefined {
    const { resources, modules } = this.template;
    this.#symbols ??= new Map([...modules, ...resources].map((node) => [node.symbol, node]));
    return this.#symbols.get(symbol);
  }

  private nodeNamed(name: string): ResourceNode | ModuleNode | undefined {
    if (this.#named === undefined) {
      const { resources, modules } = this.template;
      const found = new Map<string, ResourceNode | ModuleNode>();
      this.#named = found;
      for (const node of [...modules, ...resources]) {
        const value = node.name && node.repetition === undefined ? evaluate(node.name, this.environment(node.header)) : undefined;
        if (value?.kind === 'scalar') found.set(String(value.value), node);
      }
    }
    return this.#named.get(name);
  }

  private declared(node: Declared): Value {
    return evaluate(node.value, this.environment(node.span));
  }

  private parameterValue(name: string, node: ParameterNode): Value {
    const given = this.place.given(name);
    const fallback = (): Value => (node.value === undefined ? this.notGiven(name, node) : evaluate(node.value, this.environment(node.span)));
    if (given === undefined) return fallback();
    return mapOptions(given, (value) => {
      if (isOmitted(value)) return node.value === undefined ? value : fallback();
      if (value.kind !== 'unknown' || value.nonNull || node.value === undefined) return settle(value, node.type, this);
      const isSet = unknown(value.reason, value.origin, value.key === undefined ? {} : { key: `set(${value.key})` });
      return branch(isSet, value.origin, () => ({ ...value, nonNull: true }), fallback);
    });
  }

  /** What is known of a parameter without default that nobody gives a value. */
  private notGiven(name: string, node: ParameterNode): Value {
    const origin = originOf(node.span);
    const key = this.keyOf(`param ${name}`, '');
    const reason: Reason = {
      text: `parameter "${name}" has no value`,
      remedy: 'give it one in a .bicepparam or parameters file, or pass --parameters FILE',
    };
    return this.allowedValues(node, key, reason, origin) ?? valueOfType(node.type, { key, reason, origin, instance: this, isInput: true });
  }

  private allowedValues(node: ParameterNode, key: string, reason: Reason, origin: Origin): Value | undefined {
    if (node.allowed === undefined || node.type.kind === 'nullable') return undefined;
    const allowed = evaluate(node.allowed, this.environment(node.span));
    if (allowed.kind !== 'list' || allowed.open || allowed.items.length === 0) return undefined;
    const isText = node.type.kind === 'simple' && node.type.type !== 'list';
    if (!isText || !allowed.items.every(({ kind }) => kind === 'scalar')) return undefined;
    const options = allowed.items.map((value) => ({
      value,
      when: value.kind === 'scalar' && value.value !== null ? [{ key, is: value.value }] : [],
    }));
    return choice(options, reason, origin);
  }

  private remember(name: string, origin: Origin, work: () => Value): Value {
    const known = this.#memo.get(name);
    if (known === 'evaluating') return unknown({ text: `${name} depends on itself` }, origin);
    if (known !== undefined) return known;
    this.#memo.set(name, 'evaluating');
    const value = work();
    this.#memo.set(name, value);
    return value;
  }

  /** While a declaration's own standings are being found, it has none. */
  private remembered<Node extends ResourceNode | ModuleNode>(node: Node, work: () => readonly Standing<Node>[]): readonly Standing<Node>[];
  private remembered(node: ResourceNode | ModuleNode, work: () => readonly ResourceStanding[] | readonly ModuleStanding[]): readonly (ResourceStanding | ModuleStanding)[] {
    const known = this.#standings.get(node);
    if (known) return known;
    this.#standings.set(node, []);
    const found = work();
    this.#standings.set(node, found);
    return found;
  }

  /** Where and how often a declaration stands, also where it certainly does not exist: its name and id can still be used. */
  private stand<Node extends ResourceNode | ModuleNode>(node: Node, within: ResourceNode | undefined): Standing<Node>[] {
    const arounds = within ? this.resourceStandings(within) : [undefined];
    const origin = originOf(node.header);
    return arounds.flatMap((around) => {
      const base = around?.env ?? this.environment(node.header);
      const outerExistence = around?.existence ?? this.place.existence;
      return repeated(node.repetition, { ...base, use: node.header }).map((one) => {
        const condition = node.condition ? evaluate(node.condition, one.env) : scalar(true, origin);
        const existence = binary('&&', binary('&&', outerExistence, one.existence, origin), condition, origin);
        const suffix = `${around?.suffix ?? ''}${one.position === undefined ? '' : `[${one.position}]`}`;
        const key = this.keyOf(node.symbol, suffix);
        return { node, instance: this, env: one.env, key, suffix, position: one.position, existence, judgedOnce: one.judgedOnce ?? around?.judgedOnce };
      });
    });
  }
}

export function isModuleNode(node: ResourceNode | ModuleNode): node is ModuleNode {
  return 'source' in node;
}

/** Names of ARM have no case. */
function insensitive<T>(table: ReadonlyMap<string, T>, name: string): T | undefined {
  const folded = name.toLowerCase();
  for (const [key, value] of table) if (key.toLowerCase() === folded) return value;
  return undefined;
}
