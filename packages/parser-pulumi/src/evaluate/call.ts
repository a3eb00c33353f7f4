import type { Origin, Reason } from '@akslint/model';
import type * as ast from '../syntax/ast.js';
import { methodOfValue } from '../builtin/methods.js';
import { sharedListMethod } from '../builtin/shared-list-methods.js';
import { callPackage, newFromPackage } from '../sdk/call-package.js';
import { bind, withFallback } from './assign.js';
import { construct, constructBase, methodOf } from './class.js';
import { reasonOf } from './decide.js';
import { originIn, Scope, spanIn, usedAt, type Environment, type Frame } from './environment.js';
import { callback, escape } from './escape.js';
import { evaluate } from './expression.js';
import { isNullish, nothing, sourcesOf, unknownItem, used, type FunctionItem, type Item, type Single } from './item.js';
import { memberOf } from './member.js';
import { itemsIn } from './parts.js';
import { restrict } from './path.js';
import { execute } from './statements.js';

/** The arguments of a call. */
export interface Arguments {
  readonly items: readonly Item[];
  /** More may follow. */
  readonly open?: Reason;
}

/** A place from which something is called. */
export interface Site {
  readonly env: Environment;
  readonly origin: Origin;
}

/** A call as it is written. */
export interface CallSite {
  readonly env: Environment;
  readonly node: ast.Node;
  readonly self: Item | undefined;
}

/** Functions may call themselves; past this depth it is taken that they never end. */
export const deepestCall = 48;

/** `f(a)`, `o.m(a)`, `super(a)`. */
export function callExpression(node: ast.Call, env: Environment): Item {
  const { callee } = node;
  if (callee.kind === 'super') return constructBase(argumentsOf(node.args, env), node, env);
  if (callee.kind !== 'member') {
    const called = evaluate(callee, env);
    if (node.isOptional && isNullish(called)) return nothing(originIn(node, env));
    return callValue(called, argumentsOf(node.args, env), { env, node, self: undefined });
  }
  const of = evaluate(callee.of, env);
  const args = argumentsOf(node.args, env);
  if (callee.of.kind === 'super') return callSuper(callee.name, args, node, env);
  const shared = sharedListMethod(restrict(of, env.run.path), callee.name, args, { env, node, self: undefined });
  if (shared) return shared;
  return env.run.cases(of, (single) => {
    if ((callee.isOptional || node.isOptional) && isNullish(single)) return nothing(single.origin);
    return callMethod(single, callee.name, args, { env, node: callee.isOptional ? callee : node, self: single });
  });
}

function callSuper(name: string, args: Arguments, node: ast.Call, env: Environment): Item {
  const base = env.home?.base;
  const method = base?.kind === 'class' ? methodOf(base, name) : undefined;
  if (method) return callFunction(method.item, args, env.self, { env, origin: originIn(node, env) });
  return unknownItem(`super.${name}() is not read`, originIn(node, env));
}

/** Arguments in order; what is spread from an unknown list is open. */
function argumentsOf(args: readonly ast.Argument[], env: Environment): Arguments {
  const items: Item[] = [];
  for (const { isSpread, value } of args) {
    const item = evaluate(value, value.kind === 'object' || value.kind === 'function' ? env : usedAt(value, env));
    if (!isSpread) {
      items.push(item);
      continue;
    }
    const found = item.kind === 'choice' ? undefined : itemsIn(item);
    if (found === undefined || found.open) return { items, open: reasonOf(item) };
    items.push(...found.items);
  }
  return { items };
}

/** A method: of an object or its class, of a list or text, of a resource's output, or one that a package has. */
function callMethod(of: Single, name: string, args: Arguments, site: CallSite): Item {
  const { env, node } = site;
  const native = methodOfValue(of, name, args, site);
  if (native) return native;
  if (of.kind === 'record' && of.heap.madeBy) {
    const own = of.heap.entries.has(name) ? undefined : methodOf(of.heap.madeBy, name);
    if (own?.role === 'method') return callFunction(own.item, args, of, { env, origin: originIn(node, env) });
  }
  return callValue(memberOf(of, name, false, node, env), args, site);
}

/** Calls what an expression gave. */
export function callValue(called: Item, args: Arguments, site: CallSite): Item {
  return site.env.run.cases(called, (single) => callSingle(single, args, site));
}

function callSingle(called: Single, args: Arguments, site: CallSite): Item {
  const origin = originIn(site.node, site.env);
  switch (called.kind) {
    case 'function':
      return used(callFunction(called, args, site.self, { env: site.env, origin }), site.env.use);
    case 'native':
      return called.call(args.items);
    case 'package':
      return callPackage(called, args, site);
    default:
      return unfollowed(called, args, site);
  }
}

/** What a function that cannot be followed may do: change what it is given, and call what it is given. */
function unfollowed(called: Single, args: Arguments, { env, node }: CallSite): Item {
  const { run } = env;
  const origin = originIn(node, env);
  const reason = called.kind === 'scalar' ? { text: 'what is called is not a function' } : reasonOf(called);
  run.failures += 1;
  args.items.forEach((item) => escape(item, reason, env, origin));
  const from = sourcesOf([called, ...args.items]);
  return unknownItem(reason, origin, from.length > 0 ? { from } : {});
}

/** Executes a function of the program. */
export function callFunction(called: FunctionItem, args: Arguments, self: Item | undefined, site: Site): Item {
  const { node } = called;
  const { run } = site.env;
  const { origin } = site;
  run.entered.add(node);
  if (run.calls.length >= deepestCall) {
    run.incomplete ??= { text: 'a function calls itself too often to be followed' };
    return unknownItem(`${node.name ?? 'a function'} calls itself too often`, origin);
  }
  const frame: Frame = { result: nothing(origin), born: run.path };
  const scope = new Scope(called.env.scope, true);
  const env: Environment = { ...called.env, run, scope, frame, self: node.isArrow ? called.env.self : self, use: spanIn(node, called.env) };
  const before = run.calls;
  run.calls = [...before, origin.span];
  try {
    if (!node.isArrow) scope.declare('arguments', { value: run.array(args.items, origin, args.open), born: run.path });
    bindParameters(node, args, env);
    if ('kind' in node.body) return evaluate(node.body, { ...env, use: spanIn(node.body, env) });
    execute(node.body, env);
    return frame.result;
  } finally {
    run.calls = before;
  }
}

/** Gives the arguments of a call to the parameters. */
export function bindParameters(node: ast.FunctionNode, args: Arguments, env: Environment): void {
  const { run } = env;
  node.parameters.forEach((parameter, index) => {
    const how = { as: 'declaration', scope: 'block' } as const;
    const at = originIn(parameter, env);
    if (parameter.isRest) {
      bind(parameter.pattern, run.array(args.items.slice(index), at, args.open), how, env);
      return;
    }
    const given = args.items[index] ?? (args.open ? unknownItem(args.open, at) : nothing(at));
    bind(parameter.pattern, withFallback(given, parameter.fallback, env), how, env);
  });
}

/** `new X(a)`. */
export function newExpression(node: ast.New, env: Environment): Item {
  const called = evaluate(node.callee, env);
  const args = argumentsOf(node.args, env);
  return env.run.cases(called, (single) => {
    const origin = originIn(node, env);
    if (single.kind === 'class') return construct(single, args, { env, origin });
    if (single.kind === 'package') return newFromPackage(single, args, node, env);
    return unfollowed(single, args, { env, node, self: undefined });
  });
}

/** Calls a callback with items of ours; its result as it is used here. */
export function callWith(called: Item | undefined, items: readonly Item[], { env, node }: CallSite): Item {
  if (called === undefined) return unknownItem('no function is given', originIn(node, env));
  return callback(called, { items }, env, originIn(node, env));
}
