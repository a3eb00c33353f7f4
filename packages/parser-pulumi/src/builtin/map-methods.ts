import { writeMember } from '../evaluate/assign.js';
import { callWith, type Arguments, type CallSite } from '../evaluate/call.js';
import { eachOption } from '../evaluate/choose.js';
import { originIn } from '../evaluate/environment.js';
import { isUndefined, nothing, scalarItem, unknownItem, type Item, type RecordItem } from '../evaluate/item.js';
import { keyText } from '../evaluate/literals.js';
import { presentEntries } from '../evaluate/parts.js';
import { restrict } from '../evaluate/path.js';
import { dependent } from '../evaluate/decide.js';

/** A method of a `Map`, and those that every object has; undefined for one of the program's own. */
export function mapMethod(of: RecordItem, name: string, args: Arguments, site: CallSite): Item | undefined {
  const { heap } = of;
  if (!heap.isMap) return name === 'hasOwnProperty' && !heap.entries.has(name) ? hasKey(of, args, site) : componentMethod(of, name, site);
  const { env, node } = site;
  const { run } = env;
  const origin = originIn(node, env);
  const [key, value] = args.items;
  switch (name) {
    case 'get':
      return eachOption(key ?? nothing(origin), (one) => valueAt(of, one, site));
    case 'has':
      return hasKey(of, args, site);
    case 'set':
      writeMember(of, key ?? nothing(origin), value ?? nothing(origin), node, env);
      return of;
    case 'delete':
      writeMember(of, key ?? nothing(origin), nothing(origin), node, env);
      return scalarItem(true, origin);
    case 'forEach':
      for (const [at, entry] of presentEntries(of)) callWith(args.items[0], [entry.value, scalarItem(at, entry.key ?? origin), of], site);
      if (heap.open) run.repeatedly(heap.open, () => callWith(args.items[0], [dependent('item', [of], origin)], site));
      return nothing(origin);
    case 'keys':
      return run.array(presentEntries(of).map(([at, entry]) => scalarItem(at, entry.key ?? origin)), origin, heap.open);
    case 'values':
      return run.array(presentEntries(of).map(([, entry]) => entry.value), origin, heap.open);
    case 'entries':
      return run.array(presentEntries(of).map(([at, entry]) => run.array([scalarItem(at, entry.key ?? origin), entry.value], origin)), origin, heap.open);
    default:
      return undefined;
  }
}

/** Methods of `ComponentResource` that change nothing that is judged. */
function componentMethod(of: RecordItem, name: string, { env, node }: CallSite): Item | undefined {
  if (of.heap.component && (name === 'registerOutputs' || name === 'initialize')) return nothing(originIn(node, env));
  return undefined;
}

function valueAt(of: RecordItem, key: Item, { env, node }: CallSite): Item {
  const origin = originIn(node, env);
  const name = keyText(key);
  const entry = name === undefined ? undefined : of.heap.entries.get(name);
  if (entry) return restrict(entry.value, env.run.path);
  if (name === undefined) return dependent('item', [of, key], origin);
  return of.heap.open ? unknownItem(of.heap.open, origin) : nothing(origin);
}

function hasKey(of: RecordItem, args: Arguments, site: CallSite): Item {
  const origin = originIn(site.node, site.env);
  return eachOption(args.items[0] ?? nothing(origin), (key) =>
    eachOption(valueAt(of, key, site), (value) => (value.kind === 'unknown' ? dependent('has', [of, key], origin, { type: 'bool', nonNull: true }) : scalarItem(!isUndefined(value), origin))),
  );
}
