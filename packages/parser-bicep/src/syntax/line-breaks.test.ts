import { describe, expect, it } from 'vitest';
import type { Statement } from './ast.js';
import { parseBicep } from './parse-bicep.js';

const program = `// a file
targetScope = 'subscription'

/* two
   lines */
@description('names')
param names string[] = [
  'a'

  // between
  'b', 'c'
]

#disable-next-line no-unused-vars
var all = map(
  names,
  (name, index) => {
    name: '\${name}-\${index}'
  }
)
var some = empty(names)
  ? []
  : filter(names, name =>
      name != 'a')

type kind =
  | 'a'
  | 'b'

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = [
  for (name, index) in names: if (index > 0) {
    name: name
    location: deployment().location
    resource inner 'x' = {
      name: 'y'
    }
  }
]

module one 'one.bicep' =
  if (!empty(names)) {
    scope: group[0]
  }
`;

const offsetKeys = new Set(['start', 'end', 'keyword', 'headerEnd', 'nameStart', 'nameEnd']);

function replaced(text: string, lineBreak: string): string {
  return text.replaceAll('\n', lineBreak);
}

/** The trees as JSON, every offset moved by the carriage returns that come before it. */
function moved(nodes: readonly object[], text: string): unknown {
  const breaksBefore = (offset: number): number => text.slice(0, offset).split('\n').length - 1;
  const json = JSON.stringify(nodes, (key, value: unknown) =>
    offsetKeys.has(key) && typeof value === 'number' ? value + breaksBefore(value) : value,
  );
  return JSON.parse(json);
}

function plain(nodes: readonly object[]): unknown {
  return JSON.parse(JSON.stringify(nodes));
}

function kindsOf(statements: readonly Statement[]): string[] {
  return statements.map(({ kind }) => kind);
}

describe('line breaks', () => {
  const file = parseBicep('main.bicep', program);

  it('are where the language wants them', () => {
    expect(file.errors).toEqual([]);
    expect(kindsOf(file.statements)).toEqual([
      'target-scope', 'parameter', 'variable-declaration', 'variable-declaration', 'type-declaration', 'resource', 'module',
    ]);
  });

  it('may be CRLF, with every offset moved by the carriage returns before it', () => {
    const windows = parseBicep('main.bicep', replaced(program, '\r\n'));
    expect(windows.errors).toEqual([]);
    expect(plain(windows.statements)).toEqual(moved(file.statements, program));
    expect(plain(windows.directives)).toEqual(moved(file.directives, program));
  });

  it('may be single carriage returns', () => {
    const old = parseBicep('main.bicep', replaced(program, '\r'));
    expect(old.errors).toEqual([]);
    expect(plain(old.statements)).toEqual(plain(file.statements));
  });

  it('in a multi-line string stay as they are, but for the first', () => {
    const { statements } = parseBicep('main.bicep', "var a = '''\r\none\r\n'''");
    expect(statements).toMatchObject([{ value: { kind: 'string', value: 'one\r\n', start: 8, end: 21 } }]);
  });

  it('do not matter before the first and after the last statement', () => {
    expect(kindsOf(parseBicep('main.bicep', '\n\n  \nvar a = 1\n\n \n').statements)).toEqual(['variable-declaration']);
    expect(parseBicep('main.bicep', '').statements).toEqual([]);
  });
});
