import type { Format } from '@akslint/model';
import type { Severity } from './results.js';

/** The words of one requirement. Clauses have no capital and no full stop: they are put into sentences. */
export interface RequirementWords {
  readonly title: string;
  /** What is so when it passes: `the API server is private`. Follows "Cannot tell whether", too. */
  readonly holds: string;
  /** What is so when it fails: `the API server is reachable from the internet`. */
  readonly otherwise: string;
  /** Where it weighs less than its control. */
  readonly severity?: Severity;
  /** Set where another team's resource can meet it, so that configuration may declare it `elsewhere`. */
  readonly companion?: true;
  /** One line on what to write, for the formats that can express it. */
  readonly remedy: Readonly<Partial<Record<Format, string>>>;
}

/** What frameworks call a control's subject; null where a framework has nothing on it. */
export interface Mappings {
  readonly cisKubernetes: string | null;
  readonly cisAks: string | null;
  readonly nist80053: string | null;
  readonly iso27001: string | null;
  readonly iso27017: string | null;
  readonly nist800190: string | null;
  readonly nsaCisa: string | null;
}

/** All words and data of one control; its logic stands in its rule. */
export interface CatalogueEntry<R extends string = string> {
  readonly id: string;
  /** The readable name, usable wherever the id is: `private-api-server`. */
  readonly name: string;
  readonly title: string;
  readonly severity: Severity;
  readonly type: 'preventive' | 'detective';
  /** One paragraph on why it matters. */
  readonly why: string;
  readonly requirements: Readonly<Record<R, RequirementWords>>;
  readonly mappings: Mappings;
}
