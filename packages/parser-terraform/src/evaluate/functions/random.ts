import { failed } from '../failure.js';
import type { TerraformFunction } from './function.js';
import { decidedByRun } from './outcome.js';

export const randomFunctions: Readonly<Record<string, TerraformFunction>> = {
  uuid: (args, call) => (args.length > 0 ? failed('uuid takes no argument', call.origin) : decidedByRun('each run draws it anew', call.origin)),
};
