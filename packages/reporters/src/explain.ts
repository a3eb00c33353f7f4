import { dialects, frameworkKeys, frameworks, remedyIn, type CatalogueEntry, type Dialect, type Guide, type Sample } from '@akslint/engine';
import picocolors from 'picocolors';
import type { Colors } from 'picocolors/types.js';
import type { Appearance } from './report.js';
import { wrapped } from './terminal-text.js';

/** What is explained, and how much of it. */
export interface Explanation {
  readonly entry: CatalogueEntry;
  readonly guide: Guide | undefined;
  /** Ids of the requirements that are meant. */
  readonly requirements: readonly string[];
  /** Only what is written in these; undefined: a short form of all, with one sample. */
  readonly dialects: readonly Dialect[] | undefined;
}

const isDialect = (key: string): key is Dialect => key in dialects;
const every: readonly Dialect[] = Object.keys(dialects).filter(isDialect);

/** A control for people at a terminal. */
export function explain(explanation: Explanation, { colour, width }: Pick<Appearance, 'colour' | 'width'>): string {
  const sheet = new Sheet(picocolors.createColors(colour), Math.min(Math.max(width, 60), 100));
  const blocks = sheet.blocks(explanation).filter((block) => block.length > 0);
  return `${blocks.map((block) => block.join('\n')).join('\n\n')}\n`;
}

class Sheet {
  constructor(
    private readonly colours: Colors,
    private readonly width: number,
  ) {}

  blocks({ entry, guide, requirements, dialects: wanted }: Explanation): readonly (readonly string[])[] {
    const { bold, dim } = this.colours;
    return [
      [`${bold(entry.id)}  ${bold(entry.title)}`, dim(`${entry.name} · ${entry.severity} · ${entry.type}`)],
      this.#prose(entry.why, 0),
      this.#requirements(entry, requirements),
      ...(guide ? [this.#headed('AKS Standard', this.#prose(guide.modes.standard)), this.#headed('AKS Automatic', this.#prose(guide.modes.automatic))] : []),
      this.#remedies(entry, requirements, wanted),
      ...(guide ? this.#samples(guide, wanted) : []),
      ...(guide ? this.#detection(guide) : []),
      this.#headed('Where frameworks ask for it', frameworkKeys.map((key) => `  ${frameworks[key].name.padEnd(42)} ${entry.mappings[key] ?? dim('none')}`)),
      ...(guide ? this.#links(guide) : []),
    ];
  }

  #requirements(entry: CatalogueEntry, wanted: readonly string[]): readonly string[] {
    const lines = Object.entries(entry.requirements)
      .filter(([id]) => wanted.includes(id))
      .flatMap(([id, words]) => [`  ${this.colours.cyan(id)}  ${this.colours.dim(words.severity ?? entry.severity)}`, ...this.#prose(`${words.holds}.`, 4)]);
    return this.#headed('Passes when', lines);
  }

  #remedies(entry: CatalogueEntry, ids: readonly string[], wanted: readonly Dialect[] | undefined): readonly string[] {
    const lines = Object.entries(entry.requirements)
      .filter(([id]) => ids.includes(id))
      .flatMap(([id, words]) => {
        const texts = (wanted ?? every).flatMap((dialect) => {
          const text = wanted === undefined ? words.remedy[dialect] : remedyIn(words, dialect);
          return text === undefined ? [] : this.#prose(`${label(dialect, wanted)}: ${text}`, 6, `    ${this.colours.green('→')} `);
        });
        return texts.length === 0 ? [] : [`  ${this.colours.cyan(id)}`, ...texts];
      });
    return this.#headed('What to write', lines);
  }

  #samples({ samples }: Guide, wanted: readonly Dialect[] | undefined): readonly (readonly string[])[] {
    const first = samples[0];
    const shown: readonly Sample[] = wanted === undefined ? (first ? [first] : []) : samples.filter(({ dialect }) => wanted.includes(dialect));
    const left = samples.length - shown.length;
    const blocks = shown.map((sample) => this.#headed(sample.title, sample.code.trimEnd().split('\n').map((line) => `  ${line}`.trimEnd())));
    if (wanted === undefined && left > 0) blocks.push([this.colours.dim(`${left} more samples: --format-of terraform, bicep, arm, pulumi, cli or kubernetes.`)]);
    return blocks;
  }

  #detection({ detection }: Guide): readonly (readonly string[])[] {
    return [
      this.#headed('What to watch after deployment', detection.signals.flatMap((text) => this.#item(text, '•'))),
      this.#headed('Query (KQL)', detection.query.split('\n').map((line) => `  ${line}`)),
      this.#headed('Raise an alert when', detection.thresholds.flatMap((text) => this.#item(text, '•'))),
      this.#headed('First response', detection.response.flatMap((text, index) => this.#item(text, `${index + 1}.`))),
    ];
  }

  #links({ equivalents, references }: Guide): readonly (readonly string[])[] {
    return [
      this.#headed('At other providers', equivalents.flatMap(({ provider, feature }) => this.#item(`${provider}: ${feature}`, '•'))),
      this.#headed('References', references.flatMap(({ title, url }) => [`  ${title}`, `    ${this.colours.dim(url)}`])),
    ];
  }

  #headed(title: string, lines: readonly string[]): readonly string[] {
    return lines.length === 0 ? [] : [this.colours.bold(title), ...lines];
  }

  #item(text: string, mark: string): readonly string[] {
    return this.#prose(text, 5, `  ${mark.padEnd(2)} `);
  }

  #prose(text: string, indent = 2, first = ' '.repeat(indent)): readonly string[] {
    return wrapped(text, this.width - indent).map((line, index) => (index === 0 ? first : ' '.repeat(indent)) + line);
  }
}

function label(dialect: Dialect, wanted: readonly Dialect[] | undefined): string {
  if (wanted !== undefined) return dialects[dialect];
  if (dialect === 'arm') return 'ARM, Bicep, azapi, azure-native';
  return dialect === 'kubernetes' ? 'Any format' : dialects[dialect];
}
