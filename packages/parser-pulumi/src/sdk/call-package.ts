import { isBuiltin } from './node-modules.js';
import { packageFunction } from '../builtin/package-functions.js';
import type * as ast from '../syntax/ast.js';
import type { Arguments, CallSite } from '../evaluate/call.js';
import { reasonOf } from '../evaluate/decide.js';
import { originIn, type Environment } from '../evaluate/environment.js';
import { escape } from '../evaluate/escape.js';
import { sourcesOf, unknownItem, type Item, type PackageItem } from '../evaluate/item.js';
import { declareData, declareResource } from './declare.js';
import { isSdk, sdkType } from './sdk-type.js';
import { makeBuiltin, makePulumi } from './make-native.js';
import { unreadCall } from './unread.js';

/** Calls a function of a package. */
export function callPackage(item: PackageItem, args: Arguments, site: CallSite): Item {
  const known = packageFunction(item.name, item.path);
  if (known) return known(args, site);
  if (isSdk(item.name)) return callSdk(item, args, site);
  const { env, node } = site;
  const origin = originIn(node, env);
  const reason = { text: `${item.path.join('.') || item.name}() ${item.name === 'js' ? 'is not evaluated' : `of package ${item.name} is not read`}` };
  env.run.failures += 1;
  if (item.name !== 'js' && item.name !== '@pulumi/pulumi' && !isBuiltin(item.name)) unreadCall(item, args, false, site);
  args.items.forEach((one) => escape(one, reason, env, origin));
  const from = sourcesOf(args.items);
  return unknownItem(reason, origin, from.length > 0 ? { from } : {});
}

/** `getX` looks something up, `X.get` reads what exists, `listX` reads secrets of what exists. */
function callSdk(item: PackageItem, args: Arguments, { env, node }: CallSite): Item {
  const origin = originIn(node, env);
  const type = sdkType(item);
  const [first, second] = args.items;
  const site = { env, header: origin, nameText: headText(node, env) };
  if (type.name === 'get') {
    const of = sdkType({ ...item, path: item.path.slice(0, -1) });
    return declareData(of, first, second && env.run.record([['id', { value: second, key: undefined }]], origin), site);
  }
  const looked = /^get([A-Z]\w*?)(?:Output)?$/.exec(type.name)?.[1];
  if (looked !== undefined) return declareData({ ...type, name: looked }, undefined, first, site);
  const from = sourcesOf(args.items);
  return unknownItem(`${type.name}() is answered only during deployment`, origin, { nonNull: true, ...(from.length > 0 ? { from } : {}) });
}

function headText(node: ast.Node, env: Environment): string {
  return `${env.file}:${node.start}`;
}

/** `new` of a class of a package. */
export function newFromPackage(item: PackageItem, args: Arguments, node: ast.New, env: Environment): Item {
  const origin = originIn(node, env);
  if (item.name === 'js') return makeBuiltin(item, args, { env, node, self: undefined });
  if (item.name === '@pulumi/pulumi') return makePulumi(item, args, { env, node, self: undefined });
  if (isSdk(item.name)) return declareResource(item, args, { env, header: headerOf(node, env), nameText: nameText(node, env) });
  const reason = reasonOf(item);
  env.run.failures += 1;
  if (!isBuiltin(item.name)) unreadCall(item, args, true, { env, node, self: undefined });
  args.items.forEach((one) => escape(one, reason, env, origin));
  const from = sourcesOf(args.items);
  return unknownItem(reason, origin, { nonNull: true, ...(from.length > 0 ? { from } : {}) });
}

/** From `new` to the end of the class's name. */
function headerOf(node: ast.New, env: Environment): ReturnType<typeof originIn> {
  return originIn({ start: node.start, end: node.callee.end }, env);
}

/** How a resource's name is written. */
function nameText(node: ast.New | ast.Call, env: Environment): string {
  const [first] = node.args;
  const text = first && env.run.modules.files.program(env.file)?.text.slice(first.value.start, first.value.end);
  return text === undefined ? `${env.file}:${node.start}` : text.replace(/^[`'"]|[`'"]$/g, '');
}
