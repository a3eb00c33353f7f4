import type * as ast from '../syntax/ast.js';
import { extendPackage } from '../sdk/extend-package.js';
import { bindParameters, deepestCall, type Arguments, type Site } from './call.js';
import { reasonOf } from './decide.js';
import { blockIn, originIn, Scope, spanIn, usedAt, type Environment } from './environment.js';
import { evaluate } from './expression.js';
import { keyText } from './literals.js';
import { nothing, type ClassItem, type FunctionItem, type Item, type RecordItem } from './item.js';
import { execute } from './statements.js';

/** What a `class` expression or declaration gives. */
export function makeClass(node: ast.ClassNode, env: Environment): ClassItem {
  const { run } = env;
  const origin = originIn(node, env);
  const base = node.base && evaluate(node.base, env);
  const item: ClassItem = { kind: 'class', node, env, base, origin, statics: run.record([], origin).heap };
  const inside: Environment = { ...blockIn(env), self: item, home: item };
  if (node.name !== undefined) inside.scope.declare(node.name, { value: item, born: run.path });
  for (const member of node.members.filter(({ isStatic }) => isStatic)) {
    const name = memberName(member, env);
    if (name === undefined || member.role === 'getter' || member.role === 'setter') continue;
    const value = member.value ? evaluate(member.value, usedAt(member, inside)) : nothing(originIn(member, env));
    item.statics.entries.set(name, { value, key: originIn(member, env) });
  }
  return item;
}

function memberName(member: ast.ClassMember, env: Environment): string | undefined {
  return typeof member.name === 'string' ? member.name : keyText(evaluate(member.name, env));
}

/** A method or getter of a class or of what it extends. */
export function methodOf(item: ClassItem, name: string): { readonly role: 'method' | 'getter'; readonly item: FunctionItem } | undefined {
  for (let at: Item | undefined = item; at?.kind === 'class'; at = at.base) {
    for (const member of at.node.members) {
      if (member.isStatic || member.name !== name || member.value?.kind !== 'function') continue;
      if (member.role === 'method' || member.role === 'getter') return { role: member.role, item: bound(member.value, at) };
    }
  }
  return undefined;
}

/** A setter of a class or of what it extends. */
export function setterOf(item: ClassItem, name: string): FunctionItem | undefined {
  for (let at: Item | undefined = item; at?.kind === 'class'; at = at.base) {
    const member = at.node.members.find((one) => one.role === 'setter' && one.name === name);
    if (member?.value?.kind === 'function') return bound(member.value, at);
  }
  return undefined;
}

function bound(node: ast.FunctionNode, home: ClassItem): FunctionItem {
  const env: Environment = { ...home.env, home };
  return { kind: 'function', node, env, origin: originIn(node, env) };
}

/** `new` of a class of the program. */
export function construct(item: ClassItem, args: Arguments, site: Site): Item {
  const { run } = site.env;
  const instance = run.record([], site.origin, { madeBy: item });
  initialize(item, instance, args, site);
  return instance;
}

/** Runs a class's constructor on an instance; without one its base takes the arguments. */
function initialize(item: ClassItem, instance: RecordItem, args: Arguments, site: Site): void {
  const { run } = site.env;
  const { node } = item;
  run.entered.add(node);
  if (run.calls.length >= deepestCall) {
    run.incomplete ??= { text: 'a class makes itself too often to be followed' };
    return;
  }
  const before = run.calls;
  run.calls = [...before, site.origin.span];
  try {
    const env: Environment = { ...item.env, run, self: instance, home: item, scope: new Scope(item.env.scope, true), use: site.env.use };
    if (node.make === undefined) {
      if (node.base) initializeBase(item, instance, args, { env, origin: site.origin });
      setFields(item, instance, env);
      return;
    }
    if (!node.base) setFields(item, instance, env);
    makeWith(node.make, instance, args, env);
  } finally {
    run.calls = before;
  }
}

function makeWith(make: ast.FunctionNode, instance: RecordItem, args: Arguments, env: Environment): void {
  const { run } = env;
  run.entered.add(make);
  const frame = { result: nothing(originIn(make, env)), born: run.path };
  const inside: Environment = { ...env, scope: new Scope(env.scope, true), frame, use: spanIn(make, env) };
  bindMakeParameters(make, args, inside, instance);
  if (!('kind' in make.body)) execute(make.body, inside);
}

function bindMakeParameters(make: ast.FunctionNode, args: Arguments, env: Environment, instance: RecordItem): void {
  bindParameters(make, args, env);
  for (const parameter of make.parameters) {
    if (!parameter.isProperty || parameter.pattern.kind !== 'name') continue;
    const cell = env.scope.own(parameter.pattern.name);
    if (cell) instance.heap.entries.set(parameter.pattern.name, { value: cell.value, key: originIn(parameter, env) });
  }
}

function setFields(item: ClassItem, instance: RecordItem, env: Environment): void {
  for (const member of item.node.members) {
    if (member.role !== 'field' || member.isStatic || member.value === undefined) continue;
    const name = memberName(member, env);
    if (name !== undefined) instance.heap.entries.set(name, { value: evaluate(member.value, usedAt(member, env)), key: originIn(member, env) });
  }
}

/** `super(a)` in a constructor. */
export function constructBase(args: Arguments, node: ast.Node, env: Environment): Item {
  const { home, self } = env;
  const origin = originIn(node, env);
  if (home === undefined || self?.kind !== 'record') return nothing(origin);
  initializeBase(home, self, args, { env, origin });
  setFields(home, self, { ...env, frame: undefined });
  return self;
}

function initializeBase(item: ClassItem, instance: RecordItem, args: Arguments, site: Site): void {
  const { base } = item;
  if (base?.kind === 'class') initialize(base, instance, args, site);
  else if (base?.kind === 'package') extendPackage(base, instance, args, site);
  else if (base) instance.heap.open ??= reasonOf(base);
}
