import { sameReference, together, type Assumption, type Origin, type Reason } from '@akslint/model';
import { unknownItem, type ChoiceItem, type Item, type Single } from './item.js';

type Options = readonly { readonly value: Item; readonly when: readonly Assumption[] }[];

/** Past this many options a choice says nothing useful any more. */
const mostOptions = 32;

/** One of `options`; nested choices are flattened, impossible options left out, equal ones joined. */
export function choose(options: Options, reason: Reason, origin: Origin): Item {
  const flat: { value: Single; when: readonly Assumption[] }[] = [];
  for (const { value, when } of options) {
    for (const inner of optionsOfItem(value)) {
      const both = together(when, inner.when);
      if (both) flat.push({ value: inner.value, when: both });
      if (flat.length > mostOptions) return unknownItem({ ...reason, text: `one of more than ${mostOptions} values: ${reason.text}` }, origin);
    }
  }
  const [first] = flat;
  if (first === undefined) return unknownItem({ text: 'no option is possible' }, origin);
  return flat.every(({ value }) => isSame(value, first.value)) ? first.value : { kind: 'choice', options: flat, reason, origin };
}

export function optionsOfItem(item: Item): ChoiceItem['options'] {
  return item.kind === 'choice' ? item.options : [{ value: item, when: [] }];
}

/** Applies what has no effect on the program to every option. */
export function eachOption(item: Item, change: (option: Single) => Item): Item {
  if (item.kind !== 'choice') return change(item);
  return choose(item.options.map(({ value, when }) => ({ value: change(value), when })), item.reason, item.origin);
}

/** Whether two items are certainly the same value. */
export function isSame(left: Single, right: Single): boolean {
  if (left === right) return true;
  if (left.kind === 'scalar' && right.kind === 'scalar') return left.value === right.value && left.content === right.content;
  if (left.kind === 'reference' && right.kind === 'reference') return sameReference(left, right);
  const [one, other] = [identityOf(left), identityOf(right)];
  return left.kind === right.kind && one.length === other.length && one.every((part, index) => part !== undefined && part === other[index]);
}

/** What makes a value the one that it is. */
function identityOf(item: Single): readonly unknown[] {
  switch (item.kind) {
    case 'record':
    case 'array':
      return [item.heap];
    case 'function':
    case 'class':
      return [item.node, item.env];
    case 'package':
      return [item.name, item.path.join('.')];
    case 'module':
      return [item.module];
    case 'config':
      return [item.namespace];
    case 'unknown':
      return [item.key];
    default:
      return [undefined];
  }
}
