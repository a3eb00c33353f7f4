import type { Origin } from '@akslint/model';
import type { RequirementWords } from './catalogue.js';
import type { DecidedJudgement } from './judgement.js';
import { capitalised, withoutDuplicates } from './wording.js';
import type { Outcome } from './worlds.js';

/** More clauses than this do not help in one sentence; the rest is in the list of what is undecided. */
const mostClauses = 3;

/** A sentence for an outcome: what is so, and what text says it. */
export function messageOf({ holds, otherwise }: RequirementWords, outcome: Outcome): string {
  switch (outcome.verdict) {
    case 'pass':
      return grounds(capitalised(holds), outcome);
    case 'fail':
      return grounds(capitalised(otherwise), outcome);
    case 'not-applicable':
      return grounds('Does not apply', outcome);
    case 'unknown':
      return said(`Cannot tell whether ${holds}`, outcome.undecided.map(({ clause, isSentence }) => ({ text: clause, isSentence })), '; and ');
  }
}

/** The text that decides, or the first that leaves it undecided; `fallback` where no text does. */
export function placeOf(outcome: Outcome, fallback: Origin): Origin {
  const [place] = outcome.verdict === 'unknown' ? outcome.undecided : deciding(outcome);
  return place === undefined || place.at.span.file === '' ? fallback : place.at;
}

function deciding({ answers, verdict }: Outcome): readonly DecidedJudgement[] {
  return answers.filter((answer) => answer.verdict !== 'unknown').filter((answer) => answer.verdict === verdict);
}

interface Clause {
  readonly text: string;
  readonly isSentence: true | undefined;
}

function grounds(claim: string, outcome: Outcome): string {
  return said(claim, deciding(outcome).map(({ says, isSentence }) => ({ text: says, isSentence })), ', or ');
}

function said(claim: string, all: readonly Clause[], between: string): string {
  const different = withoutDuplicates(all, ({ text }) => text);
  const kept = different.slice(0, mostClauses);
  if (kept.every(({ isSentence }) => isSentence)) return kept.map(({ text }) => `${text}.`).join(' ');
  const rest = different.length > mostClauses ? ' and so on' : '';
  return `${claim}: ${kept.map(({ text }) => text).join(between)}${rest}.`;
}
