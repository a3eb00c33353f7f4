import type { Dialect } from './dialect.js';

/** What to read and do about one control, beyond the words of its catalogue entry. Texts are plain prose. */
export interface Guide {
  /** The control's id. */
  readonly id: string;
  /** What the two modes of AKS bring of themselves, as Microsoft documents it. */
  readonly modes: { readonly standard: string; readonly automatic: string };
  /** Whole examples that meet the control. */
  readonly samples: readonly Sample[];
  readonly detection: Detection;
  /** What other providers call it. */
  readonly equivalents: readonly Equivalent[];
  readonly references: readonly Link[];
}

export interface Sample {
  readonly dialect: Dialect;
  /** `azurerm 5`, where a dialect has several. */
  readonly title: string;
  /** The file beside the rule: `azurerm.tf`. */
  readonly file: string;
  readonly code: string;
}

/** How a regression is seen after deployment, and what to do first. */
export interface Detection {
  readonly signals: readonly string[];
  /** A query in KQL for the Log Analytics workspace. */
  readonly query: string;
  readonly thresholds: readonly string[];
  readonly response: readonly string[];
}

export interface Equivalent {
  readonly provider: string;
  readonly feature: string;
}

export interface Link {
  readonly title: string;
  readonly url: string;
}

/** The language of a sample's code block. */
export function languageOf({ file }: Pick<Sample, 'file'>): string {
  const ending = file.slice(file.lastIndexOf('.') + 1);
  const known: Readonly<Record<string, string>> = { tf: 'hcl', ts: 'typescript', sh: 'bash', yaml: 'yaml', json: 'json', bicep: 'bicep' };
  return known[ending] ?? '';
}
