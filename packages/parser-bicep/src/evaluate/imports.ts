import { scalar, unknown, type Origin, type Value } from '@akslint/model';
import { evaluate } from './expression.js';
import { LazyEntries } from './entries.js';
import { nothingGiven } from './given.js';
import { TemplateInstance, type Environment } from './instance.js';
import { isReason } from './loader.js';
import type { FunctionNode, ImportNode } from './template.js';
import type { DeclaredType } from './types.js';

export type UserFunction = (args: readonly Value[], origin: Origin) => Value;

interface Located<T> {
  readonly of: T;
  readonly instance: TemplateInstance;
}

/** Where Bicep puts a file's functions when it compiles it. */
const compiledNamespace = '__bicep';

/** Imports lead from file to file at most this often. */
const mostHops = 16;

/** What names mean that a template imports from other files: variables, functions and types. */
export class Imports {
  readonly #instances = new Map<string, TemplateInstance>();

  /** The value of an imported variable, or of a whole import `as` a name; undefined for no such import. */
  value(instance: TemplateInstance, name: string, hops = 0): Value | undefined {
    for (const node of instance.template.imports) {
      const origin = { span: node.span, via: undefined };
      const symbol = node.symbols.get(name);
      if (node.wildcard !== name && symbol === undefined) continue;
      const from = this.source(instance, node);
      if (from === undefined) return unknown({ text: `${node.path ?? 'the import'} cannot be read` }, origin);
      return symbol === undefined ? this.allOf(from, origin) : this.symbolValue(from, symbol, origin, hops);
    }
    return undefined;
  }

  /** A function that the template declares or imports by this name, or has in an import `as` a namespace. */
  function(instance: TemplateInstance, name: string, namespace?: string): UserFunction | undefined {
    const found = namespace === undefined ? this.functionNamed(instance, name, 0) : this.functionIn(instance, namespace, name);
    return found && ((args, origin) => call(found, args, origin));
  }

  /** A type that the template declares or imports. */
  type(instance: TemplateInstance, type: Extract<DeclaredType, { kind: 'named' }>, hops = 0): { type: DeclaredType; instance: TemplateInstance } | undefined {
    const own = instance.template.types.get(type.name);
    if (own) return this.member({ type: own, instance }, type.path, hops);
    if (hops > mostHops) return undefined;
    for (const node of instance.template.imports) {
      const [first, ...rest] = type.path;
      const symbol = node.wildcard === type.name ? first : node.symbols.get(type.name);
      const from = symbol === undefined ? undefined : this.source(instance, node);
      if (from && symbol !== undefined) return this.type(from, { kind: 'named', name: symbol, path: node.wildcard === type.name ? rest : type.path }, hops + 1);
    }
    return undefined;
  }

  private symbolValue(from: TemplateInstance, symbol: string, origin: Origin, hops: number): Value {
    if (from.template.variables.has(symbol)) return from.variable(symbol, origin);
    const again = hops > mostHops ? undefined : this.value(from, symbol, hops + 1);
    return again ?? unknown({ text: `"${symbol}" is no variable of ${from.template.file}` }, origin);
  }

  private allOf(from: TemplateInstance, origin: Origin): Value {
    const entries = new LazyEntries();
    for (const name of from.template.variables.keys()) entries.set(name, () => from.variable(name, origin));
    return { kind: 'object', entries, origin };
  }

  private functionNamed(instance: TemplateInstance, name: string, hops: number): Located<FunctionNode> | undefined {
    const own = instance.template.functions.get(name) ?? instance.template.functions.get(`${compiledNamespace}.${name}`);
    if (own) return { of: own, instance };
    for (const node of hops > mostHops ? [] : instance.template.imports) {
      const symbol = node.symbols.get(name);
      const from = symbol === undefined ? undefined : this.source(instance, node);
      const found = from && symbol !== undefined ? this.functionNamed(from, symbol, hops + 1) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  private functionIn(instance: TemplateInstance, namespace: string, name: string): Located<FunctionNode> | undefined {
    const node = instance.template.imports.find(({ wildcard }) => wildcard === namespace);
    const from = node && this.source(instance, node);
    return from && this.functionNamed(from, name, 0);
  }

  private member(found: { type: DeclaredType; instance: TemplateInstance }, path: readonly string[], hops: number): { type: DeclaredType; instance: TemplateInstance } | undefined {
    const [name, ...rest] = path;
    if (name === undefined) return found;
    if (found.type.kind === 'named' && hops <= mostHops) {
      const resolved = this.type(found.instance, found.type, hops + 1);
      return resolved && this.member(resolved, path, hops + 1);
    }
    const next = found.type.kind === 'object' ? found.type.properties.get(name) : undefined;
    return next && this.member({ ...found, type: next }, rest, hops);
  }

  /** The imported file; its parameters have no values. */
  private source(instance: TemplateInstance, node: ImportNode): TemplateInstance | undefined {
    if (node.path === undefined) return undefined;
    const id = `${instance.template.file}\n${node.path}`;
    const known = this.#instances.get(id);
    if (known) return known;
    const template = instance.run.loader.imported(node.path, instance.template.file);
    if (isReason(template)) return undefined;
    const made = new TemplateInstance(instance.run, template, { ...instance.place, given: nothingGiven, outer: undefined });
    this.#instances.set(id, made);
    return made;
  }
}

function call({ of: node, instance }: Located<FunctionNode>, args: readonly Value[], origin: Origin): Value {
  const names = node.parameters.reduce<Environment['names']>(
    (next, parameter, index) => ({ name: parameter, value: args[index] ?? scalar(null, origin), next }),
    undefined,
  );
  return evaluate(node.body, { instance, names, use: origin.span });
}
