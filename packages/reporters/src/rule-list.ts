import type { CatalogueEntry } from '@akslint/engine';
import picocolors from 'picocolors';
import type { Appearance } from './report.js';
import { clipped } from './terminal-text.js';

/** The controls with their requirements as a table for a terminal. */
export function ruleTable(catalogue: readonly CatalogueEntry[], { colour, width }: Pick<Appearance, 'colour' | 'width'>): string {
  const { bold, cyan, dim, red, yellow } = picocolors.createColors(colour);
  const tone = (severity: string, text: string): string => (severity === 'medium' ? yellow(text) : severity === 'low' ? dim(text) : red(text));
  const rows = catalogue.flatMap((entry) => {
    const requirements = Object.entries(entry.requirements).map(([id, words]) => ({ id, severity: words.severity ?? entry.severity, title: words.title }));
    return [
      `${bold(entry.id)}  ${tone(entry.severity, entry.severity.padEnd(8))}  ${bold(clipped(entry.title, width - 24))}  ${dim(entry.name)}`,
      ...requirements.map(({ id, severity, title }) => `  ${cyan(id.padEnd(24))} ${tone(severity, severity.padEnd(8))}  ${clipped(title, width - 38)}`),
    ];
  });
  return `${rows.join('\n')}\n`;
}

/** The same for programs. */
export function ruleJson(catalogue: readonly CatalogueEntry[]): string {
  const controls = catalogue.map(({ id, name, title, severity, type, why, requirements, mappings }) => ({
    id,
    name,
    title,
    severity,
    type,
    why,
    requirements: Object.entries(requirements).map(([requirement, words]) => ({ id: requirement, title: words.title, severity: words.severity ?? severity, passesWhen: words.holds })),
    mappings,
  }));
  return `${JSON.stringify(controls, null, 2)}\n`;
}
