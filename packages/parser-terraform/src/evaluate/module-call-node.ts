import { object, type Entries, type ObjectValue, type Origin, type Reason, type UnreadModule, type Value } from '@akslint/model';
import { callTarget } from '../module/call-source.js';
import { headerOrigin, label, traversalText, type Declaration } from '../module/source-body.js';
import type { ModuleSyntax } from '../module/module-syntax.js';
import { bodyObject, cyclic } from './body.js';
import { both } from './condition.js';
import { Memo } from './evaluation.js';
import { keyText, type Expanded } from './expanded.js';
import { expand, type Expansion, type Instance } from './instances.js';
import { ModuleInstance } from './module-instance.js';
import { withBindings } from './scope.js';
import { shapedUnknown, shapeless, type Shape } from './shape.js';

/** Arguments of a module call that Terraform itself takes. */
const metaArguments: ReadonlySet<string> = new Set(['source', 'version', 'count', 'for_each', 'providers', 'depends_on']);

/** What a module call leads to: a module, or the reason why it cannot be read. */
type Callee =
  | { readonly kind: 'module'; readonly syntax: ModuleSyntax }
  | { readonly kind: 'unread'; readonly source: string; readonly reason: Reason; readonly isElsewhere: boolean };

/** One instance of a module call. */
export type CalledInstance =
  | { readonly kind: 'module'; readonly module: ModuleInstance }
  | { readonly kind: 'unread'; readonly unread: UnreadModule; readonly isElsewhere: boolean };

/** One `module` block in one module instance, with its instances. */
export class ModuleCallNode implements Expanded {
  readonly name: string;
  readonly #callee: Callee;
  readonly #expansion: Memo<Expansion>;
  readonly #instances = new Map<Instance, CalledInstance>();

  constructor(
    readonly caller: ModuleInstance,
    readonly declaration: Declaration,
  ) {
    const callName = label(declaration.block, 0) ?? '';
    this.name = `${caller.prefix}module.${callName}`;
    this.#callee = calleeOf(caller, declaration, callName);
    const header = headerOrigin(declaration.file, declaration.block);
    this.#expansion = new Memo<Expansion>(
      caller.context.evaluation,
      this.name,
      () => expand(declaration.body, caller.scopeIn(declaration.file), header),
      (cycle) => ({ kind: 'count', cycle: cyclic(cycle, header), instances: [] }),
    );
  }

  get expansion(): Expansion {
    return this.#expansion.get();
  }

  all(): readonly CalledInstance[] {
    return this.expansion.instances.map((instance) => this.called(instance));
  }

  /** The outputs of an instance. */
  valueOf(instance: Instance, at: Origin): Value {
    const called = this.called(instance);
    return called.kind === 'module' ? called.module.outputs(at) : unreadOutputs(called.unread, at);
  }

  called(instance: Instance): CalledInstance {
    const known = this.#instances.get(instance);
    if (known) return known;
    const made = this.#make(instance);
    this.#instances.set(instance, made);
    return made;
  }

  #make(instance: Instance): CalledInstance {
    const { caller, declaration } = this;
    const header = headerOrigin(declaration.file, declaration.block);
    const address = `${this.name}${keyText(instance.key)}`;
    const args = bodyObject({
      body: declaration.body,
      scope: withBindings(caller.scopeIn(declaration.file), instance.bindings),
      name: address,
      header,
      excluded: metaArguments,
      open: caller.syntax.brokenFiles.has(declaration.file) ? caller.syntax.broken : undefined,
    });
    const existence = both(caller.existence, instance.existence);
    const callee = caller.context.takeModule() ? this.#callee : tooMany;
    if (callee.kind === 'unread') {
      const { source, reason, isElsewhere } = callee;
      return { kind: 'unread', isElsewhere, unread: { address, source, arguments: args, declaredAt: header, existence, reason } };
    }
    const judgedOnce = instance.judgedOnce ?? caller.judgedOnce;
    const module = new ModuleInstance(caller.context, callee.syntax, {
      address,
      path: [...caller.path, label(declaration.block, 0) ?? ''],
      arguments: args,
      existence,
      ...(judgedOnce && { judgedOnce }),
      caller: { module: caller, providers: providerNames(declaration) },
    });
    return { kind: 'module', module };
  }
}

const tooMany: Callee = {
  kind: 'unread',
  source: '',
  reason: { text: 'the deployment calls more modules than akslint follows' },
  isElsewhere: false,
};

function calleeOf(caller: ModuleInstance, declaration: Declaration, name: string): Callee {
  const { context, syntax, path } = caller;
  const target = callTarget(declaration, syntax.directory, [...path, name], context.installed);
  const header = headerOrigin(declaration.file, declaration.block);
  if (target.kind === 'missing') {
    const { reason, source } = target;
    const alike = { many: 'Modules', name: `"${name}"`, predicate: `are not downloaded; ${reason.remedy ?? ''}.` };
    context.diagnostics.notice(header, sentence(`${reason.text}; ${reason.remedy ?? ''}`), target.isInstallable ? alike : undefined);
    return { kind: 'unread', source, reason, isElsewhere: false };
  }
  const { directory, source } = target;
  if (caller.directories.includes(directory)) {
    const reason = { text: `module "${name}" calls a module that it is itself a part of (${directory})`, remedy: 'break the cycle' };
    context.diagnostics.notice(header, sentence(`${reason.text}; ${reason.remedy}`));
    return { kind: 'unread', source, reason, isElsewhere: true };
  }
  if (syntax.brokenFiles.has(declaration.file) && context.judgedAlone.has(directory)) {
    return { kind: 'unread', source, reason: syntax.broken ?? { text: 'the file of the call cannot be parsed' }, isElsewhere: true };
  }
  const called = context.library.module(directory);
  if (called) return { kind: 'module', syntax: called };
  const reason = { text: `there is no module in ${directory}`, remedy: 'correct its source' };
  context.diagnostics.notice(header, sentence(`module "${name}" cannot be read: ${reason.text}; ${reason.remedy}`));
  return { kind: 'unread', source, reason, isElsewhere: false };
}

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

/** `providers = { kubernetes = kubernetes.prod }`: the caller's name for each of the module's. */
function providerNames({ body }: Declaration): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const written = body.attributes.get('providers')?.attribute.value;
  if (written?.kind !== 'object') return names;
  for (const { key, bareKey, value } of written.items) {
    const inner = bareKey ?? traversalText(key.kind === 'parentheses' ? key.inner : key);
    const outer = traversalText(value);
    if (inner !== undefined && outer !== undefined) names.set(inner, outer);
  }
  return names;
}

const outputShape: Shape = { ...shapeless, isOutput: true };

/** The outputs of a module that is not there: each some value, known by its address. */
function unreadOutputs({ address, reason }: UnreadModule, at: Origin): ObjectValue {
  const entries: Entries = {
    keys: () => [],
    has: () => false,
    get: (name) => shapedUnknown(reason, at, outputShape, { nonNull: true, key: `${address}.${name}` }),
  };
  return object(entries, at, reason);
}
