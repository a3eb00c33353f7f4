import type { Judgement, Undecided } from './judgement.js';
import { withoutDuplicates } from './wording.js';
import { isImpossible, World, type Fork } from './world.js';

/** Past this many worlds a question counts as undecided. */
export const mostWorlds = 512;
/** Answers that differ only in their words; more would not fit a sentence. */
const mostAnswers = 8;

/** The answers of all worlds, joined. */
export interface Outcome {
  readonly verdict: Judgement['verdict'];
  /** Different answers of different worlds. */
  readonly answers: readonly Judgement[];
  /** What keeps it from being decided; empty for what is. */
  readonly undecided: readonly Undecided[];
  readonly advice: readonly string[];
}

/**
 * Judges in each possible world and joins the answers: all pass (or some pass and the rest not applicable) is pass;
 * all fail is fail; all not applicable is not applicable; anything else is unknown.
 */
export function judgeInAllWorlds(judge: (world: World) => Judgement): Outcome {
  const budget = { left: mostWorlds };
  return explore(judge, [], budget) ?? impossibleOutcome;
}

interface Run {
  readonly outcome: Outcome | undefined;
  readonly forks: readonly Fork[];
}

function explore(judge: (world: World) => Judgement, script: readonly number[], budget: { left: number }): Outcome | undefined {
  if (budget.left === 0) return tooMany;
  budget.left -= 1;
  const { outcome, forks } = run(judge, script);
  let joined = outcome;
  const taken = forks.map((fork) => fork.taken);
  for (let depth = forks.length - 1; depth >= script.length; depth -= 1) {
    const fork = forks[depth];
    if (fork === undefined) continue;
    const branches = [joined];
    for (let way = 1; way < fork.ways; way += 1) {
      branches.push(budget.left === 0 ? tooMany : explore(judge, [...taken.slice(0, depth), way], budget));
    }
    joined = join(fork.undecided, branches);
  }
  return joined;
}

function run(judge: (world: World) => Judgement, script: readonly number[]): Run {
  const world = new World(script);
  try {
    const answer = judge(world);
    const open = answer.verdict === 'unknown' ? answer.undecided : [];
    return {
      outcome: { verdict: answer.verdict, answers: [answer], undecided: open, advice: answer.advice },
      forks: world.forks,
    };
  } catch (error) {
    if (!isImpossible(error)) throw error;
    return { outcome: undefined, forks: world.forks };
  }
}

function join(fork: Undecided, branches: readonly (Outcome | undefined)[]): Outcome | undefined {
  const possible = branches.filter((branch) => branch !== undefined);
  const [first] = possible;
  if (first === undefined) return undefined;
  const verdicts = new Set(possible.map(({ verdict }) => verdict));
  const verdict = joinVerdicts(verdicts);
  const open = possible.flatMap((branch) => branch.undecided);
  return {
    verdict,
    answers: withoutDuplicates(possible.flatMap(({ answers }) => answers), nameOf).slice(0, mostAnswers),
    undecided: verdict === 'unknown' ? withoutDuplicates(verdicts.size > 1 ? [fork, ...open] : open, ({ clause }) => clause) : [],
    advice: verdict === 'unknown' ? inEvery(possible) : withoutDuplicates(possible.flatMap(({ advice }) => advice), (text) => text),
  };
}

function joinVerdicts(verdicts: ReadonlySet<Judgement['verdict']>): Judgement['verdict'] {
  const [only] = verdicts;
  if (verdicts.size === 1 && only !== undefined) return only;
  return verdicts.size === 2 && verdicts.has('pass') && verdicts.has('not-applicable') ? 'pass' : 'unknown';
}

function nameOf(answer: Judgement): string {
  return answer.verdict === 'unknown' ? 'unknown' : `${answer.verdict} ${answer.says}`;
}

const nowhere = { span: { file: '', start: 0, end: 0 }, via: undefined };

function outcomeOf(text: string): Outcome {
  return { verdict: 'unknown', answers: [], undecided: [{ clause: text, reason: { text }, at: nowhere }], advice: [] };
}

const tooMany = outcomeOf(`it depends on more than ${mostWorlds} combinations of undecided values`);
const impossibleOutcome = outcomeOf('the values that it depends on contradict each other');

/** The advice of an unknown: what goes with one of the possibilities only would be noise. */
function inEvery(possible: readonly Outcome[]): readonly string[] {
  const [first, ...others] = possible;
  return (first?.advice ?? []).filter((text) => others.every(({ advice }) => advice.includes(text)));
}
