import type { Arguments, CallSite } from '../evaluate/call.js';
import { eachOption } from '../evaluate/choose.js';
import { dependent } from '../evaluate/decide.js';
import { originIn } from '../evaluate/environment.js';
import { scalarItem, unknownItem, type Item, type ScalarItem, type Single } from '../evaluate/item.js';

type Plain = string | number | boolean | null | undefined;
type Method = (text: string, args: readonly Plain[]) => Plain | readonly string[];

const longest = 100_000;

const text = (value: Plain): string => String(value);
const whole = (value: Plain): number | undefined => (typeof value === 'number' ? value : undefined);

const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['toLowerCase', (of) => of.toLowerCase()],
  ['toUpperCase', (of) => of.toUpperCase()],
  ['toLocaleLowerCase', (of) => of.toLowerCase()],
  ['toLocaleUpperCase', (of) => of.toUpperCase()],
  ['trim', (of) => of.trim()],
  ['trimStart', (of) => of.trimStart()],
  ['trimEnd', (of) => of.trimEnd()],
  ['startsWith', (of, [part]) => of.startsWith(text(part))],
  ['endsWith', (of, [part]) => of.endsWith(text(part))],
  ['includes', (of, [part]) => of.includes(text(part))],
  ['indexOf', (of, [part]) => of.indexOf(text(part))],
  ['slice', (of, [from, to]) => of.slice(whole(from), whole(to))],
  ['substring', (of, [from, to]) => of.substring(whole(from) ?? 0, whole(to))],
  ['substr', (of, [from, length]) => of.slice(whole(from), length === undefined ? undefined : (whole(from) ?? 0) + (whole(length) ?? 0))],
  ['charAt', (of, [at]) => of.charAt(whole(at) ?? 0)],
  ['replace', (of, [part, by]) => of.replace(text(part), () => text(by))],
  ['replaceAll', (of, [part, by]) => of.replaceAll(text(part), () => text(by))],
  ['split', (of, [by]) => (by === undefined ? [of] : of.split(text(by)))],
  ['concat', (of, parts) => [of, ...parts.map(text)].join('')],
  ['repeat', (of, [times]) => (of.length * (whole(times) ?? 0) > longest ? undefined : of.repeat(Math.max(0, whole(times) ?? 0)))],
  ['padStart', (of, [length, by]) => of.padStart(Math.min(whole(length) ?? 0, longest), by === undefined ? ' ' : text(by))],
  ['padEnd', (of, [length, by]) => of.padEnd(Math.min(whole(length) ?? 0, longest), by === undefined ? ' ' : text(by))],
  ['toString', (of) => of],
  ['valueOf', (of) => of],
  ['trimLeft', (of) => of.trimStart()],
  ['trimRight', (of) => of.trimEnd()],
]);

/** A method of a text, number or boolean; an unknown argument makes the result unknown. */
export function textMethod(of: ScalarItem, name: string, args: Arguments, { env, node }: CallSite): Item | undefined {
  const origin = originIn(node, env);
  if (of.value === null || of.value === undefined) return undefined;
  if (typeof of.value !== 'string') {
    if (name === 'toString' || name === 'toLocaleString' || name === 'valueOf') return scalarItem(name === 'valueOf' ? of.value : String(of.value), of.origin);
    return name === 'toFixed' && typeof of.value === 'number' ? unknownItem('toFixed() is not evaluated', origin, { type: 'string', nonNull: true }) : undefined;
  }
  const method = methods.get(name);
  if (method === undefined) return unknownItem(`${name}() of a text is not evaluated`, origin);
  return withPlain(args.items, [], (given) => {
    const { value } = of;
    const result = typeof value === 'string' ? method(value, given) : undefined;
    const place = name === 'toString' ? of.origin : origin;
    if (typeof result !== 'object' || result === null) return { ...scalarItem(result, place), ...(of.from ? { from: of.from } : {}), ...(name === 'toString' && of.file !== undefined ? { file: of.file } : {}) };
    return env.run.array(result.map((part) => scalarItem(part, origin)), origin);
  }, (unknownArgs) => dependent(name, [of, ...unknownArgs], origin));
}

/** Calls `work` with plain values for every combination of options. */
function withPlain(items: readonly Item[], given: readonly Plain[], work: (given: readonly Plain[]) => Item, otherwise: (items: readonly Single[]) => Item): Item {
  const [first, ...rest] = items;
  if (first === undefined) return work(given);
  return eachOption(first, (one) => (one.kind === 'scalar' ? withPlain(rest, [...given, one.value], work, otherwise) : otherwise([one])));
}
