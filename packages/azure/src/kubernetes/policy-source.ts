import type { Origin } from '@akslint/model';
import type { Claim } from './claim.js';
import type { Settled } from './reading.js';
import type { Labels } from './selector.js';

/** One policy object, on its way to the engine. */
export interface PolicySource {
  /** Kind and name, for messages. */
  readonly title: string;
  /** Tells equal texts of several objects apart. */
  readonly owner: string;
  readonly at: Origin;
  readonly body: Settled;
  /** Whether it exists and works in the namespace that is judged. */
  readonly applies: Claim;
  /** The labels of the namespace that is judged; its name is the label `kubernetes.io/metadata.name`. */
  readonly namespace: Labels;
}
