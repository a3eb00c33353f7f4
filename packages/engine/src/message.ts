import type { Origin } from '@akslint/model';
import type { RequirementWords } from './catalogue.js';
import type { DecidedJudgement, Undecided } from './judgement.js';
import { capitalised, enumerated, withoutDuplicates } from './wording.js';
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
      return said(`Cannot tell whether ${holds}`, doubts(outcome.undecided), '; and ');
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

/** What is not decided, told once of each thing, and of several things together that wait for the same. */
function doubts(all: readonly Undecided[]): readonly Clause[] {
  const different = withoutDuplicates(all, ({ clause, reason, isSentence }) => (isSentence ? clause : JSON.stringify([subjectOf(clause), reason.text])));
  const groups = new Map<string, readonly string[]>();
  for (const { clause, reason } of different) {
    const because = ` is not known because ${reason.text}`;
    const key = clause === `${subjectOf(clause)}${because}` ? because : clause;
    groups.set(key, [...(groups.get(key) ?? []), subjectOf(clause)]);
  }
  const sentences = new Set(different.filter(({ isSentence }) => isSentence).map(({ clause }) => clause));
  return [...groups].map(([key, subjects]) => ({
    text: key.startsWith(' is ') ? `${enumerated(subjects)}${subjects.length > 1 ? key.replace(' is ', ' are ') : key}` : key,
    isSentence: sentences.has(key) || undefined,
  }));
}

/** The thing that a clause is about, which it begins with. */
function subjectOf(clause: string): string {
  return clause.split(/ is not known because | has several possible values because | is true or false, | is false or true, /u)[0] ?? clause;
}

interface Clause {
  readonly text: string;
  readonly isSentence: boolean | undefined;
}

function grounds(claim: string, outcome: Outcome): string {
  return said(claim, deciding(outcome).map(({ says, isSentence }) => ({ text: says, isSentence })), ', or ');
}

function said(claim: string, all: readonly Clause[], between: string): string {
  const different = withoutDuplicates(all, ({ text }) => text).filter(({ text }) => !all.some((other) => text.startsWith(`${other.text}, `)));
  const kept = different.slice(0, mostClauses);
  if (kept.every(({ isSentence }) => isSentence)) return kept.map(({ text }) => `${text}.`).join(' ');
  const rest = different.length > mostClauses ? ' and so on' : '';
  return `${claim}: ${kept.map(({ text, isSentence }) => (isSentence ? uncapitalised(text) : text)).join(between)}${rest}.`;
}

/** A sentence as a part of another: its first word small, unless it is a name. */
function uncapitalised(sentence: string): string {
  return sentence.replace(/^(?:It|No|Namespace)\b/u, (word) => word.toLowerCase());
}
