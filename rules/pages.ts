import type { CatalogueEntry, Mappings, RequirementWords } from '@akslint/engine';

/** A generated file: its path from the repository's root, and its text. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** What encloses the table in the README of the repository. */
export const tableMarkers = { begin: '<!-- controls:begin -->', end: '<!-- controls:end -->' } as const;

const frameworks: Readonly<Record<keyof Mappings, string>> = {
  cisKubernetes: 'CIS Kubernetes Benchmark v1.11.0',
  cisAks: 'CIS AKS Benchmark v2.0.0',
  nist80053: 'NIST SP 800-53 rev. 5',
  iso27001: 'ISO/IEC 27001:2022',
  iso27017: 'ISO/IEC 27017:2015',
  nist800190: 'NIST SP 800-190',
  nsaCisa: 'NSA/CISA Kubernetes Hardening Guide v1.2',
};

const isFramework = (key: string): key is keyof Mappings => key in frameworks;

/** One page for each control, beside its rule. */
export function controlPages(entries: readonly CatalogueEntry[]): readonly Page[] {
  return entries.map((entry) => ({ path: `rules/${entry.id}/README.md`, text: controlPage(entry) }));
}

/** The table of the controls, with its markers, for the README of the repository. */
export function controlTable(entries: readonly CatalogueEntry[]): string {
  const rows = entries.map((entry) => {
    const asks = Object.values(entry.requirements).map(({ title }) => title);
    return row([`[${entry.id}](rules/${entry.id}/README.md)`, entry.severity, entry.title, asks.join('<br>')]);
  });
  const head = [row(['control', 'severity', 'what it is about', 'what it asks']), row(['---', '---', '---', '---'])];
  return [tableMarkers.begin, ...head, ...rows, tableMarkers.end].join('\n');
}

/** A control's page. */
export function controlPage(entry: CatalogueEntry): string {
  const requirements = Object.entries(entry.requirements);
  return [
    `# ${entry.id}: ${entry.title}`,
    '',
    '<!-- Generated from catalogue.ts; run `pnpm generate`. -->',
    '',
    `Name: \`${entry.name}\` · severity: ${entry.severity} · ${entry.type}`,
    '',
    entry.why,
    '',
    '## Requirements',
    '',
    row(['requirement', 'severity', 'passes when']),
    row(['---', '---', '---']),
    ...requirements.map(([id, words]) => row([`\`${id}\``, words.severity ?? entry.severity, words.holds])),
    '',
    '## What to write',
    '',
    ...requirements.flatMap(([id, words]) => remedies(id, words)),
    '',
    '## Where frameworks ask for it',
    '',
    row(['framework', 'section']),
    row(['---', '---']),
    ...Object.keys(frameworks).filter(isFramework).map((key) => row([frameworks[key], entry.mappings[key] ?? 'none'])),
    '',
  ].join('\n');
}

function remedies(id: string, { remedy }: RequirementWords): readonly string[] {
  return Object.entries(remedy).map(([format, text]) => `- \`${id}\`, ${format}: ${text}`);
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
