import { parseArgs } from 'node:util';
import { severities, type Severity } from '@akslint/engine';
import { nearestWord } from '@akslint/model';
import { byFramework, isReporterName, reporterNames, type ReporterName } from '@akslint/reporters';
import { UsageError, type Comparison } from '@akslint/workspace';

/** A report to be made; without a file it goes to standard output. */
export interface Output {
  readonly form: ReporterName;
  readonly file: string | undefined;
}

/** What the command can be told to do instead of a run. */
export type Subcommand = 'baseline' | 'init';

/** The command line, understood. */
export interface Arguments {
  /** Undefined: judge and report. */
  readonly subcommand: Subcommand | undefined;
  readonly paths: readonly string[];
  readonly outputs: readonly Output[];
  readonly failOn: Severity;
  readonly strict: boolean;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly varFiles: readonly string[];
  readonly variables: readonly { readonly name: string; readonly value: string }[];
  /** Files that give Bicep and ARM templates their parameters. */
  readonly parameterFiles: readonly string[];
  readonly stacks: readonly string[];
  readonly allowEmpty: boolean;
  readonly config: string | undefined;
  readonly printConfig: boolean;
  readonly baseline: string | undefined;
  readonly prune: boolean;
  readonly inlineSuppressions: boolean;
  readonly reportUnusedSuppressions: boolean;
  /** Undefined: everything is reported, not only what changed. */
  readonly changes: Comparison | undefined;
  /** What of a changed file counts. */
  readonly changesBy: 'files' | 'lines';
  /** The paths are files that changed; what they have a part in is reported. */
  readonly affected: boolean;
  /** What comes in on standard input is checked, as the file of this name; undefined name: the content decides. */
  readonly stdin: { readonly filename: string | undefined } | undefined;
  /** Undefined: the terminal and the environment decide. */
  readonly color: boolean | undefined;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** What the reports are ordered by. */
  readonly by: 'subject' | 'framework';
  readonly debug: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

const options = {
  format: { type: 'string', short: 'f', multiple: true },
  output: { type: 'string', short: 'o' },
  'fail-on': { type: 'string' },
  strict: { type: 'boolean' },
  only: { type: 'string', multiple: true },
  skip: { type: 'string', multiple: true },
  'var-file': { type: 'string', multiple: true },
  var: { type: 'string', multiple: true },
  parameters: { type: 'string', multiple: true },
  stack: { type: 'string', multiple: true },
  'allow-empty': { type: 'boolean' },
  config: { type: 'string', short: 'c' },
  'print-config': { type: 'boolean' },
  baseline: { type: 'string' },
  prune: { type: 'boolean' },
  'no-inline-suppressions': { type: 'boolean' },
  'report-unused-suppressions': { type: 'boolean' },
  changed: { type: 'boolean' },
  'changed-lines': { type: 'boolean' },
  since: { type: 'string' },
  staged: { type: 'boolean' },
  affected: { type: 'boolean' },
  stdin: { type: 'boolean' },
  'stdin-filename': { type: 'string' },
  color: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  quiet: { type: 'boolean' },
  verbose: { type: 'boolean' },
  by: { type: 'string' },
  debug: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/**
 * Reads a command line (without `node` and the script).
 * @throws UsageError that says what is wrong with it.
 */
export function readArguments(words: readonly string[]): Arguments {
  refuseUnknown(words);
  const { values, positionals } = parsed(words);
  const outputs = outputsOf(values.format ?? [], values.output);
  const subcommand = subcommands.find((one) => one === positionals[0]);
  const paths = subcommand === undefined ? positionals : positionals.slice(1);
  return {
    subcommand,
    paths: paths.length === 0 && !values.stdin ? ['.'] : paths,
    stdin: stdinOf(values),
    outputs,
    failOn: severityOf(values['fail-on'] ?? 'low'),
    strict: values.strict ?? false,
    only: listOf(values.only),
    skip: listOf(values.skip),
    varFiles: values['var-file'] ?? [],
    variables: (values.var ?? []).map(variableOf),
    parameterFiles: values.parameters ?? [],
    stacks: values.stack ?? [],
    allowEmpty: values['allow-empty'] ?? false,
    ...acceptanceOf(values),
    ...changesOf(values),
    color: values['no-color'] ? false : values.color,
    quiet: values.quiet ?? false,
    verbose: values.verbose ?? false,
    by: orderOf(values.by, outputs),
    debug: values.debug ?? false,
    help: values.help ?? false,
    version: values.version ?? false,
  };
}

/** A path of such a name is written `./baseline`. */
const subcommands: readonly Subcommand[] = ['baseline', 'init'];

type Values = ReturnType<typeof parsed>['values'];

function acceptanceOf(values: Values): Pick<Arguments, 'config' | 'printConfig' | 'baseline' | 'prune' | 'inlineSuppressions' | 'reportUnusedSuppressions'> {
  if (values.prune && values.baseline === undefined) throw new UsageError('--prune needs a --baseline to remove entries from.');
  return {
    config: values.config,
    printConfig: values['print-config'] ?? false,
    baseline: values.baseline,
    prune: values.prune ?? false,
    inlineSuppressions: !values['no-inline-suppressions'],
    reportUnusedSuppressions: values['report-unused-suppressions'] ?? false,
  };
}

function changesOf({ changed, 'changed-lines': lines, since, staged, affected = false }: Values): Pick<Arguments, 'changes' | 'changesBy' | 'affected'> {
  if (staged && (changed || since !== undefined)) throw new UsageError('--staged and --changed exclude each other.');
  if (since !== undefined && !changed && !lines) throw new UsageError('--since goes with --changed or --changed-lines: akslint --changed --since main.');
  const changes: Comparison | undefined = staged ? { kind: 'staged' } : changed || lines ? { kind: 'working tree', since } : undefined;
  return { changes, changesBy: lines ? 'lines' : 'files', affected };
}

function stdinOf({ stdin, 'stdin-filename': filename }: Values): Arguments['stdin'] {
  if (filename !== undefined && !stdin) throw new UsageError('--stdin-filename says what --stdin stands for; give --stdin too.');
  if (filename === '') throw new UsageError('--stdin-filename names no file.');
  return stdin ? { filename } : undefined;
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(sentence(error instanceof Error ? error.message : String(error)));
  }
}

function refuseUnknown(words: readonly string[]): void {
  const { tokens } = parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true });
  for (const token of tokens) {
    if (token.kind !== 'option' || Object.hasOwn(options, token.name)) continue;
    const nearest = nearestWord(token.rawName, Object.keys(options).map((name) => `--${name}`));
    const hint = nearest === undefined ? 'See akslint --help.' : `Did you mean ${nearest}?`;
    throw new UsageError(`Unknown option ${token.rawName}. ${hint}`);
  }
}

/** Node's own messages hold advice on a second line and no full stop. */
function sentence(message: string): string {
  const [first = message] = message.split('\n');
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

function outputsOf(formats: readonly string[], output: string | undefined): readonly Output[] {
  const outputs = (formats.length === 0 ? ['stylish'] : formats).map((word) => {
    const equals = word.indexOf('=');
    const form = equals === -1 ? word : word.slice(0, equals);
    const file = equals === -1 ? undefined : word.slice(equals + 1);
    if (file === '') throw new UsageError(`--format ${word} names no file.`);
    return { form: formOf(form), file };
  });
  const unplaced = outputs.filter(({ file }) => file === undefined);
  if (unplaced.length > 1) {
    throw new UsageError('Only one format can go to the same place; give the others a file: --format json=report.json.');
  }
  if (output !== undefined && unplaced.length === 0) throw new UsageError('--output has nothing to write: every --format has its own file.');
  return outputs.map(({ form, file }) => ({ form, file: file ?? output }));
}

function formOf(word: string): ReporterName {
  if (isReporterName(word)) return word;
  const nearest = nearestWord(word, reporterNames);
  throw new UsageError(`Unknown format "${word}". ${nearest === undefined ? `There are ${reporterNames.join(', ')}.` : `Did you mean ${nearest}?`}`);
}

function orderOf(word: string | undefined, outputs: readonly Output[]): Arguments['by'] {
  if (word === undefined || word === 'subject') return 'subject';
  if (word !== 'framework') throw new UsageError(`--by takes subject or framework, not "${word}".`);
  if (outputs.some(({ form }) => byFramework.includes(form))) return 'framework';
  throw new UsageError(`--by framework needs one of the formats ${byFramework.join(', ')}.`);
}

function severityOf(word: string): Severity {
  const severity = severities.find((one) => one === word.toLowerCase());
  if (severity !== undefined) return severity;
  throw new UsageError(`--fail-on takes critical, high, medium or low, not "${word}".`);
}

function variableOf(word: string): { name: string; value: string } {
  const equals = word.indexOf('=');
  if (equals < 1) throw new UsageError(`--var takes NAME=VALUE, not "${word}".`);
  return { name: word.slice(0, equals).trim(), value: word.slice(equals + 1) };
}

function listOf(words: readonly string[] | undefined): readonly string[] {
  return (words ?? []).flatMap((word) => word.split(',')).map((word) => word.trim()).filter((word) => word !== '');
}
