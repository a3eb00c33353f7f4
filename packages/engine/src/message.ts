import type { Origin } from '@akslint/model';
import type { RequirementWords } from './catalogue.js';
import type { DecidedJudgement } from './judgement.js';
import { capitalised, withoutDuplicates } from './wording.js';
import type { Outcome } from './worlds.js';

/** More clauses than this do not help in one sentence; the rest is in the list of what is undecided. */
const mostClauses = 3;

/** One sentence for an outcome: what is so, and what text says it. */
export function messageOf({ holds, otherwise }: RequirementWords, outcome: Outcome): string {
  switch (outcome.verdict) {
    case 'pass':
      return `${capitalised(holds)}: ${grounds(outcome)}.`;
    case 'fail':
      return `${capitalised(otherwise)}: ${grounds(outcome)}.`;
    case 'not-applicable':
      return `Does not apply: ${grounds(outcome)}.`;
    case 'unknown':
      return `Cannot tell whether ${holds}: ${clauses(outcome.undecided.map(({ clause }) => clause), '; and ')}.`;
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

function grounds(outcome: Outcome): string {
  return clauses(deciding(outcome).map(({ says }) => says), ', or ');
}

function clauses(all: readonly string[], between: string): string {
  const different = withoutDuplicates(all, (clause) => clause);
  const kept = different.slice(0, mostClauses).join(between);
  return different.length > mostClauses ? `${kept} and so on` : kept;
}
