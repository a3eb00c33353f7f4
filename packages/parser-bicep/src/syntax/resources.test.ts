import { describe, expect, it } from 'vitest';
import type { Statement } from './ast.js';
import { outline } from './outline.js';
import { parseBicep } from './parse-bicep.js';

const samples: readonly (readonly [text: string, lines: readonly string[]])[] = [
  [
    `@batchSize(2)
resource a 'b/c@1' existing = {
  name: 'n'
}`,
    [
      'resource 0-59 keyword=14 isExisting headerEnd=41',
      '  decorators: 0-13 "batchSize"',
      '    args: literal 11-12 2',
      '  name: name 23-24 "a"',
      '  type: string 25-32 "b/c@1"',
      '  body: object 44-59',
      '    items: property 48-57 "name"',
      '      key: name 48-52 "name"',
      '      value: string 54-57 "n"',
    ],
  ],
  [
    `resource a 'b/c@1' = if (p) {
  name: 'n'
}`,
    [
      'resource 0-43 keyword=0 headerEnd=18',
      '  name: name 9-10 "a"',
      '  type: string 11-18 "b/c@1"',
      '  condition: parentheses 24-27',
      '    inner: variable 25-26 "p"',
      '  body: object 28-43',
      '    items: property 32-41 "name"',
      '      key: name 32-36 "name"',
      '      value: string 38-41 "n"',
    ],
  ],
  [
    `resource a 'b/c@1' =
  if (p) {}`,
    [
      'resource 0-32 keyword=0 headerEnd=18',
      '  name: name 9-10 "a"',
      '  type: string 11-18 "b/c@1"',
      '  condition: parentheses 26-29',
      '    inner: variable 27-28 "p"',
      '  body: object 30-32',
    ],
  ],
  [
    `resource a 'b/c@1' = [for (x, i) in xs: if (x.on) {
  name: x.name
}]`,
    [
      'resource 0-69 keyword=0 headerEnd=18',
      '  name: name 9-10 "a"',
      '  type: string 11-18 "b/c@1"',
      '  loop: 21-39',
      '    item: name 27-28 "x"',
      '    index: name 30-31 "i"',
      '    collection: variable 36-38 "xs"',
      '  condition: parentheses 43-49',
      '    inner: member 44-48 "on" nameStart=46',
      '      of: variable 44-45 "x"',
      '  body: object 50-68',
      '    items: property 54-66 "name"',
      '      key: name 54-58 "name"',
      '      value: member 60-66 "name" nameStart=62',
      '        of: variable 60-61 "x"',
    ],
  ],
  [
    `resource a 'b/c@1' = {
  name: 'n'
  resource: 1

  @description('d')
  resource d 'e' = {
    name: 'm'
    resource f 'g' existing = { name: 'k' }
  }
}`,
    [
      'resource 0-154 keyword=0 headerEnd=18',
      '  name: name 9-10 "a"',
      '  type: string 11-18 "b/c@1"',
      '  body: object 21-154',
      '    items: property 25-34 "name"',
      '      key: name 25-29 "name"',
      '      value: string 31-34 "n"',
      '    items: property 37-48 "resource"',
      '      key: name 37-45 "resource"',
      '      value: literal 47-48 1',
      '    resources: resource 52-152 keyword=72 headerEnd=86',
      '      decorators: 52-69 "description"',
      '        args: string 65-68 "d"',
      '      name: name 81-82 "d"',
      '      type: string 83-86 "e"',
      '      body: object 89-152',
      '        items: property 95-104 "name"',
      '          key: name 95-99 "name"',
      '          value: string 101-104 "m"',
      '        resources: resource 109-148 keyword=109 isExisting headerEnd=132',
      '          name: name 118-119 "f"',
      '          type: string 120-123 "g"',
      '          body: object 135-148',
      '            items: property 137-146 "name"',
      '              key: name 137-141 "name"',
      '              value: string 143-146 "k"',
    ],
  ],
  [
    `module m 'a.bicep' = {
  name: 'n'
  params: {
    p: 1
  }
}`,
    [
      'module 0-61 keyword=0 headerEnd=18',
      '  name: name 7-8 "m"',
      '  path: string 9-18 "a.bicep"',
      '  body: object 21-61',
      '    items: property 25-34 "name"',
      '      key: name 25-29 "name"',
      '      value: string 31-34 "n"',
      '    items: property 37-59 "params"',
      '      key: name 37-43 "params"',
      '      value: object 45-59',
      '        items: property 51-55 "p"',
      '          key: name 51-52 "p"',
      '          value: literal 54-55 1',
    ],
  ],
  [
    `module m 'br/public:avm/res/x:0.1' = [for x in xs: {}]`,
    [
      'module 0-54 keyword=0 headerEnd=34',
      '  name: name 7-8 "m"',
      '  path: string 9-34 "br/public:avm/res/x:0.1"',
      '  loop: 37-50',
      '    item: name 42-43 "x"',
      '    collection: variable 47-49 "xs"',
      '  body: object 51-53',
    ],
  ],
  [
    `module m 'ts:sub/rg/x:v1' = if (a) {}`,
    [
      'module 0-37 keyword=0 headerEnd=25',
      '  name: name 7-8 "m"',
      '  path: string 9-25 "ts:sub/rg/x:v1"',
      '  condition: parentheses 31-34',
      '    inner: variable 32-33 "a"',
      '  body: object 35-37',
    ],
  ],
];

function linesOf(statements: readonly Statement[]): string[] {
  return statements.flatMap((statement) => outline(statement));
}

describe('resources and modules', () => {
  it.each(samples)('reads %j', (text, lines) => {
    const { statements, errors } = parseBicep('main.bicep', text);
    expect(errors).toEqual([]);
    expect(linesOf(statements)).toEqual(lines);
  });
});
