import {
  choice,
  isOmitted,
  mapOptions,
  originOf,
  propertyOf,
  reference,
  scalar,
  through,
  unknown,
  type Origin,
  type Reason,
  type Span,
  type Value,
} from '@akslint/model';
import type * as ast from '../syntax/ast.js';
import { branch, keyOf, reasonOf } from './branch.js';
import { evaluate, loopEnvironment } from './expression.js';
import { copyVariable } from './lower-arm-expression.js';
import type { Run } from './run.js';
import type { Declared, ModuleNode, ParameterNode, Repetition, ResourceNode, Template } from './template.js';
import { settle, valueOfType } from './typed.js';
import { binary } from './operators.js';

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
  /** `[0]`, or nothing where it is not repeated or judged once. */
  readonly suffix: string;
  readonly existence: Value;
  readonly judgedOnce: Reason | undefined;
}

export type ResourceStanding = Standing<ResourceNode> & { readonly key: string };
export type ModuleStanding = Standing<ModuleNode> & { readonly key: string };

/** What a caller gives to a parameter: undefined where it gives nothing. */
export type Given = (name: string) => Value | undefined;

/** A template as it is deployed once: with its arguments, in its place among the modules. */
export class TemplateInstance {
  readonly #memo = new Map<string, Value | 'evaluating'>();
  readonly #resources = new Map<string, readonly ResourceStanding[]>();
  readonly #modules = new Map<string, readonly ModuleStanding[]>();

  constructor(
    readonly run: Run,
    readonly template: Template,
    /** `/`-separated module path; empty for the entry file. */
    readonly path: string,
    readonly existence: Value,
    /** What it is deployed to: a reference to a resource group, a subscription or another scope. */
    readonly scope: Value,
    private readonly given: Given,
    /** The instance around, whose names an outer-scoped nested template sees. */
    readonly outer: TemplateInstance | undefined,
  ) {}

  environment(use: Span): Environment {
    return { instance: this, names: undefined, use };
  }

  /** The value of a name declared in the template. */
  valueOf(name: string, env: Environment, origin: Origin): Value {
    const { template } = this;
    if (template.parameters.has(name)) return through(this.parameter(name, origin), env.use);
    if (template.variables.has(name)) return through(this.variable(name, origin), env.use);
    const resource = template.resources.find((node) => node.symbol === name);
    if (resource) return this.run.resourceValue(this.resourceStandings(resource), origin);
    const module = template.modules.find((node) => node.symbol === name);
    if (module) return this.run.resourceValue(this.moduleStandings(module), origin);
    const imported = this.run.imported(this, name);
    if (imported) return through(imported.kind === 'value' ? imported.value : unknown({ text: `"${name}" is a function` }, origin), env.use);
    return unknown({ text: `there is no "${name}" in ${template.file}` }, origin);
  }

  /** What a symbolic name of ARM's `reference('name')` stands for. */
  symbolReference(name: string, origin: Origin): Value | undefined {
    const { template } = this;
    const resource = template.resources.find((node) => node.symbol === name || this.isNamed(node, name));
    if (resource) return this.run.resourceValue(this.resourceStandings(resource), origin);
    const module = template.modules.find((node) => node.symbol === name || this.isNamed(node, name));
    if (module) return this.run.resourceValue(this.moduleStandings(module), origin);
    return this.outer?.symbolReference(name, origin);
  }

  private isNamed(node: ResourceNode | ModuleNode, name: string): boolean {
    if (this.template.format === 'bicep' || node.name === undefined || node.repetition) return false;
    const value = evaluate(node.name, this.environment(node.header));
    return value.kind === 'scalar' && value.value === name;
  }

  /** `resourceGroup()`, `subscription()`: what this template is deployed to, or what lies around that. */
  ownScope(kind: 'resourceGroup' | 'subscription' | 'managementGroup' | 'tenant', origin: Origin): Value {
    if (kind === this.template.scope) return { ...this.scope, origin };
    return reference(`${kind}()`, [], origin);
  }

  importedFunction(namespace: string, name: string): ((args: readonly Value[], origin: Origin) => Value) | undefined {
    return this.run.importedFunction(this, namespace, name);
  }

  parameter(name: string, origin: Origin): Value {
    if (this.outer) return this.outer.parameter(name, origin);
    const node = this.template.parameters.get(name) ?? insensitive(this.template.parameters, name);
    if (node === undefined) return unknown({ text: `there is no parameter "${name}"` }, origin);
    return this.remember(`parameter ${name}`, origin, () => this.parameterValue(name, node));
  }

  variable(name: string, origin: Origin): Value {
    if (this.outer) return this.outer.variable(name, origin);
    const node = this.template.variables.get(name) ?? insensitive(this.template.variables, name);
    if (node === undefined) return unknown({ text: `there is no variable "${name}"` }, origin);
    return this.remember(`variable ${name}`, origin, () => this.declared(node));
  }

  output(name: string, origin: Origin): Value | undefined {
    const node = this.template.outputs.get(name);
    return node && this.remember(`output ${name}`, origin, () => this.declared(node));
  }

  resourceStandings(node: ResourceNode): readonly ResourceStanding[] {
    return standings(this.#resources, node.symbol, () =>
      this.stand(node, node.within).map((standing) => ({ ...standing, key: this.keyOf(node.symbol, standing.suffix) })),
    );
  }

  moduleStandings(node: ModuleNode): readonly ModuleStanding[] {
    return standings(this.#modules, node.symbol, () =>
      this.stand(node, undefined).map((standing) => ({ ...standing, key: this.keyOf(node.symbol, standing.suffix) })),
    );
  }

  keyOf(symbol: string, suffix: string): string {
    return `${this.path === '' ? '' : `${this.path}/`}${symbol}${suffix}`;
  }

  private declared(node: Declared): Value {
    return evaluate(node.value, this.environment(node.span));
  }

  private parameterValue(name: string, node: ParameterNode): Value {
    const origin = originOf(node.span);
    const key = this.keyOf(`param ${name}`, '');
    const given = this.given(name);
    const nobody: Reason = {
      text: `parameter "${name}" has no value`,
      remedy: 'give it one in a .bicepparam or parameters file, or pass --parameters FILE',
    };
    const fallback = (): Value =>
      node.value === undefined
        ? this.allowedValues(node, key, nobody, origin) ?? valueOfType(node.type, { key, reason: nobody, origin, instance: this, isInput: true })
        : evaluate(node.value, this.environment(node.span));
    if (given === undefined) return fallback();
    return mapOptions(given, (value) => {
      if (isOmitted(value)) return node.value === undefined ? value : fallback();
      if (value.kind !== 'unknown' || value.nonNull) return settle(value, node.type, this);
      if (node.value === undefined) return settle(value, node.type, this);
      const isSet = unknown(value.reason, value.origin, value.key === undefined ? {} : { key: `set(${value.key})` });
      return branch(isSet, value.origin, () => ({ ...value, nonNull: true }), fallback);
    });
  }

  private allowedValues(node: ParameterNode, key: string, reason: Reason, origin: Origin): Value | undefined {
    if (node.allowed === undefined) return undefined;
    const allowed = evaluate(node.allowed, this.environment(node.span));
    if (allowed.kind !== 'list' || allowed.open) return undefined;
    const options = allowed.items.map((value) => ({
      value,
      when: value.kind === 'scalar' && value.value !== null ? [{ key, is: value.value }] : [],
    }));
    return options.length === 0 ? undefined : choice(options, reason, origin);
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

  /** Where and how often a declaration stands; what certainly does not exist is left out. */
  private stand<Node extends ResourceNode | ModuleNode>(node: Node, within: ResourceNode | undefined): Standing<Node>[] {
    const arounds = within ? this.resourceStandings(within) : [undefined];
    return arounds.flatMap((around) => {
      const base = around?.env ?? this.environment(node.header);
      const outerExistence = around?.existence ?? this.existence;
      return repeated(node.repetition, { ...base, use: node.header }).flatMap((one) => {
        const condition = node.condition ? evaluate(node.condition, one.env) : scalar(true, originOf(node.header));
        const existence = binary('&&', binary('&&', outerExistence, one.existence, originOf(node.header)), condition, originOf(node.header));
        if (existence.kind === 'scalar' && existence.value === false) return [];
        const judgedOnce = one.judgedOnce ?? around?.judgedOnce;
        return [{ node, instance: this, env: one.env, suffix: `${around?.suffix ?? ''}${one.suffix}`, existence, judgedOnce }];
      });
    });
  }
}

interface Repeated {
  readonly env: Environment;
  readonly suffix: string;
  readonly existence: Value;
  readonly judgedOnce: Reason | undefined;
}

function repeated(repetition: Repetition | undefined, env: Environment): Repeated[] {
  const origin = originOf(env.use);
  const certain = scalar(true, origin);
  if (repetition === undefined) return [{ env, suffix: '', existence: certain, judgedOnce: undefined }];
  if (repetition.kind === 'copy') return copied(repetition.name, evaluate(repetition.count, env), env, certain);
  const { loop } = repetition;
  return looped(loop, evaluate(loop.collection, env), env, certain);
}

function copied(name: string, count: Value, env: Environment, certain: Value): Repeated[] {
  const at = (index: Value): Environment => ({ ...env, names: { name: copyVariable(name), value: index, next: env.names } });
  if (count.kind === 'scalar' && typeof count.value === 'number' && count.value <= mostStandings) {
    return Array.from({ length: Math.max(0, count.value) }, (_, index) => ({
      env: at(scalar(index, count.origin)),
      suffix: `[${index}]`,
      existence: certain,
      judgedOnce: undefined,
    }));
  }
  if (count.kind === 'choice') {
    const zero = count.options.filter(({ value }) => value.kind === 'scalar' && value.value === 0);
    const [other, ...more] = count.options.filter(({ value }) => !(value.kind === 'scalar' && value.value === 0));
    if (zero.length > 0 && other && more.length === 0) {
      const existence = mapOptions(count, ({ kind, ...value }) => scalar(!(kind === 'scalar' && 'value' in value && value.value === 0), count.origin));
      return copied(name, other.value, env, existence);
    }
  }
  const reason = reasonOf(count);
  return [{ env: at(unknown(reason, count.origin, { type: 'number', nonNull: true })), suffix: '', existence: certain, judgedOnce: reason }];
}

/** More instances than this of one declaration are judged as one. */
const mostStandings = 1000;

function looped(loop: ast.Loop, collection: Value, env: Environment, existence: Value): Repeated[] {
  if (collection.kind === 'list' && !collection.open && collection.items.length <= mostStandings) {
    return collection.items.map((item, index) => ({
      env: loopEnvironment(loop, item, index, env),
      suffix: `[${index}]`,
      existence,
      judgedOnce: undefined,
    }));
  }
  if (collection.kind === 'choice') {
    const [full, ...more] = collection.options.filter(({ value }) => !(value.kind === 'list' && value.items.length === 0 && !value.open));
    if (full && more.length === 0 && collection.options.length > 1) {
      const exists = mapOptions(collection, (value) => scalar(value === full.value, collection.origin));
      return looped(loop, full.value, env, exists);
    }
  }
  const reason = reasonOf(collection);
  const key = keyOf(collection);
  const item = unknown(reason, collection.origin, { nonNull: true, ...(key === undefined ? {} : { key: `${key}[]` }) });
  return [{ env: loopEnvironment(loop, item, 0, env), suffix: '', existence, judgedOnce: reason }];
}

function standings<S>(memo: Map<string, readonly S[]>, symbol: string, work: () => readonly S[]): readonly S[] {
  const known = memo.get(symbol);
  if (known) return known;
  memo.set(symbol, []);
  const found = work();
  memo.set(symbol, found);
  return found;
}

/** Arguments that a module call or a parameter file gives, from an object of plain values. */
export function givenBy(args: Value | undefined, unwrap: (value: Value) => Value): Given {
  return (name) => {
    if (args === undefined) return undefined;
    if (args.kind === 'object') {
      const value = propertyOf(args, name);
      return value && unwrap(value);
    }
    if (isOmitted(args)) return undefined;
    return unknown(reasonOf(args), args.origin);
  };
}

/** `{ "value": … }` of a nested deployment's argument or a parameter file's entry; a vault reference is not known. */
export function unwrapped(value: Value): Value {
  return mapOptions(value, (one) => {
    if (one.kind !== 'object') return one;
    const inner = propertyOf(one, 'value');
    return inner ?? unknown({ text: 'its value comes from a key vault' }, one.origin, { nonNull: true });
  });
}


/** Names of ARM have no case. */
function insensitive<T>(table: ReadonlyMap<string, T>, name: string): T | undefined {
  for (const [key, value] of table) if (key.toLowerCase() === name.toLowerCase()) return value;
  return undefined;
}
