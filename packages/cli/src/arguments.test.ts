import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.js';

describe('the command line', () => {
  it('has a default for everything', () => {
    expect(readArguments([])).toEqual({
      paths: ['.'], outputs: [{ form: 'stylish', file: undefined }], failOn: 'low', strict: false, only: [], skip: [], varFiles: [], variables: [], parameterFiles: [], stacks: [],
      allowEmpty: false, subcommand: undefined, config: undefined, printConfig: false, baseline: undefined, prune: false, inlineSuppressions: true,
      reportUnusedSuppressions: false, changes: undefined, changesBy: 'files', affected: false, stdin: undefined, color: undefined, quiet: false, verbose: false, by: 'subject', debug: false, help: false, version: false,
    });
  });

  it('takes options anywhere, repeated ones together, lists with commas', () => {
    const given = readArguments(['a', '--only', 'x,y', '--strict', '--only=z', 'b', '--var', 'k=v=w', '--var', 'e=', '--var-file', '1', '--var-file', '2', '--parameters', 'a.bicepparam', '--parameters=b.json', '--no-color', '--', '--odd']);
    expect(given).toMatchObject({
      paths: ['a', 'b', '--odd'], only: ['x', 'y', 'z'], strict: true, color: false, varFiles: ['1', '2'], parameterFiles: ['a.bicepparam', 'b.json'],
      variables: [{ name: 'k', value: 'v=w' }, { name: 'e', value: '' }],
    });
  });

  it('sends one report to standard output or to --output, others to their files', () => {
    expect(readArguments(['-f', 'json=r.json', '-f', 'stylish']).outputs).toEqual([{ form: 'json', file: 'r.json' }, { form: 'stylish', file: undefined }]);
    expect(readArguments(['-f', 'json', '-o', 'out/r.json']).outputs).toEqual([{ form: 'json', file: 'out/r.json' }]);
  });

  it.each([
    [['--changed'], { changes: { kind: 'working tree', since: undefined }, changesBy: 'files', affected: false }],
    [['--changed-lines'], { changes: { kind: 'working tree', since: undefined }, changesBy: 'lines', affected: false }],
    [['--changed-lines', '--since', 'main'], { changes: { kind: 'working tree', since: 'main' }, changesBy: 'lines', affected: false }],
    [['--staged', '--changed-lines'], { changes: { kind: 'staged' }, changesBy: 'lines', affected: false }],
    [['--affected', 'a.tf'], { changes: undefined, changesBy: 'files', affected: true, paths: ['a.tf'] }],
  ])('takes %j for what changed', (words, expected) => {
    expect(readArguments(words)).toMatchObject(expected);
  });

  it.each([
    [['--strcit'], 'Unknown option --strcit. Did you mean --strict?'],
    [['-x'], 'Unknown option -x. See akslint --help.'],
    [['--no-strict'], 'Unknown option --no-strict. Did you mean --strict?'],
    [['--format', 'jsno'], 'Unknown format "jsno". Did you mean json?'],
    [['--format', 'quux'], 'Unknown format "quux". There are stylish, json, sarif, junit, unix, github, gitlab, markdown, html.'],
    [['--format', 'json='], '--format json= names no file.'],
    [['-f', 'json', '-f', 'stylish'], 'Only one format can go to the same place; give the others a file: --format json=report.json.'],
    [['-f', 'json=x', '-o', 'y'], '--output has nothing to write: every --format has its own file.'],
    [['--fail-on', 'sever'], '--fail-on takes critical, high, medium or low, not "sever".'],
    [['--by', 'nist'], '--by takes subject or framework, not "nist".'],
    [['--by', 'framework'], '--by framework needs one of the formats json, markdown, html.'],
    [['--var', 'x'], '--var takes NAME=VALUE, not "x".'],
    [['--prune'], '--prune needs a --baseline to remove entries from.'],
    [['--staged', '--changed'], '--staged and --changed exclude each other.'],
    [['--since', 'main'], '--since goes with --changed or --changed-lines: akslint --changed --since main.'],
    [['--stdin-filename', 'x.tf'], '--stdin-filename says what --stdin stands for; give --stdin too.'],
    [['--strict=yes'], "Option '--strict' does not take an argument."],
  ])('refuses %j', (words, message) => {
    expect(() => readArguments(words)).toThrow(message);
  });
});
