import { scalar, unknown, type ObjectValue, type Origin, type Reason, type Value, object, originOf } from '@akslint/model';
import type { ModuleSyntax } from '../module/module-syntax.js';
import { resourceName } from '../module/module-syntax.js';
import { headerOrigin, label, literalText, type Declaration } from '../module/source-body.js';
import { relativePath } from '../source/paths.js';
import { bodyObject, cyclic, evaluateArgument } from './body.js';
import type { DeploymentContext } from './deployment-context.js';
import { Memo } from './evaluation.js';
import { evaluate } from './expression.js';
import { instanceAt, wholeOf, type Expanded } from './expanded.js';
import { failed } from './failure.js';
import { LazyMembers } from './members.js';
import { ModuleCallNode } from './module-call-node.js';
import { ResourceNode } from './resource-node.js';
import { noBindings, type Names, type Resolved, type Scope, type TraversalStep } from './scope.js';
import { settled } from './steps.js';
import { undeclared, variableValue } from './variable-value.js';

export interface ModulePlace {
  /** `module.aks["prod"]`; empty for the root. */
  readonly address: string;
  /** The names of the calls that lead to it from the root. */
  readonly path: readonly string[];
  /** The call's arguments; undefined for the root, whose inputs come from outside. */
  readonly arguments: ObjectValue | undefined;
  readonly existence: Value;
  readonly judgedOnce?: Reason;
  readonly caller?: { readonly module: ModuleInstance; readonly providers: ReadonlyMap<string, string> };
}

/** A module as it is called once: an environment over syntax that all calls share. */
export class ModuleInstance implements Names {
  readonly path: readonly string[];
  readonly existence: Value;
  readonly judgedOnce: Reason | undefined;
  /** What its addresses begin with: `module.aks["prod"].`, or nothing. */
  readonly prefix: string;
  /** The directories of this module and of those that call it, itself first. */
  readonly directories: readonly string[];
  readonly resources: readonly ResourceNode[];
  readonly calls: ReadonlyMap<string, ModuleCallNode>;
  readonly #byName = new Map<string, ResourceNode>();
  readonly #memos = new Map<string, Memo<Value>>();
  readonly #providers = new Map<string, ObjectValue>();

  constructor(
    readonly context: DeploymentContext,
    readonly syntax: ModuleSyntax,
    private readonly place: ModulePlace,
  ) {
    this.path = place.path;
    this.existence = place.existence;
    this.judgedOnce = place.judgedOnce;
    this.prefix = place.address === '' ? '' : `${place.address}.`;
    this.directories = [syntax.directory, ...(place.caller?.module.directories ?? [])];
    const ordinals = new Map<string, number>();
    this.resources = syntax.resources.map((declaration) => {
      const name = resourceName(declaration) ?? '';
      const ordinal = (ordinals.get(name) ?? 0) + 1;
      ordinals.set(name, ordinal);
      const node = new ResourceNode(this, declaration, ordinal);
      if (ordinal === 1) this.#byName.set(name, node);
      return node;
    });
    this.calls = new Map([...syntax.calls].map(([name, declaration]) => [name, new ModuleCallNode(this, declaration)]));
  }

  scopeIn(file: string): Scope {
    return { evaluation: this.context.evaluation, names: this, bindings: noBindings, file, use: undefined };
  }

  resolve(root: string, steps: readonly TraversalStep[], scope: Scope, at: Origin): Resolved {
    const [first] = steps;
    const name = first?.kind === 'attribute' ? first.name : undefined;
    switch (root) {
      case 'var':
      case 'local':
      case 'path':
      case 'terraform':
      case 'tofu':
        return { value: name === undefined ? failed(`"${root}" needs a name behind it`, at) : this.#named(root, name, at), used: 1 };
      case 'module':
        return name === undefined ? { value: failed('"module" needs a name behind it', at), used: 1 } : this.#called(name, steps, scope, at);
      case 'each':
      case 'count':
      case 'self':
        return { value: failed(`"${root}" means nothing here`, at), used: steps.length };
      case 'ephemeral':
        return { value: unknown({ text: 'an ephemeral resource is known only while Terraform runs' }, at), used: steps.length };
      default:
        return this.#resource(root, steps, scope, at);
    }
  }

  #named(root: 'var' | 'local' | 'path' | 'terraform' | 'tofu', name: string, at: Origin): Value {
    switch (root) {
      case 'var':
        return this.variable(name) ?? undeclared(`variable "${name}"`, at, this.syntax.broken);
      case 'local':
        return this.local(name) ?? undeclared(`local.${name}`, at, this.syntax.broken);
      case 'path':
        return this.#path(name, at);
      default:
        return name === 'workspace' ? this.#workspace(at) : failed(`terraform.${name} is not known`, at);
    }
  }

  /** An input variable; undefined when it is not declared. */
  variable(name: string): Value | undefined {
    const declaration = this.syntax.variables.get(name);
    return declaration && this.#remembered(`var.${name}`, headerOrigin(declaration.file, declaration.block), () => this.#input(name, declaration));
  }

  #input(name: string, declaration: Declaration): Value {
    const { context, place } = this;
    const key = `${this.prefix}var.${name}`;
    if (place.arguments) {
      const { entries, open } = place.arguments;
      return settled(variableValue({ name, key, declaration, given: entries.get(name), doubt: open }, context.evaluation));
    }
    const given = context.inputs.valueOf(name, declaration, context.evaluation);
    return variableValue({ name, key, declaration, given, doubt: context.inputs.doubt }, context.evaluation);
  }

  /** A local value; undefined when it is not declared. */
  local(name: string): Value | undefined {
    const local = this.syntax.locals.get(name);
    if (!local) return undefined;
    const { file, attribute } = local;
    const at = originOf({ file, start: attribute.start, end: attribute.nameEnd });
    return this.#remembered(`local.${name}`, at, () => settled(evaluateArgument(local, this.scopeIn(file))));
  }

  /** All outputs, each worked out when it is asked for. */
  outputs(at: Origin): ObjectValue {
    const memos = new Map([...this.syntax.outputs].map(([name, declaration]) => [name, this.#output(name, declaration)]));
    return object(new LazyMembers(memos), at, this.syntax.broken);
  }

  #output(name: string, declaration: Declaration): Memo<Value> {
    const header = headerOrigin(declaration.file, declaration.block);
    return this.#memo(`output.${name}`, header, () => {
      const written = declaration.body.attributes.get('value');
      return written ? settled(evaluateArgument(written, this.scopeIn(written.file))) : failed(`output "${name}" has no value`, header);
    });
  }

  #remembered(name: string, at: Origin, compute: () => Value): Value {
    return this.#memo(name, at, compute).get();
  }

  #memo(name: string, at: Origin, compute: () => Value): Memo<Value> {
    const known = this.#memos.get(name);
    if (known) return known;
    const made = new Memo(this.context.evaluation, `${this.prefix}${name}`, compute, (cycle) => cyclic(cycle, at));
    this.#memos.set(name, made);
    return made;
  }

  #path(name: string, at: Origin): Value {
    switch (name) {
      case 'module':
        return scalar(relativePath(this.context.rootDirectory, this.syntax.directory), at);
      case 'root':
        return scalar('.', at);
      case 'cwd':
        return unknown({ text: 'path.cwd is wherever Terraform is run' }, at, { type: 'string', nonNull: true, key: 'path.cwd' });
      default:
        return failed(`path.${name} is not known`, at);
    }
  }

  #workspace(at: Origin): Value {
    const { workspace } = this.context;
    if (workspace !== undefined) return scalar(workspace, at);
    const reason = { text: 'the Terraform workspace is not known', remedy: 'set TF_WORKSPACE' };
    return unknown(reason, at, { type: 'string', nonNull: true, key: 'terraform.workspace' });
  }

  #called(name: string, steps: readonly TraversalStep[], scope: Scope, at: Origin): Resolved {
    const call = this.calls.get(name);
    if (!call) return { value: undeclared(`module.${name}`, at, this.syntax.broken), used: steps.length };
    return this.#instanceOf(call, steps, 1, scope, at);
  }

  #resource(root: string, steps: readonly TraversalStep[], scope: Scope, at: Origin): Resolved {
    const names = [root, ...steps.slice(0, root === 'data' ? 2 : 1).flatMap((step) => (step.kind === 'attribute' ? step.name : []))];
    const name = names.join('.');
    const node = this.#byName.get(name);
    if (node) return this.#instanceOf(node, steps, names.length - 1, scope, at);
    return { value: undeclared(name, at, this.syntax.broken), used: steps.length };
  }

  #instanceOf(expanded: Expanded, steps: readonly TraversalStep[], used: number, scope: Scope, at: Origin): Resolved {
    const step = steps[used];
    if (step?.kind !== 'index' || expanded.expansion.kind === 'single') return { value: wholeOf(expanded, at), used };
    return { value: instanceAt(expanded, evaluate(step.key, scope), at), used: used + 1 };
  }

  /** The configuration of a provider by its name here (`kubernetes`, `kubernetes.prod`); undefined when none is written. */
  provider(name: string): ObjectValue | undefined {
    const [local = '', alias] = name.split('.');
    const declaration = this.syntax.providers.find(({ block, body }) => {
      const written = literalText(body.attributes.get('alias')?.attribute.value);
      return label(block, 0) === local && written === alias;
    });
    if (declaration) return this.#providerBody(name, declaration);
    const { caller } = this.place;
    if (!caller) return undefined;
    const given = caller.providers.get(name);
    if (given !== undefined) return caller.module.provider(given);
    return alias === undefined ? caller.module.provider(local) : undefined;
  }

  #providerBody(name: string, { file, block, body }: Declaration): ObjectValue {
    const known = this.#providers.get(name);
    if (known) return known;
    const made = bodyObject({
      body,
      scope: this.scopeIn(file),
      name: `${this.prefix}provider.${name}`,
      header: headerOrigin(file, block),
      excluded: new Set(['alias', 'version']),
      open: this.syntax.broken,
    });
    this.#providers.set(name, made);
    return made;
  }
}
