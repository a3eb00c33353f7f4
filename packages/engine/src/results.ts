import type { Mode, Origin, Reason, Subject } from '@akslint/model';

export type Severity = 'critical' | 'high' | 'medium' | 'low';
export type Verdict = 'pass' | 'fail' | 'unknown' | 'not-applicable' | 'suppressed';

/** Somebody's word that a result does not count. */
export interface Suppression {
  /** Where it stands: in the source (a comment, metadata), in the configuration, or in the baseline. */
  readonly by: 'source' | 'configuration' | 'baseline';
  readonly reason: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly until?: string;
  /** The text that says so, where it is a file of the scan. */
  readonly at?: Origin;
  /** What the verdict is without it. */
  readonly verdict: 'fail' | 'unknown';
}

/** What one requirement says of one subject. */
export interface RequirementResult {
  readonly id: string;
  readonly severity: Severity;
  readonly verdict: Verdict;
  /** One sentence: what is so and what text says it. */
  readonly message: string;
  /** The text that decides, with the uses on the way. */
  readonly at: Origin;
  readonly advice: readonly string[];
  /** For an unknown: what is not decided, and what would decide it. */
  readonly undecided?: readonly Reason[];
  /** Set when the verdict is `suppressed`. */
  readonly suppression?: Suppression;
}

export interface ControlResult {
  readonly id: string;
  readonly verdict: Verdict;
  readonly requirements: readonly RequirementResult[];
}

export interface SubjectResult {
  readonly subject: Subject;
  /** `unknown` for a cluster whose mode cannot be told, null for what has no mode. */
  readonly mode: Mode | 'unknown' | null;
  readonly controls: readonly ControlResult[];
}
