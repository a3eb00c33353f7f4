import { originOf, type Deployment, type Notice, type Reason } from '@akslint/model';
import { construct, makeClass, methodOf } from './evaluate/class.js';
import { callFunction } from './evaluate/call.js';
import type { Environment } from './evaluate/environment.js';
import { unknownItem, type Item } from './evaluate/item.js';
import type { Run } from './evaluate/run.js';
import { execute, guarded, headOf, withoutStack, type Program } from './read-node-program.js';
import { deploymentOf } from './sdk/deployment.js';
import type { ClassNode, FunctionNode, Making } from './syntax/ast.js';

/** More than these are not looked at. */
const mostUncalled = 40;

/**
 * Functions and classes that make a cluster and that nothing in the program calls: each is judged once by itself,
 * with arguments of which nothing is known.
 */
export function uncalledIn(program: Program, entry: string, runs: readonly Run[]): { deployments: readonly Deployment[]; notices: readonly Notice[] } {
  const isEntered = (node: FunctionNode | ClassNode): boolean => runs.some(({ entered }) => entered.has(node));
  const found = new Map<FunctionNode | ClassNode, { readonly file: string; readonly making: Making }>();
  const deployments: Deployment[] = [];
  const notices: Notice[] = [];
  for (const file of executedFiles(runs)) {
    for (const making of (program.files.program(file)?.makings ?? []).filter(makesCluster)) {
      const target = uncalledTarget(making, isEntered);
      if (target && found.size < mostUncalled) found.set(target, found.get(target) ?? { file, making });
      else if (making.within.some((around) => !isEntered(around))) notices.push(notJudged(file, making));
    }
  }
  for (const [target, { file, making }] of found) {
    const name = nameOf(target, making);
    const run = execute(program, entry, withoutStack(program.project));
    const from = { resources: run.declarations.resources.length, unread: run.declarations.unread.length };
    const env = run.modules.environmentOf(file);
    if (env === undefined) continue;
    guarded(run, () => callOnItsOwn(target, making, env));
    const deployment = deploymentOf(headOf(program, { id: `${file}#${name}`, entry, variant: null }, run), run.declarations, from);
    if (deployment.resources.length === 0) continue;
    deployments.push(deployment);
    const span = { file, start: target.start, end: target.end };
    notices.push({ origin: originOf(span), message: `Nothing in the program calls ${name}, so it is judged by itself; what it is given is not known.` });
  }
  return { deployments, notices };
}

/** A callback or nested function that was not followed cannot be called from outside. */
function notJudged(file: string, { node }: Making): Notice {
  const origin = originOf({ file, start: node.start, end: node.callee.end });
  return { origin, message: 'The cluster that is made here is not judged: nothing that could be followed calls the function around it.' };
}

function executedFiles(runs: readonly Run[]): readonly string[] {
  return [...new Set(runs.flatMap(({ modules }) => modules.executed.map(({ program }) => program.file)))];
}

function makesCluster({ node }: Making): boolean {
  const { callee } = node;
  const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
  return name === 'ManagedCluster' || name === 'KubernetesCluster' || name === 'AutomaticCluster';
}

/** The outermost function or class around that is not entered; a method of a class that is made counts too. */
function uncalledTarget({ within }: Making, isEntered: (node: FunctionNode | ClassNode) => boolean): FunctionNode | ClassNode | undefined {
  const [outer, inner] = within;
  if (outer === undefined) return undefined;
  if (!isEntered(outer)) return outer;
  return outer.kind === 'class' && inner && !isEntered(inner) ? inner : undefined;
}

function nameOf(target: FunctionNode | ClassNode, { within }: Making): string {
  const [outer] = within;
  if (target.name !== undefined) return outer !== target && outer?.name !== undefined ? `${outer.name}.${target.name}` : target.name;
  return `the function at ${target.start}`;
}

/** Calls a function, or makes a class and calls the method in which the cluster is made. */
function callOnItsOwn(target: FunctionNode | ClassNode, { within }: Making, env: Environment): void {
  const [outer, inner] = within;
  if (outer === undefined) return;
  const reason: Reason = { text: 'nothing in the program calls it, so what it is given is not known' };
  const origin = originOf({ file: env.file, start: target.start, end: target.start });
  const site = { env, origin };
  if (outer.kind === 'function') {
    callFunction({ kind: 'function', node: outer, env, origin }, { items: argumentsOf(outer, reason, env), open: reason }, undefined, site);
    return;
  }
  const made = makeClass(outer, env);
  const instance = construct(made, { items: outer.make ? argumentsOf(outer.make, reason, env) : [], open: reason }, site);
  if (inner?.kind !== 'function' || inner === outer.make || env.run.entered.has(inner)) return;
  const method = inner.name === undefined ? undefined : methodOf(made, inner.name);
  if (method) callFunction(method.item, { items: argumentsOf(inner, reason, env), open: reason }, instance, site);
}

/** One unknown for each parameter, named by it, so that two uses of one are recognised. */
function argumentsOf({ parameters }: FunctionNode, reason: Reason, env: Environment): readonly Item[] {
  return parameters
    .filter(({ isRest }) => !isRest)
    .map(({ pattern, start, end }) => {
      const name = pattern.kind === 'name' ? pattern.name : `parameter at ${start}`;
      return unknownItem(reason, originOf({ file: env.file, start, end }), { key: `${env.file}:${name}` });
    });
}
