import { json } from './json.js';
import type { Reporter } from './report.js';
import { stylish } from './stylish.js';

/** Every form by the name that `--format` takes. */
export const reporters = { stylish, json } as const satisfies Record<string, Reporter>;

export type ReporterName = keyof typeof reporters;

/** Whether there is a form of this name. */
export function isReporterName(name: string): name is ReporterName {
  return Object.hasOwn(reporters, name);
}
