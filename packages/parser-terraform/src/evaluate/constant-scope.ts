import type { Origin } from '@akslint/model';
import type { Evaluation } from './evaluation.js';
import { failed } from './failure.js';
import { noBindings, type Names, type Scope } from './scope.js';

const noNames: Names = {
  resolve: (root, steps, _scope, at) => ({ value: failed(`"${root}" means nothing here`, at), used: steps.length }),
};

/** A place where no names can be used: a default, a variables file, the command line. */
export function constantScope(evaluation: Evaluation, file: string, pinned?: Origin): Scope {
  return { evaluation, names: noNames, bindings: noBindings, file, use: undefined, ...(pinned && { pinned }) };
}
