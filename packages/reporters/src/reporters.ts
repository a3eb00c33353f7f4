import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { html } from './html.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import type { Reporter } from './report.js';
import { sarif } from './sarif.js';
import { stylish } from './stylish.js';

/** Every form by the name that `--format` takes. */
export const reporters = { stylish, json, sarif, junit, github, gitlab, markdown, html } as const satisfies Record<string, Reporter>;

export type ReporterName = keyof typeof reporters;

/** The forms that can be ordered by framework. */
export const byFramework: readonly ReporterName[] = ['json', 'markdown', 'html'];

/** The forms that say what stands in the guides. */
export const withGuides: readonly ReporterName[] = ['sarif', 'html'];

/** Whether there is a form of this name. */
export function isReporterName(name: string): name is ReporterName {
  return Object.hasOwn(reporters, name);
}
