import { object, type Value } from '@akslint/model';
import type { Arguments, CallSite } from '../evaluate/call.js';
import { originIn } from '../evaluate/environment.js';
import { sourcesOf, textOf, type PackageItem } from '../evaluate/item.js';
import { toValue } from '../evaluate/to-value.js';
import { entriesFrom } from './arguments.js';
import { calledFrom, existenceOf } from './declare.js';

/**
 * A class or function of a package that is not read. A class may declare anything; a function counts when its name
 * speaks of a cluster or it is given a resource.
 */
export function unreadCall(item: PackageItem, args: Arguments, isClass: boolean, { env, node }: CallSite): void {
  const { run } = env;
  const source = [item.name, ...item.path.filter((part) => part !== 'default')].join('/');
  const isAboutClusters = /aks|managed-?cluster|kubernetes-?cluster/i.test(source);
  if (!isClass && !isAboutClusters && sourcesOf(args.items).length === 0) return;
  const header = originIn(node, env);
  const values = args.items.map((one) => toValue(one, run.path));
  const name = textOf(args.items[0]);
  run.declarations.addUnread({
    address: name ?? source,
    source: spaced(source),
    arguments: object(entriesFrom(argumentRows(values)), header),
    declaredAt: calledFrom(header, run),
    existence: existenceOf(run, header),
    reason: { text: `package ${item.name} is not read`, remedy: 'keep its source in this repository, or check its clusters where it is written' },
  });
}

/** `AksCluster` and `KubernetesCluster` as words, for what recognises a cluster by its source's name. */
function spaced(source: string): string {
  return source.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}

/** The properties of the arguments by name, and the arguments themselves by position. */
function argumentRows(values: readonly Value[]): readonly (readonly [string, Value | undefined])[] {
  const named = values.flatMap((value) => (value.kind === 'object' ? [...value.entries.keys()].map((key) => [key, value.entries.get(key)] as const) : []));
  return [...named, ...values.map((value, index) => [`argument ${index + 1}`, value] as const)];
}
