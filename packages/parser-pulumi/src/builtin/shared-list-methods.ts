import { callWith, type Arguments, type CallSite } from '../evaluate/call.js';
import { choose } from '../evaluate/choose.js';
import { originIn } from '../evaluate/environment.js';
import { nothing, scalarItem, type Item } from '../evaluate/item.js';
import { sharedItems } from '../evaluate/shared-items.js';

/** `map` and `forEach` of one of several lists: the callback is called once for an item that is in more than one. */
export function sharedListMethod(of: Item, name: string, args: Arguments, site: CallSite): Item | undefined {
  if (of.kind !== 'choice' || (name !== 'map' && name !== 'forEach')) return undefined;
  const shared = sharedItems(of);
  if (shared === undefined) return undefined;
  const { run } = site.env;
  const origin = originIn(site.node, site.env);
  const results = shared.map(({ item, worlds, indexes }) => {
    const index = indexes.find((one) => one !== undefined) ?? 0;
    return run.under(worlds, of.reason, () => callWith(args.items[0], [item, scalarItem(index, origin), of], site));
  });
  if (name === 'forEach') return nothing(origin);
  const lists = of.options.map(({ when }, option) => {
    const items = shared.flatMap(({ indexes }, at) => (indexes[option] === undefined ? [] : [results[at] ?? nothing(origin)]));
    return { value: run.array(items, origin), when };
  });
  return choose(lists, of.reason, origin);
}
