import {
  isOmitted,
  list,
  mapOptions,
  object,
  reference,
  type Entries,
  type ObjectValue,
  type Origin,
  type Reason,
  type Resource,
  type Value,
} from '@akslint/model';
import { resourceName } from '../module/module-syntax.js';
import { contentType, headerOrigin, label, literalText, traversalText, type Declaration } from '../module/source-body.js';
import { bodyObject } from './body.js';
import { both } from './condition.js';
import { Memo, type AttributeSource } from './evaluation.js';
import { cyclic } from './body.js';
import { keyText, type Expanded } from './expanded.js';
import { expand, type Expansion, type Instance } from './instances.js';
import type { ModuleInstance } from './module-instance.js';
import { withBindings } from './scope.js';

/** Arguments and blocks of a resource that Terraform itself takes. */
const metaArguments: ReadonlySet<string> = new Set([
  'count',
  'for_each',
  'provider',
  'depends_on',
  'lifecycle',
  'provisioner',
  'connection',
]);

/** One `resource` or `data` block in one module instance, with its instances. */
export class ResourceNode implements Expanded {
  readonly name: string;
  readonly #expansion: Memo<Expansion>;
  readonly #instances = new Map<Instance, ResourceInstance>();

  /** `ordinal` counts the declarations of one address, from 1. */
  constructor(
    readonly module: ModuleInstance,
    readonly declaration: Declaration,
    readonly ordinal: number,
  ) {
    const { block, file, body } = declaration;
    this.name = `${module.prefix}${resourceName(declaration) ?? block.type}`;
    const header = headerOrigin(file, block);
    this.#expansion = new Memo<Expansion>(
      module.context.evaluation,
      this.name,
      () => expand(body, module.scopeIn(file), header),
      (cycle) => ({ kind: 'count', cycle: cyclic(cycle, header), instances: [] }),
    );
  }

  get expansion(): Expansion {
    return this.#expansion.get();
  }

  valueOf(instance: Instance, at: Origin): Value {
    return reference(this.instance(instance).key, [], at);
  }

  /** All instances. */
  all(): readonly ResourceInstance[] {
    return this.expansion.instances.map((instance) => this.instance(instance));
  }

  instance(instance: Instance): ResourceInstance {
    const known = this.#instances.get(instance);
    if (known) return known;
    const made = new ResourceInstance(this, instance);
    this.#instances.set(instance, made);
    this.module.context.evaluation.targets.set(made.key, made);
    return made;
  }
}

/** A resource as it is deployed, or the one body that stands for several. */
export class ResourceInstance implements AttributeSource {
  readonly key: string;
  readonly address: string;
  readonly body: ObjectValue;

  constructor(
    private readonly node: ResourceNode,
    private readonly instance: Instance,
  ) {
    const { module, declaration, ordinal } = node;
    this.address = `${node.name}${keyText(instance.key)}`;
    this.key = this.address + (instance.judgedOnce && this.#hasTwin() ? '[*]' : '') + (ordinal > 1 ? `#${ordinal}` : '');
    const scope = withBindings(module.scopeIn(declaration.file), instance.bindings);
    const body = bodyObject({
      body: declaration.body,
      scope,
      name: this.address,
      header: headerOrigin(declaration.file, declaration.block),
      excluded: metaArguments,
      open: module.syntax.broken,
    });
    this.body = module.context.refineBody(this.#type(), body);
  }

  /** A module whose number of instances is unknown can hold a body judged once beside others of the same address. */
  #hasTwin(): boolean {
    return this.node.expansion.instances.length > 1;
  }

  #type(): string {
    return label(this.node.declaration.block, 0) ?? '';
  }

  attribute(name: string, at: Origin): Value {
    const computed = reference(this.key, [name], at);
    const written = this.body.entries.get(name);
    if (written === undefined) return computed;
    const isBlock = this.#isBlock(name);
    return mapOptions(written, (option) => {
      const isAbsent = isOmitted(option) || (isBlock && option.kind === 'list' && option.items.length === 0 && !option.open);
      return isAbsent ? computed : withComputed(option, this.key, [name]);
    });
  }

  /** A block that is not written (a `dynamic` one without items) may still be known after apply. */
  #isBlock(name: string): boolean {
    return this.node.declaration.body.blocks.some(({ block }) => contentType(block) === name);
  }

  toResource(): Resource {
    const { module, declaration } = this.node;
    const { judgedOnce } = this.instance;
    const once = judgedOnce ?? module.judgedOnce;
    const ignoredChanges = ignoredChangesOf(declaration);
    const provider = this.#provider();
    return {
      key: this.key,
      address: this.address,
      type: this.#type(),
      isData: declaration.block.type === 'data',
      body: this.body,
      declaredAt: headerOrigin(declaration.file, declaration.block),
      existence: both(module.existence, this.instance.existence),
      ...(once && { judgedOnce: once }),
      ...(ignoredChanges && { ignoredChanges }),
      ...(provider && { provider }),
    };
  }

  /** The configuration of the provider that makes an object inside a cluster. */
  #provider(): ObjectValue | undefined {
    const { module, declaration } = this.node;
    const [family = ''] = this.#type().split('_');
    if (family !== 'kubernetes' && family !== 'kubectl' && family !== 'helm') return undefined;
    const written = declaration.body.attributes.get('provider')?.attribute.value;
    const named = written && (traversalText(written) ?? literalText(written));
    return module.provider(named ?? family);
  }
}

/** What is configured in a block, and references to what is known only after deployment for everything else. */
function withComputed(value: Value, target: string, path: readonly (string | number)[]): Value {
  if (value.kind !== 'list') return value;
  const items = value.items.map((item, index) =>
    item.kind === 'object' ? withComputedMembers(item, target, [...path, index]) : item,
  );
  return items.every((item, index) => item === value.items[index]) ? value : list(items, value.origin, value.open);
}

const afterApply: Reason = { text: 'the rest of it is known only after apply' };

function withComputedMembers(block: ObjectValue, target: string, path: readonly (string | number)[]): ObjectValue {
  const { entries } = block;
  const completed: Entries = {
    keys: () => entries.keys(),
    has: (name) => entries.has(name),
    get: (name) => {
      const written = entries.get(name);
      const computed = reference(target, [...path, name], block.origin);
      if (written === undefined) return computed;
      return mapOptions(written, (option) => (isOmitted(option) ? computed : withComputed(option, target, [...path, name])));
    },
    keyOrigin: (name) => entries.keyOrigin?.(name),
  };
  return object(completed, block.origin, block.open ?? afterApply);
}

/** `lifecycle.ignore_changes`: the paths as written, or all. */
function ignoredChangesOf({ body }: Declaration): readonly string[] | 'all' | undefined {
  const written = body.blocks
    .filter(({ block }) => block.type === 'lifecycle')
    .flatMap(({ block }) => block.body.attributes.filter(({ name }) => name === 'ignore_changes'))
    .at(-1)?.value;
  if (written === undefined) return undefined;
  if (written.kind !== 'tuple') return traversalText(written) === 'all' ? 'all' : undefined;
  const paths = written.items.flatMap((item) => traversalText(item) ?? []);
  if (paths.length === 1 && paths[0] === '*') return 'all';
  return paths.length > 0 ? paths : undefined;
}
