import { parseArgs } from 'node:util';
import { dialectFamilies, type DialectFamily } from '@akslint/engine';
import { nearestWord } from '@akslint/model';
import { explain, ruleJson, ruleTable } from '@akslint/reporters';
import { openHandbook, UsageError } from '@akslint/workspace';

/** How the text is shown. */
export interface Look {
  readonly colour: (asked: boolean | undefined) => boolean;
  /** In columns. */
  readonly width: number;
}

/** Takes the words behind `akslint explain` or `akslint rules` and gives what to print. */
type Command = (words: readonly string[], look: Look) => Promise<string>;

const isFamily = (word: string): word is DialectFamily => Object.hasOwn(dialectFamilies, word);

/** The commands that tell about the controls; each throws UsageError for words that it does not understand. */
export const handbookCommands = { explain: explainCommand, rules: rulesCommand } as const satisfies Record<string, Command>;

const explainHelp = `Usage: akslint explain ID [--format-of FORMAT] [--markdown]

Explains a control: why it matters, what to write, what to watch.

  ID                    azure-k8s-06, entra-rbac, azure-k8s-06/local-accounts or local-accounts
  --format-of FORMAT    only samples in terraform, bicep, arm, pulumi, cli or kubernetes
  --markdown            as a page in Markdown
`;

const rulesHelp = `Usage: akslint rules [--json]

Lists the controls and their requirements.
`;

async function explainCommand(words: readonly string[], look: Look): Promise<string> {
  const { values, positionals } = understood(words, { 'format-of': { type: 'string' }, markdown: { type: 'boolean' }, ...usual });
  if (values['help']) return explainHelp;
  const [word, ...more] = positionals;
  if (word === undefined || more.length > 0) throw new UsageError('akslint explain takes one control or requirement, such as azure-k8s-06; akslint rules lists them.');
  const family = familyOf(values['format-of']);
  const wanted = family && dialectFamilies[family];
  const handbook = await openHandbook();
  const { entry, requirements } = handbook.find(word);
  if (values['markdown']) return handbook.page(entry, wanted);
  const guide = handbook.guides.find(({ id }) => id === entry.id);
  return explain({ entry, guide, requirements, dialects: wanted }, { colour: look.colour(askedColour(values)), width: look.width });
}

async function rulesCommand(words: readonly string[], look: Look): Promise<string> {
  const { values, positionals } = understood(words, { json: { type: 'boolean' }, ...usual });
  if (values['help']) return rulesHelp;
  if (positionals.length > 0) throw new UsageError(`akslint rules takes no ${String(positionals[0])}; akslint explain tells about one control.`);
  const { catalogue } = await openHandbook();
  return values['json'] ? ruleJson(catalogue) : ruleTable(catalogue, { colour: look.colour(askedColour(values)), width: look.width });
}

const usual = { color: { type: 'boolean' }, 'no-color': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

interface Understood {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
}

function understood(words: readonly string[], options: Options): Understood {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new UsageError(first.endsWith('.') ? first : `${first}.`);
  }
}

function familyOf(word: unknown): DialectFamily | undefined {
  if (typeof word !== 'string') return undefined;
  if (isFamily(word)) return word;
  const names = Object.keys(dialectFamilies);
  const nearest = nearestWord(word, names);
  throw new UsageError(`--format-of takes ${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}, not "${word}".${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`);
}

function askedColour(values: Understood['values']): boolean | undefined {
  if (values['no-color'] === true) return false;
  return values['color'] === true ? true : undefined;
}
