import { callWith, type Arguments, type CallSite } from '../evaluate/call.js';
import { originIn } from '../evaluate/environment.js';
import { nothing, scalarItem, unknownItem, type Item } from '../evaluate/item.js';
import { joined } from '../evaluate/text.js';
import { javascriptFunctions } from './javascript-functions.js';
import { objectFunctions } from './object-functions.js';
import type { FunctionTable, PackageFunction } from './package-functions.js';

const itself: PackageFunction = ({ items: [item] }, { env, node }) => item ?? nothing(originIn(node, env));

/** `all([a, b])`, `all({ a, b })`, and in old programs `all(a, b)`. */
const all: PackageFunction = ({ items, open }, { env, node }) => {
  const [first] = items;
  return items.length === 1 && first ? first : env.run.array(items, originIn(node, env), open);
};

const ignored: PackageFunction = (_args, { env, node }) => nothing(originIn(node, env));

const concat: PackageFunction = ({ items, open }, { env, node }) => {
  const origin = originIn(node, env);
  return open ? unknownItem(open, origin, { type: 'string' }) : joined(items, origin);
};

const stackName: PackageFunction = (_args, { env, node }) => {
  const origin = originIn(node, env);
  const { stack } = env.run.inputs;
  const reason = { text: 'no stack is chosen', remedy: 'add a Pulumi.<stack>.yaml or pass --stack' };
  return stack === null ? unknownItem(reason, origin, { key: 'stack', nonNull: true, type: 'string' }) : scalarItem(stack, origin);
};

const projectName: PackageFunction = (_args, { env, node }) => scalarItem(env.run.inputs.project, originIn(node, env));

const organization: PackageFunction = (_args, { env, node }) =>
  unknownItem('the organization is known only to Pulumi', originIn(node, env), { key: 'organization', nonNull: true, type: 'string' });

/** A transformation of every resource may change what is judged; it is not followed. */
const transformsAll: PackageFunction = (_args, { env, node }) => {
  env.run.declarations.transformsAll();
  env.run.notice('A transformation of every resource is registered here; what it changes is not followed.', originIn(node, env));
  return nothing(originIn(node, env));
};

/** `runtime.runInPulumiStack(fn)` and the like call what they are given. */
const called: PackageFunction = (args: Arguments, site: CallSite): Item => callWith(args.items[0], [], site);

const mergeOptions: PackageFunction = (args, site) => {
  const assign = objectFunctions['js#Object.assign'];
  const origin = originIn(site.node, site.env);
  return assign ? assign({ ...args, items: [site.env.run.record([], origin), ...args.items] }, site) : nothing(origin);
};

const stringify: PackageFunction = (args, site) => objectFunctions['js#JSON.stringify']?.(args, site) ?? nothing(originIn(site.node, site.env));
const parse: PackageFunction = (args, site) => javascriptFunctions['js#JSON.parse']?.(args, site) ?? nothing(originIn(site.node, site.env));

/** Functions of `@pulumi/pulumi`. An output is taken for its value. */
export const pulumiFunctions: FunctionTable = {
  '@pulumi/pulumi#all': all,
  '@pulumi/pulumi#output': itself,
  '@pulumi/pulumi#Output.create': itself,
  '@pulumi/pulumi#secret': itself,
  '@pulumi/pulumi#unsecret': itself,
  '@pulumi/pulumi#concat': concat,
  '@pulumi/pulumi#jsonStringify': stringify,
  '@pulumi/pulumi#jsonParse': parse,
  '@pulumi/pulumi#getStack': stackName,
  '@pulumi/pulumi#getProject': projectName,
  '@pulumi/pulumi#getOrganization': organization,
  '@pulumi/pulumi#runtime.getStack': stackName,
  '@pulumi/pulumi#runtime.getProject': projectName,
  '@pulumi/pulumi#runtime.registerStackTransformation': transformsAll,
  '@pulumi/pulumi#runtime.registerStackTransform': transformsAll,
  '@pulumi/pulumi#runtime.registerResourceTransform': transformsAll,
  '@pulumi/pulumi#runtime.setConfig': ignored,
  '@pulumi/pulumi#runtime.isDryRun': (_args, { env, node }) => unknownItem('whether it is a preview is known only to Pulumi', originIn(node, env), { key: 'dry run', nonNull: true, type: 'bool' }),
  '@pulumi/pulumi#runtime.runInPulumiStack': called,
  '@pulumi/pulumi#mergeOptions': mergeOptions,
  '@pulumi/pulumi#log.info': ignored,
  '@pulumi/pulumi#log.warn': ignored,
  '@pulumi/pulumi#log.error': ignored,
  '@pulumi/pulumi#log.debug': ignored,
  '@pulumi/pulumi#export': ignored,
};
