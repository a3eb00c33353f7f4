import { callWith, type Arguments, type CallSite } from '../evaluate/call.js';
import { methodOf } from '../evaluate/class.js';
import { reasonOf } from '../evaluate/decide.js';
import { originIn } from '../evaluate/environment.js';
import { escape } from '../evaluate/escape.js';
import { textOf, unknownItem, type Item, type Single } from '../evaluate/item.js';
import { stackReference } from '../sdk/make-native.js';
import { configMethod } from './config.js';
import { listMethod } from './list-methods.js';
import { mapMethod } from './map-methods.js';
import { textMethod } from './text-methods.js';

/** Methods that call back for every item of a list. */
const iterations = new Set(['map', 'forEach', 'filter', 'flatMap', 'find', 'findIndex', 'findLast', 'some', 'every', 'sort', 'reduce', 'reduceRight']);

/** A method that JavaScript or Pulumi gives to a value; undefined when it is the program's own or unknown. */
export function methodOfValue(of: Single, name: string, args: Arguments, site: CallSite): Item | undefined {
  if ((name === 'apply' || name === 'then') && isPlain(of)) return callWith(args.items[0], [of], site);
  if ((name === 'catch' || name === 'finally') && isPlain(of)) return of;
  switch (of.kind) {
    case 'array':
      return listMethod(of, name, args, site);
    case 'scalar':
      return textMethod(of, name, args, site);
    case 'record':
      return mapMethod(of, name, args, site);
    case 'config':
      return configMethod(of, name, args, site);
    case 'unknown':
    case 'reference':
      return unknownMethod(of, name, args, site);
    case 'function':
      return functionMethod(of, name, args, site);
    default:
      return undefined;
  }
}

/** `apply` on an output whose value is known is a call; functions and packages have an `apply` of their own. */
function isPlain(of: Single): boolean {
  if (of.kind === 'record') return !of.heap.entries.has('apply') && !of.heap.entries.has('then') && !(of.heap.madeBy && methodOf(of.heap.madeBy, 'apply'));
  return of.kind === 'scalar' || of.kind === 'array' || of.kind === 'unknown' || of.kind === 'reference';
}

function functionMethod(of: Extract<Single, { kind: 'function' }>, name: string, args: Arguments, site: CallSite): Item | undefined {
  const [self, ...rest] = args.items;
  if (name === 'call') return callWith(of, rest, { ...site, self });
  return name === 'bind' && rest.length === 0 ? of : undefined;
}

/** A method of what is not known: a callback is called once with something of which nothing is known. */
function unknownMethod(of: Extract<Single, { kind: 'unknown' | 'reference' }>, name: string, args: Arguments, site: CallSite): Item {
  const { env, node } = site;
  const origin = originIn(node, env);
  const reason = reasonOf(of);
  const from = of.kind === 'reference' ? [of] : of.from;
  const more = from ? { from } : {};
  const [first] = args.items;
  if (of.kind === 'unknown' && of.key?.startsWith(stackReference)) return stackOutput(of, of.key, name, args, site);
  if (iterations.has(name) && first) {
    const item = unknownItem(reason, of.origin, { ...more, ...(of.kind === 'unknown' && of.key !== undefined ? { key: `${of.key}[]` } : {}) });
    const given = name.startsWith('reduce') ? [unknownItem(reason, origin), item] : [item];
    env.run.repeatedly(reason, () => callWith(first, given, site));
    return unknownItem(reason, origin, { ...more, ...(name === 'map' || name === 'flatMap' || name === 'filter' ? { type: 'list', nonNull: true } : {}) });
  }
  args.items.forEach((item) => escape(item, reason, env, origin));
  return unknownItem(reason, origin, more);
}

/** `getOutput(name)` and `requireOutput(name)` of another stack. */
function stackOutput(of: Extract<Single, { kind: 'unknown' }>, key: string, name: string, args: Arguments, { env, node }: CallSite): Item {
  const output = textOf(args.items[0]);
  const isRequired = name.startsWith('require');
  return unknownItem(of.reason, originIn(node, env), { ...(output === undefined ? {} : { key: `${key}.${output}` }), ...(isRequired ? { nonNull: true } : {}) });
}
