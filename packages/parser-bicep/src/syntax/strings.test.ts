import { describe, expect, it } from 'vitest';
import type { Statement } from './ast.js';
import { outline } from './outline.js';
import { parseBicep } from './parse-bicep.js';

const samples: readonly (readonly [text: string, lines: readonly string[]])[] = [
  [
    `var x = 'plain'`,
    [
      'value: string 8-15 "plain"',
    ],
  ],
  [
    `var x = ''`,
    [
      'value: string 8-10 ""',
    ],
  ],
  [
    `var x = 'it\\'s \\\\ \\n\\r\\t \\$ \\\${no} \\u{1F600}'`,
    [
      `value: string 8-45 "it's \\\\ \\n\\r\\t $ \${no} 😀"`,
    ],
  ],
  [
    `var x = 'a\${b}c\${d}'`,
    [
      'value: interpolated 8-20',
      '  parts: text 9-10 "a"',
      '  parts: interpolation 10-14',
      '    expression: variable 12-13 "b"',
      '  parts: text 14-15 "c"',
      '  parts: interpolation 15-19',
      '    expression: variable 17-18 "d"',
    ],
  ],
  [
    `var x = '\${a}\${b}'`,
    [
      'value: interpolated 8-18',
      '  parts: interpolation 9-13',
      '    expression: variable 11-12 "a"',
      '  parts: interpolation 13-17',
      '    expression: variable 15-16 "b"',
    ],
  ],
  [
    `var x = '\${'\${a}'}'`,
    [
      'value: interpolated 8-19',
      '  parts: interpolation 9-18',
      '    expression: interpolated 11-17',
      '      parts: interpolation 12-16',
      '        expression: variable 14-15 "a"',
    ],
  ],
  [
    `var x = '\${{ a: '}' }.a}'`,
    [
      'value: interpolated 8-25',
      '  parts: interpolation 9-24',
      '    expression: member 11-23 "a" nameStart=22',
      '      of: object 11-21',
      '        items: property 13-19 "a"',
      '          key: name 13-14 "a"',
      '          value: string 16-19 "}"',
    ],
  ],
  [
    `var x = '$a $ {b}'`,
    [
      'value: string 8-18 "$a $ {b}"',
    ],
  ],
  [
    `var x = '''plain \${no} \\n'''`,
    [
      `value: string 8-28 "plain \${no} \\\\n" isMultiLine`,
    ],
  ],
  [
    `var x = '''
first
last
'''`,
    [
      `value: string 8-26 "first\\nlast\\n" isMultiLine`,
    ],
  ],
  [
    `var x = ''''quoted''''`,
    [
      `value: string 8-22 "'quoted'" isMultiLine`,
    ],
  ],
  [
    `var x = $'''a\${b}c'''`,
    [
      'value: interpolated 8-21 isMultiLine',
      '  parts: text 12-13 "a"',
      '  parts: interpolation 13-17',
      '    expression: variable 15-16 "b"',
      '  parts: text 17-18 "c"',
    ],
  ],
  [
    `var x = $$'''
\${no} $\${yes}
'''`,
    [
      'value: interpolated 8-31 isMultiLine',
      '  parts: text 13-20 "${no} "',
      '  parts: interpolation 20-27',
      '    expression: variable 23-26 "yes"',
      `  parts: text 27-28 "\\n"`,
    ],
  ],
  [
    `var x = $'''$\${a}'''`,
    [
      'value: interpolated 8-20 isMultiLine',
      '  parts: text 12-13 "$"',
      '  parts: interpolation 13-17',
      '    expression: variable 15-16 "a"',
    ],
  ],
  [
    `var x = $'''\${a}'''`,
    [
      'value: interpolated 8-19 isMultiLine',
      '  parts: interpolation 12-16',
      '    expression: variable 14-15 "a"',
    ],
  ],
];

function linesOf(statements: readonly Statement[]): string[] {
  return statements.flatMap((statement) => outline(statement));
}

describe('strings', () => {
  it.each(samples)('reads %j', (text, lines) => {
    const { statements, errors } = parseBicep('main.bicep', text);
    expect(errors).toEqual([]);
    expect(linesOf(statements).slice(2).map((line) => line.slice(2))).toEqual(lines);
  });
});
