import { dialects, frameworkKeys, frameworks, languageOf, remedyIn, type CatalogueEntry, type Dialect, type Guide } from '@akslint/engine';

/** A generated file: its path from the repository's root, and its text. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** What of a control's page is wanted. */
export interface PageOptions {
  /** Only what is written in these; all when left out. */
  readonly dialects?: readonly Dialect[];
  /** Lines under the title. */
  readonly header?: readonly string[];
  /** Lines at the end, such as links to other pages. */
  readonly footer?: readonly string[];
}

/** What encloses the table in the README of the repository. */
const tableMarkers = { begin: '<!-- controls:begin -->', end: '<!-- controls:end -->' } as const;

const isDialect = (key: string): key is Dialect => key in dialects;
const allDialects: readonly Dialect[] = Object.keys(dialects).filter(isDialect);

/** One page for each control, beside its rule. */
export function controlPages(entries: readonly CatalogueEntry[], guides: readonly Guide[]): readonly Page[] {
  return entries.map((entry, index) => {
    const header = ['<!-- Generated from the catalogue; run `npm run generate`. -->'];
    const footer = [neighbours(entries[index - 1], entries[index + 1])];
    return { path: `rules/${entry.id}/README.md`, text: controlPage(entry, guides.find(({ id }) => id === entry.id), { header, footer }) };
  });
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

/** A control's page in Markdown. */
export function controlPage(entry: CatalogueEntry, guide: Guide | undefined, options: PageOptions = {}): string {
  const { dialects: wanted = allDialects, header = [], footer = [] } = options;
  const blocks = [
    [`# ${entry.id}: ${entry.title}`],
    header,
    [`Name: \`${entry.name}\` · severity: ${entry.severity} · ${entry.type}`],
    [entry.why],
    ['## Requirements'],
    requirementTable(entry),
    ...(guide ? [['## Standard and Automatic'], [`**AKS Standard.** ${guide.modes.standard}`], [`**AKS Automatic.** ${guide.modes.automatic}`]] : []),
    ['## What to write'],
    ...remedyBlocks(entry, wanted),
    ...(guide ? sampleBlocks(guide, wanted) : []),
    ...(guide ? detectionBlocks(guide) : []),
    ['## Where frameworks ask for it'],
    [row(['framework', 'section']), row(['---', '---']), ...frameworkKeys.map((key) => row([frameworks[key].name, entry.mappings[key] ?? 'none']))],
    ...(guide ? linkBlocks(guide) : []),
    footer,
  ];
  return `${blocks.filter((block) => block.length > 0).map((block) => block.join('\n')).join('\n\n')}\n`;
}

function requirementTable(entry: CatalogueEntry): readonly string[] {
  const rows = Object.entries(entry.requirements).map(([id, words]) => row([`\`${id}\``, words.severity ?? entry.severity, words.holds]));
  return [row(['requirement', 'severity', 'passes when']), row(['---', '---', '---']), ...rows];
}

function remedyBlocks({ requirements }: CatalogueEntry, wanted: readonly Dialect[]): readonly (readonly string[])[] {
  return Object.entries(requirements).flatMap(([id, words]) => {
    const lines = wanted.flatMap((dialect) => {
      const text = wanted === allDialects ? words.remedy[dialect] : remedyIn(words, dialect);
      const label = wanted === allDialects ? remedyDialect(dialect) : dialects[dialect];
      return text === undefined ? [] : [`- ${label}: ${text}`];
    });
    return lines.length === 0 ? [] : [[`**\`${id}\`**`], lines];
  });
}

/** The words under `arm` and `kubernetes` hold for more than their own files. */
function remedyDialect(dialect: Dialect): string {
  if (dialect === 'arm') return 'ARM, Bicep, azapi, Pulumi (azure-native)';
  return dialect === 'kubernetes' ? 'any format' : dialects[dialect];
}

function sampleBlocks({ samples }: Guide, wanted: readonly Dialect[]): readonly (readonly string[])[] {
  return samples
    .filter(({ dialect }) => wanted.includes(dialect))
    .flatMap((sample) => [[`### ${sample.title}`], [`\`\`\`${languageOf(sample)}`, sample.code.trimEnd(), '```']]);
}

function detectionBlocks({ detection }: Guide): readonly (readonly string[])[] {
  return [
    ['## What to watch after deployment'],
    detection.signals.map((text) => `- ${text}`),
    ['```kql', detection.query, '```'],
    ['Raise an alert when:'],
    detection.thresholds.map((text) => `- ${text}`),
    ['First response:'],
    detection.response.map((text, index) => `${index + 1}. ${text}`),
  ];
}

function linkBlocks({ equivalents, references }: Guide): readonly (readonly string[])[] {
  return [
    ['## At other providers'],
    equivalents.map(({ provider, feature }) => `- ${provider}: ${feature}`),
    ['## References'],
    references.map(({ title, url }) => `- [${title}](${url})`),
  ];
}

function neighbours(before: CatalogueEntry | undefined, after: CatalogueEntry | undefined): string {
  const link = (entry: CatalogueEntry | undefined, text: (id: string) => string): readonly string[] => (entry ? [`[${text(entry.id)}](../${entry.id}/README.md)`] : []);
  return [...link(before, (id) => `← ${id}`), '[all controls](../../README.md#what-is-checked)', ...link(after, (id) => `${id} →`)].join(' · ');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
