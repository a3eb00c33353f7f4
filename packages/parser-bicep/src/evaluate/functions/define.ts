import { mapOptions, unknown, type Origin, type Value } from '@akslint/model';
import { dependent } from '../branch.js';
import type { TemplateFunction } from './function.js';
import { lift, plainOf, type Plain } from './plain.js';

type ResultType = 'string' | 'number' | 'bool' | 'list' | 'object' | undefined;

/** Applies a function to every combination of its arguments' options. */
export function overOptions(args: readonly Value[], work: (args: readonly Value[]) => Value): Value {
  const at = args.findIndex((arg) => arg.kind === 'choice');
  const choice = args[at];
  if (choice === undefined) return work(args);
  return mapOptions(choice, (option) => overOptions(args.with(at, option), work));
}

/** A function of values that are looked at in part; it answers undefined when what is known does not suffice. */
export function partial(type: ResultType, work: (args: readonly Value[], origin: Origin) => Value | undefined): TemplateFunction {
  return (args, { name, origin }) =>
    overOptions(args, (options) => work(options, origin) ?? dependent(name, options, origin, { nonNull: true, ...(type ? { type } : {}) }));
}

/** A function of wholly known data. `work` answers undefined for what ARM would refuse. */
export function plain(type: ResultType, work: (...args: readonly Plain[]) => Plain | undefined): TemplateFunction {
  return (args, { name, origin }) =>
    overOptions(args, (options) => {
      const known = options.map(plainOf);
      if (known.includes(undefined)) return dependent(name, options, origin, { nonNull: true, ...(type ? { type } : {}) });
      const result = work(...known.filter((one): one is Plain => one !== undefined));
      return result === undefined ? unknown({ text: `${name}() does not take these values` }, origin) : lift(result, origin);
    });
}
