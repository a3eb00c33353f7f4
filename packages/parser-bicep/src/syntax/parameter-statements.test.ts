import { describe, expect, it } from 'vitest';
import type { Statement } from './ast.js';
import { outline } from './outline.js';
import { parseBicepParam } from './parse-bicep.js';

const samples: readonly (readonly [text: string, lines: readonly string[]])[] = [
  [
    `using 'main.bicep'`,
    [
      'using 0-18 keyword=0',
      '  path: string 6-18 "main.bicep"',
    ],
  ],
  [
    'using none',
    [
      'using 0-10 keyword=0',
    ],
  ],
  [
    `using 'main.bicep' with {
  mode: 'stack'
}`,
    [
      'using 0-43 keyword=0',
      '  path: string 6-18 "main.bicep"',
      '  config: object 24-43',
      '    items: property 28-41 "mode"',
      '      key: name 28-32 "mode"',
      '      value: string 34-41 "stack"',
    ],
  ],
  [
    `extends 'base.bicepparam'`,
    [
      'extends 0-25 keyword=0',
      '  path: string 8-25 "base.bicepparam"',
    ],
  ],
  [
    `param a = 1
var b = a`,
    [
      'parameter-assignment 0-11 keyword=0',
      '  name: name 6-7 "a"',
      '  value: literal 10-11 1',
      'variable-declaration 12-21 keyword=12',
      '  name: name 16-17 "b"',
      '  value: variable 20-21 "a"',
    ],
  ],
  [
    `import { c } from 'd.bicep'
param e = c`,
    [
      'import 0-27 keyword=0',
      '  symbols: 9-10 "c"',
      '    alias: name 9-10 "c"',
      '  path: string 18-27 "d.bicep"',
      'parameter-assignment 28-39 keyword=28',
      '  name: name 34-35 "e"',
      '  value: variable 38-39 "c"',
    ],
  ],
  [
    `extensionConfig k8s with {
  a: 1
}`,
    [
      'extension-config 0-35 keyword=0',
      '  alias: name 16-19 "k8s"',
      '  config: object 25-35',
      '    items: property 29-33 "a"',
      '      key: name 29-30 "a"',
      '      value: literal 32-33 1',
    ],
  ],
];

function linesOf(statements: readonly Statement[]): string[] {
  return statements.flatMap((statement) => outline(statement));
}

describe('statements of parameter files', () => {
  it.each(samples)('reads %j', (text, lines) => {
    const { statements, errors } = parseBicepParam('main.bicep', text);
    expect(errors).toEqual([]);
    expect(linesOf(statements)).toEqual(lines);
  });
});
