import { isOmitted, mapOptions, propertyOf, unknown, type Value } from '@akslint/model';
import { reasonOf } from './branch.js';

/** What a caller gives to a parameter: undefined where it gives nothing. */
export type Given = (name: string) => Value | undefined;

/** Arguments that nobody gives. */
export const nothingGiven: Given = () => undefined;

/** Arguments that a module call or a parameter file gives, from an object of them. */
export function givenBy(args: Value | undefined, unwrap: (value: Value) => Value): Given {
  return (name) => {
    if (args === undefined || isOmitted(args)) return undefined;
    if (args.kind !== 'object') return unknown(reasonOf(args), args.origin);
    const value = propertyOf(args, name);
    return value && unwrap(value);
  };
}

/** `{ "value": … }` of a nested deployment's argument or a parameter file's entry; a vault reference is not known. */
export function unwrapped(value: Value): Value {
  return mapOptions(value, (one) => {
    if (one.kind !== 'object') return one;
    return propertyOf(one, 'value') ?? unknown({ text: 'its value comes from a key vault' }, one.origin, { nonNull: true });
  });
}
