import type { Origin, Reason } from '@akslint/model';

/** Something that is not decided, as a clause, and what would decide it. */
export interface Undecided {
  /** `private_cluster_enabled is not known because variable "private" has no value` */
  readonly clause: string;
  /** The clause is a sentence that says all: nothing is put before it. */
  readonly isSentence?: true;
  readonly reason: Reason;
  readonly at: Origin;
}

/** What a judgement stands on: a clause, the text that says it, and advice that goes with that text. */
export interface Ground {
  /** `private_cluster_enabled is false` */
  readonly says: string;
  /** `says` is a sentence that says all: nothing is put before it. */
  readonly isSentence?: true;
  readonly at: Origin;
  readonly advice: readonly string[];
}

export interface DecidedJudgement extends Ground {
  readonly verdict: 'pass' | 'fail' | 'not-applicable';
}

export interface UndecidedJudgement {
  readonly verdict: 'unknown';
  readonly undecided: readonly Undecided[];
  readonly advice: readonly string[];
}

/** What one requirement says of one subject in one possible world. */
export type Judgement = DecidedJudgement | UndecidedJudgement;

export function pass(ground: Ground, ...advice: readonly string[]): Judgement {
  return { verdict: 'pass', ...grounded(ground, advice) };
}

export function fail(ground: Ground, ...advice: readonly string[]): Judgement {
  return { verdict: 'fail', ...grounded(ground, advice) };
}

export function notApplicable(ground: Ground, ...advice: readonly string[]): Judgement {
  return { verdict: 'not-applicable', ...grounded(ground, advice) };
}

/** Cannot be told even in this world. */
export function undecided(open: Undecided, ...advice: readonly string[]): Judgement {
  return { verdict: 'unknown', undecided: [open], advice };
}

/** `there may be other plans because …`. */
export function mayBeMore(what: string, reason: Reason, at: Origin): Undecided {
  return { clause: `there may be other ${what} because ${reason.text}`, reason, at };
}

/** A ground that no single value gives: an absent companion, several objects together. */
export function ground(says: string, at: Origin, ...advice: readonly string[]): Ground {
  return { says, at, advice };
}

/** Both together; the first is where the finding points. */
export function both(first: Ground, second: Ground): Ground {
  return {
    says: `${first.says} and ${second.says}`,
    at: first.at,
    advice: [...first.advice, ...second.advice],
  };
}

function grounded({ says, isSentence, at, advice }: Ground, more: readonly string[]): Ground {
  return { says, at, advice: [...advice, ...more], ...(isSentence && { isSentence }) };
}
