import type { Reporter } from './report.js';

/** Every form by the name that `--format` takes; each is loaded when it is asked for. */
const loaders = {
  stylish: async () => (await import('./stylish.js')).stylish,
  json: async () => (await import('./json.js')).json,
  sarif: async () => (await import('./sarif.js')).sarif,
  junit: async () => (await import('./junit.js')).junit,
  unix: async () => (await import('./unix.js')).unix,
  github: async () => (await import('./github.js')).github,
  gitlab: async () => (await import('./gitlab.js')).gitlab,
  markdown: async () => (await import('./markdown.js')).markdown,
  html: async () => (await import('./html.js')).html,
} as const satisfies Record<string, () => Promise<Reporter>>;

export type ReporterName = keyof typeof loaders;

export const reporterNames: readonly ReporterName[] = Object.keys(loaders).filter(isReporterName);

/** The forms that can be ordered by framework. */
export const byFramework: readonly ReporterName[] = ['json', 'markdown', 'html'];

/** The forms that say what stands in the guides. */
export const withGuides: readonly ReporterName[] = ['sarif', 'html'];

/** Whether there is a form of this name. */
export function isReporterName(name: string): name is ReporterName {
  return Object.hasOwn(loaders, name);
}

export function loadReporter(name: ReporterName): Promise<Reporter> {
  return loaders[name]();
}
