import type { Severity } from '@akslint/engine';

/** The inputs of `action.yml`, each with what an empty one means. */
export const defaults = {
  paths: '.',
  config: '',
  'fail-on': 'low',
  strict: 'false',
  'changed-only': '',
  baseline: '',
  'sarif-file': '',
  annotations: 'true',
  summary: 'true',
  'working-directory': '.',
} as const;

export type InputName = keyof typeof defaults;

/** What of the findings is reported: what added lines, or changed files, are responsible for, or everything. */
export type ChangedOnly = 'added' | 'file' | 'off';

/** The inputs, understood. Paths are as they were written. */
export interface Inputs {
  readonly paths: readonly string[];
  readonly config: string | undefined;
  readonly failOn: Severity;
  readonly strict: boolean;
  /** Undefined: the event decides. */
  readonly changedOnly: ChangedOnly | undefined;
  readonly baseline: string | undefined;
  readonly sarifFile: string | undefined;
  readonly annotations: boolean;
  readonly summary: boolean;
  readonly workingDirectory: string;
}

/** Inputs that say nothing the action understands; a sentence for each. */
export class WrongInputs extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join(' '));
  }
}

/** @throws WrongInputs with all that is wrong. */
export async function readInputs(input: (name: InputName) => string): Promise<Inputs> {
  const { severities } = await import('@akslint/engine');
  const { nearestWord } = await import('@akslint/model');
  const problems: string[] = [];
  const given = (name: InputName): string => input(name).trim() || defaults[name];
  const oneOf = <Word extends string>(name: InputName, words: readonly [Word, ...Word[]]): Word => {
    const word = given(name);
    const known = words.find((one) => one === word.toLowerCase());
    if (known !== undefined) return known;
    const nearest = nearestWord(word.toLowerCase(), words);
    problems.push(`The input ${name} takes ${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}, not "${word}".${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`);
    return words[0];
  };
  const isTrue = (name: InputName): boolean => oneOf(name, ['true', 'false']) === 'true';
  const [least = 'low', ...worse] = severities;
  const paths = wordsIn(given('paths'));
  if (typeof paths === 'string') problems.push(`The input paths has a quotation mark that is not closed: ${paths}`);
  const inputs = {
    paths: typeof paths === 'string' ? [] : paths,
    config: given('config') || undefined,
    failOn: oneOf('fail-on', [least, ...worse]),
    strict: isTrue('strict'),
    changedOnly: given('changed-only') === '' ? undefined : oneOf('changed-only', ['added', 'file', 'off']),
    baseline: given('baseline') || undefined,
    sarifFile: given('sarif-file') || undefined,
    annotations: isTrue('annotations'),
    summary: isTrue('summary'),
    workingDirectory: given('working-directory'),
  };
  if (problems.length > 0) throw new WrongInputs(problems);
  return inputs;
}

/** Words between spaces and line breaks; one with spaces stands in quotation marks. The rest of the text where a mark is not closed. */
function wordsIn(text: string): readonly string[] | string {
  const words: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const mark = rest[0] === '"' || rest[0] === "'" ? rest[0] : undefined;
    const end = mark === undefined ? rest.search(/\s|$/) : rest.indexOf(mark, 1);
    if (end === -1) return rest;
    words.push(mark === undefined ? rest.slice(0, end) : rest.slice(1, end));
    rest = rest.slice(mark === undefined ? end : end + 1).trimStart();
  }
  return words;
}
