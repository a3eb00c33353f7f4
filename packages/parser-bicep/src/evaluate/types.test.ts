import { describe, expect, it } from 'vitest';
import { armValue, bicepValue, show, type Shown } from '../testing/scenario.js';

const has = '? parameter "p" has no value';

describe('a Bicep parameter without a value', () => {
  it.each<readonly [string, Shown, Shown]>([
    ['string', has, has],
    ['string?', null, 'fallback'],
    ["'a' | 'b'", { oneOf: ['a', 'b'] }, { oneOf: ['a', 'b'] }],
    ["'a' | 'b'?", null, 'fallback'],
    ["('a' | 'b')?", null, 'fallback'],
    ["'a' | null", null, 'fallback'],
    ['1 | 2', { oneOf: [1, 2] }, { oneOf: [1, 2] }],
    ['true | false', { oneOf: [true, false] }, { oneOf: [true, false] }],
    ['string[]', has, has],
    ['object', { '…': '…' }, { '…': '…' }],
    ['{ a: 1 | 2, b: string? }', { a: { oneOf: [1, 2] }, b: has }, { a: { oneOf: [1, 2] }, b: has }],
    ['{ a: true, *: string }', { a: true, '…': '…' }, { a: true, '…': '…' }],
    ['alias', { oneOf: ['x', 'y'] }, { oneOf: ['x', 'y'] }],
    ['nested.inner', { oneOf: ['x', 'y'] }, { oneOf: ['x', 'y'] }],
    ['again', { oneOf: ['x', 'y'] }, { oneOf: ['x', 'y'] }],
    ['noSuchType', has, has],
    ["resourceInput<'Microsoft.ContainerService/managedClusters@2025-07-01'>", { '…': '…' }, { '…': '…' }],
  ])('of type %s', async (type, expected, orElse) => {
    const declarations = `type alias = 'x' | 'y'\ntype nested = { inner: alias }\ntype again = alias\nparam p ${type}\n`;
    expect(show(await bicepValue('p', declarations))).toEqual(expected);
    expect(show(await bicepValue("p ?? 'fallback'", declarations))).toEqual(orElse);
  });

  it('of a type that leads to itself is unknown', async () => {
    const value = await bicepValue('p.next.next.next', 'type tree = { next: tree }\nparam p tree\n');
    expect(value.kind).toBe('object');
    expect((await bicepValue('p', 'type one = two\ntype two = one\nparam p one\n')).kind).toBe('unknown');
  });
});

describe('an ARM parameter without a value', () => {
  it.each<readonly [object, Shown]>([
    [{ type: 'string' }, has],
    [{ type: 'string', nullable: true }, null],
    [{ type: 'string', allowedValues: ['a', 'b'] }, { oneOf: ['a', 'b'] }],
    [{ type: 'int', allowedValues: [1, 2] }, { oneOf: [1, 2] }],
    [{ type: 'object' }, { '…': '…' }],
    [{ $ref: '#/definitions/word' }, { oneOf: ['x', 'y'] }],
    [{ $ref: '#/definitions/shape' }, { word: { oneOf: ['x', 'y'] } }],
    [{ $ref: '#/definitions/gone' }, has],
    [{ type: 'securestring' }, has],
    [{ type: 'array', allowedValues: ['a', 'b'] }, has],
  ])('of type %j', async (declaration, expected) => {
    const value = await armValue("[parameters('p')]", {
      definitions: { word: { type: 'string', allowedValues: ['x', 'y'] }, shape: { type: 'object', additionalProperties: false, properties: { word: { $ref: '#/definitions/word' } } } },
      parameters: { p: declaration },
    });
    expect(show(value)).toEqual(expected);
  });
});

describe('a value that a caller gives', () => {
  const child = (type: string): Record<string, string> => ({ 'child.bicep': `param p ${type}\noutput p string = p ?? 'none'\n` });

  it.each<readonly [string, string, Shown]>([
    ["string = 'own'", "'given'", 'given'],
    ["string = 'own'", 'null', 'own'],
    ["string = 'own'", 'maybe.x', { oneOf: ['? parameter "maybe" has no value', 'own'] }],
    ['string', 'maybe.x', '? parameter "maybe" has no value'],
    ['string?', 'maybe.x', { oneOf: ['? parameter "maybe" has no value', 'none'] }],
  ])('of type %s as %s', async (type, argument, expected) => {
    const value = await bicepValue('child.outputs.p', `param maybe object\nmodule child 'child.bicep' = {\n  name: 'c'\n  params: {\n    p: ${argument}\n  }\n}\n`, child(type));
    expect(show(value)).toEqual(expected);
  });
});
