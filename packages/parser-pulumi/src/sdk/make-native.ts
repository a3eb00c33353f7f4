import type { Reason } from '@akslint/model';
import type { Arguments, CallSite } from '../evaluate/call.js';
import { originIn } from '../evaluate/environment.js';
import { escape } from '../evaluate/escape.js';
import type { RecordEntry } from '../evaluate/heap.js';
import { nothing, sourcesOf, textOf, unknownItem, type Item, type PackageItem } from '../evaluate/item.js';
import { keyText } from '../evaluate/literals.js';
import { memberOf } from '../evaluate/member.js';
import { itemsIn } from '../evaluate/parts.js';
import { makeComponent } from './extend-package.js';

/** `new Map()`, `new Set()`, `new Array()` and what else JavaScript makes. */
export function makeBuiltin(item: PackageItem, args: Arguments, site: CallSite): Item {
  const { env, node } = site;
  const origin = originIn(node, env);
  const [first] = args.items;
  switch (item.path.join('.')) {
    case 'Set': {
      const { items, open } = contentsOf(first);
      return env.run.array(different(items), origin, open, true);
    }
    case 'Map':
      return mapOf(contentsOf(first), site);
    case 'Array':
      return first === undefined ? env.run.array([], origin) : unknownItem('new Array() is not evaluated', origin, { type: 'list', nonNull: true });
    case 'Object':
      return env.run.record([], origin);
    case 'Error':
      return env.run.record([['message', { value: first ?? nothing(origin), key: undefined }]], origin);
    default: {
      const reason = { text: `new ${item.path.join('.')}() is not evaluated` };
      args.items.forEach((one) => escape(one, reason, env, origin));
      return unknownItem(reason, origin, { nonNull: true });
    }
  }
}

/** What a collection is made from. */
function contentsOf(item: Item | undefined): Contents {
  if (item === undefined || isNone(item)) return { items: [], open: undefined };
  return (item.kind === 'choice' ? undefined : itemsIn(item)) ?? { items: [], open: { text: 'what it is made from is not known' } };
}

interface Contents {
  readonly items: readonly Item[];
  readonly open: Reason | undefined;
}

function isNone(item: Item): boolean {
  return item.kind === 'scalar' && (item.value === null || item.value === undefined);
}

/** Plain values once each. */
function different(items: readonly Item[]): readonly Item[] {
  const seen = new Set<unknown>();
  return items.filter((item) => {
    if (item.kind !== 'scalar') return true;
    if (seen.has(item.value)) return false;
    seen.add(item.value);
    return true;
  });
}

function mapOf({ items: pairs, open }: Contents, { env, node }: CallSite): Item {
  const entries: [string, RecordEntry][] = [];
  let doubt = open;
  for (const pair of pairs) {
    const name = keyText(memberOf(pair, '0', false, node, env));
    const value = memberOf(pair, '1', false, node, env);
    if (name === undefined) doubt ??= { text: 'a key is not known' };
    else entries.push([name, { value, key: value.origin }]);
  }
  return env.run.record(entries, originIn(node, env), { open: doubt, isMap: true });
}

/** `new pulumi.Config()`, `new pulumi.StackReference(…)`. */
export function makePulumi(item: PackageItem, args: Arguments, site: CallSite): Item {
  const { env, node } = site;
  const origin = originIn(node, env);
  const [first] = args.items;
  switch (item.path.at(-1)) {
    case 'Config': {
      if (first === undefined || isNone(first)) return { kind: 'config', namespace: env.run.inputs.project, origin };
      const namespace = textOf(first);
      return namespace === undefined ? unknownItem('the name of the configuration is not known', origin, { nonNull: true }) : { kind: 'config', namespace, origin };
    }
    case 'StackReference':
      return unknownItem(
        { text: `another stack (${textOf(first) ?? 'of an unknown name'}) decides it`, remedy: 'its outputs are known only to Pulumi' },
        origin,
        { nonNull: true, key: `${stackReference} ${textOf(first) ?? env.run.freshKey(origin)}` },
      );
    case 'ComponentResource':
      return makeComponent(args, site);
    default: {
      const from = sourcesOf(args.items);
      return unknownItem(`new ${item.path.join('.')}() is not evaluated`, origin, { nonNull: true, ...(from.length > 0 ? { from } : {}) });
    }
  }
}

/** How the keys of stack references begin. */
export const stackReference = 'stack reference';
