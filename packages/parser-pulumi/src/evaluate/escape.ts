import type { Origin, Reason } from '@akslint/model';
import { callFunction, callValue, type Arguments } from './call.js';
import { optionsOfItem } from './choose.js';
import type { Environment } from './environment.js';
import type { RecordHeap } from './heap.js';
import { unknownItem, type Item } from './item.js';
import { blur } from './assign.js';
import { obscure } from './literals.js';
import { restrict } from './path.js';

/**
 * The item was given to something that cannot be followed: objects and lists may be changed by it, functions may be
 * called any number of times with anything.
 */
export function escape(item: Item, reason: Reason, env: Environment, origin: Origin): void {
  const seen = new Set<object>();
  const waiting: Given[] = [{ item, isOption: false }];
  while (waiting.length > 0 && seen.size < mostSeen) {
    const one = waiting.pop();
    if (one === undefined) continue;
    for (const { value } of optionsOfItem(restrict(one.item, env.run.path))) {
      if (value.kind === 'function') {
        callUnknown(value, reason, env, origin);
      } else if (value.kind === 'record' && !seen.has(value.heap) && !(one.isOption && isOwnResource(value.heap))) {
        seen.add(value.heap);
        waiting.push(...Array.from(value.heap.entries, ([key, entry]) => ({ item: entry.value, isOption: resourceOptions.has(key) })));
        obscure(value.heap, changedBy(reason), origin);
      } else if (value.kind === 'array' && !seen.has(value.heap)) {
        seen.add(value.heap);
        waiting.push(...value.heap.items.map((each) => ({ item: each, isOption: one.isOption })));
        blur(value.heap, changedBy(reason));
      }
    }
  }
}

/** Something that is given away, and whether it is the value of a resource option. */
interface Given {
  readonly item: Item;
  readonly isOption: boolean;
}

/** Options that name other resources: Pulumi takes down that they belong together and changes none of them. */
const resourceOptions: ReadonlySet<string> = new Set(['parent', 'dependsOn', 'provider', 'providers', 'deletedWith']);

function isOwnResource({ component, resource }: RecordHeap): boolean {
  return component !== undefined || resource !== undefined;
}

const mostSeen = 500;

function changedBy(reason: Reason): Reason {
  return { ...reason, text: `it is given to something that may change it: ${reason.text}` };
}

/** Calls a function once with arguments of which nothing is known. */
function callUnknown(called: Extract<Item, { kind: 'function' }>, reason: Reason, env: Environment, origin: Origin): Item {
  const items = called.node.parameters.filter(({ isRest }) => !isRest).map(({ pattern }) => unknownItem(reason, { span: { file: called.env.file, start: pattern.start, end: pattern.end }, via: undefined }));
  return env.run.repeatedly(reason, () => callFunction(called, { items, open: reason }, undefined, { env, origin }));
}

/** Calls what was given as a callback. */
export function callback(called: Item, args: Arguments, env: Environment, origin: Origin): Item {
  return callValue(called, args, { env, node: { start: origin.span.start, end: origin.span.end }, self: undefined });
}
