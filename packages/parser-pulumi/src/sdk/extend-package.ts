import type { Arguments, CallSite, Site } from '../evaluate/call.js';
import { originIn } from '../evaluate/environment.js';
import { escape } from '../evaluate/escape.js';
import { textOf, type Item, type PackageItem, type RecordItem } from '../evaluate/item.js';
import type { Component } from '../evaluate/heap.js';
import { reasonOf } from '../evaluate/decide.js';
import { declareResource } from './declare.js';
import { optionsOfResource } from './resource-options.js';
import { isSdk } from './sdk-type.js';

/** `super(…)` of a class that extends one of a package. */
export function extendPackage(base: PackageItem, instance: RecordItem, args: Arguments, { env, origin }: Site): void {
  const name = base.path.at(-1);
  if (base.name === '@pulumi/pulumi' && (name === 'ComponentResource' || name === 'Resource')) {
    instance.heap.component = componentOf(args, env.run);
    return;
  }
  if (isSdk(base.name)) {
    const reference = declareResource(base, args, { env, header: origin, nameText: `${env.file}:${origin.span.start}` });
    instance.heap.resource = reference.target;
    return;
  }
  if (base.name === 'js' || base.name === 'events') return;
  const reason = reasonOf(base);
  args.items.forEach((item) => escape(item, reason, env, origin));
  instance.heap.open ??= reason;
}

/** `new pulumi.ComponentResource(type, name, {}, options)` without a class. */
export function makeComponent(args: Arguments, { env, node }: CallSite): Item {
  const component = env.run.record([], originIn(node, env));
  component.heap.component = componentOf(args, env.run);
  return component;
}

/** `type, name, args, options`. */
function componentOf(args: Arguments, run: Site['env']['run']): Component {
  const [, name, , options] = args.items;
  const { component: parent, providers } = optionsOfResource(options, run);
  return { name: textOf(name) ?? '?', parent, providers };
}
