import type { Dialect } from './dialect.js';
import type { Framework } from './frameworks.js';
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
  /** One line on what to write, for the dialects that can express it; see `remedyFor`. */
  readonly remedy: Readonly<Partial<Record<Dialect, string>>>;
}

/** What frameworks call a control's subject, items separated by `;`; null where a framework has nothing on it. */
export type Mappings = Readonly<Record<Framework, string | null>>;

/** The words that every report needs of one control; its logic stands in its rule, what is longer in its guide. */
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
