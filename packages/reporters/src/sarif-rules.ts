import { dialects, frameworkKeys, frameworks, itemsOf, type CatalogueEntry, type Dialect, type Guide, type RequirementWords, type Severity } from '@akslint/engine';
import type { ReportingDescriptor } from 'sarif';
import type { Report } from './report.js';

const isDialect = (key: string): key is Dialect => key in dialects;

/** A rule for each requirement of the controls that were judged, with its control and the items of the frameworks as tags. */
export function sarifRules(report: Report): ReportingDescriptor[] {
  const judged = report.catalogue.filter(({ id }) => report.subjects.some((result) => result.controls.some((control) => control.id === id)));
  return judged.flatMap((entry) => {
    const guide = report.guides?.find(({ id }) => id === entry.id);
    return Object.entries(entry.requirements).map(([id, words]) => ruleOf(entry, id, words, guide));
  });
}

function ruleOf(entry: CatalogueEntry, id: string, words: RequirementWords, guide: Guide | undefined): ReportingDescriptor {
  const severity = words.severity ?? entry.severity;
  const helpUri = guide?.references[0]?.url;
  return {
    id: `${entry.id}/${id}`,
    name: `${entry.name}/${id}`,
    shortDescription: { text: words.title },
    fullDescription: { text: `${entry.title}: passes when ${words.holds}. ${entry.why}` },
    ...(helpUri !== undefined && { helpUri }),
    help: { text: `${entry.why}\n\nPasses when ${words.holds}.`, markdown: helpText(entry, words, guide) },
    defaultConfiguration: { level: severity === 'medium' ? 'warning' : severity === 'low' ? 'note' : 'error' },
    properties: { tags: tagsOf(entry), precision: 'very-high', 'security-severity': securitySeverity(severity), control: entry.id },
  };
}

function helpText(entry: CatalogueEntry, words: RequirementWords, guide: Guide | undefined): string {
  const remedies = Object.entries(words.remedy).flatMap(([dialect, text]) => (isDialect(dialect) ? [`- ${dialects[dialect]}: ${text}`] : []));
  const mapped = frameworkKeys.flatMap((key) => {
    const items = itemsOf(entry.mappings[key]);
    return items.length === 0 ? [] : [`- ${frameworks[key].name}: ${items.join(', ')}`];
  });
  const blocks = [
    [`**${entry.id} · ${entry.title}**`],
    [entry.why],
    [`Passes when ${words.holds}.`],
    ...(remedies.length > 0 ? [['**What to write**'], remedies] : []),
    ...(guide ? [['**AKS Automatic**'], [guide.modes.automatic]] : []),
    ...(mapped.length > 0 ? [['**Where frameworks ask for it**'], mapped] : []),
    ...(guide ? [['**References**'], guide.references.map(({ title, url }) => `- [${title}](${url})`)] : []),
    [`\`akslint explain ${entry.id}\` shows whole examples.`],
  ];
  return blocks.map((block) => block.join('\n')).join('\n\n');
}

function tagsOf(entry: CatalogueEntry): string[] {
  const items = frameworkKeys.flatMap((key) => itemsOf(entry.mappings[key]).map((item) => `${frameworks[key].tag}/${item}`));
  return ['security', 'aks', entry.id, ...items];
}

/** Within the bands that GitHub names critical (9 and above), high (7), medium (4) and low. */
function securitySeverity(severity: Severity): string {
  switch (severity) {
    case 'critical':
      return '9.5';
    case 'high':
      return '8.0';
    case 'medium':
      return '5.5';
    case 'low':
      return '2.5';
  }
}
