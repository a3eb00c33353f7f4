import { choice, unknown, type Origin, type Value } from '@akslint/model';
import { dependent, reasonOf } from '../branch.js';
import { worldsOf } from '../worlds.js';
import type { TemplateFunction } from './function.js';
import { lift, plainOf, type Plain } from './plain.js';

type ResultType = 'string' | 'number' | 'bool' | 'list' | 'object' | undefined;

/** Applies a function in each way in which its arguments can turn out together. */
export function overOptions(args: readonly Value[], name: string, origin: Origin, work: (args: readonly Value[]) => Value): Value {
  const undecided = args.find((arg) => arg.kind === 'choice');
  if (undecided === undefined) return work(args);
  const worlds = worldsOf(args);
  if (worlds === undefined) return dependent(name, args, origin);
  return choice(worlds.map(({ values, when }) => ({ value: work(values), when })), reasonOf(undecided), origin);
}

/** A function of values that are looked at in part; it answers undefined when what is known does not suffice. */
export function partial(type: ResultType, work: (args: readonly Value[], origin: Origin) => Value | undefined): TemplateFunction {
  return (args, { name, origin }) =>
    overOptions(args, name, origin, (options) => work(options, origin) ?? dependent(name, options, origin, type ? { nonNull: true, type } : {}));
}

/** A function of wholly known data. `work` answers undefined for what ARM would refuse. */
export function plain(type: ResultType, work: (...args: readonly Plain[]) => Plain | undefined): TemplateFunction {
  return (args, { name, origin }) =>
    overOptions(args, name, origin, (options) => {
      const known = options.map(plainOf);
      if (known.includes(undefined)) return dependent(name, options, origin, type ? { nonNull: true, type } : {});
      const result = work(...known.filter((one): one is Plain => one !== undefined));
      return result === undefined ? unknown({ text: `${name}() does not take these values` }, origin) : lift(result, origin);
    });
}
