import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemsOf, propertyOf, type Value } from '@akslint/model';
import { memoryReader, show } from '../testing/scenario.js';
import { readBicep } from '../source/read-bicep.js';

const declarations = 'param flag bool\nparam other bool\nparam word string\nparam maybe string?\nparam list array\nparam thing object\n';

type Kind = 'bool' | 'string' | 'list' | 'object' | 'number';

/** Expressions over the parameters, each of a type. */
const expressions = fc.letrec<Record<Kind, string>>((tie) => {
  const two = (left: Kind, right: Kind, join: (one: string, other: string) => string): fc.Arbitrary<string> => fc.tuple(tie(left), tie(right)).map(([one, other]) => join(one, other));
  const chosen = (kind: Kind): fc.Arbitrary<string> => fc.tuple(tie('bool'), tie(kind), tie(kind)).map(([condition, one, other]) => `(${condition} ? ${one} : ${other})`);
  return {
    bool: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'e' },
      fc.constantFrom('flag', 'other', 'true', 'false'),
      two('bool', 'bool', (one, other) => `(${one} && ${other})`),
      two('bool', 'bool', (one, other) => `(${one} || ${other})`),
      tie('bool').map((one) => `!(${one})`),
      two('string', 'string', (one, other) => `(${one} == ${other})`),
      two('string', 'string', (one, other) => `(${one} != ${other})`),
      two('list', 'list', (one, other) => `(${one} == ${other})`),
      two('object', 'object', (one, other) => `(${one} == ${other})`),
      tie('string').map((one) => `empty(${one})`),
      tie('list').map((one) => `empty(${one})`),
      tie('object').map((one) => `contains(${one}, 'k')`),
      two('list', 'string', (one, other) => `contains(${one}, ${other})`),
      two('string', 'string', (one, other) => `startsWith(${one}, ${other})`),
      two('number', 'number', (one, other) => `(${one} < ${other})`),
    ),
    string: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'e' },
      fc.constantFrom('word', "'a'", "''", "'b'", "(maybe ?? 'none')"),
      two('string', 'string', (one, other) => `'\${${one}}\${${other}}'`),
      two('string', 'string', (one, other) => `concat(${one}, '-', ${other})`),
      tie('string').map((one) => `toUpper(${one})`),
      tie('string').map((one) => `replace(${one}, 'a', 'x')`),
      tie('list').map((one) => `join(map(${one}, x => string(x)), '-')`),
      chosen('string'),
      tie('object').map((one) => `string(${one}.?k ?? 'unset')`),
      tie('list').map((one) => `string(first(${one}) ?? 'unset')`),
      tie('list').map((one) => `string(${one}[?1] ?? 'unset')`),
    ),
    list: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'e' },
      fc.constantFrom('list', '[]', "['a']", '[word]'),
      two('list', 'list', (one, other) => `concat(${one}, ${other})`),
      two('list', 'list', (one, other) => `union(${one}, ${other})`),
      two('list', 'list', (one, other) => `[...${one}, ...${other}]`),
      two('list', 'string', (one, other) => `filter(${one}, x => x == ${other})`),
      two('list', 'string', (one, other) => `map(${one}, x => '\${x}\${${other}}')`),
      tie('object').map((one) => `objectKeys(${one})`),
      tie('list').map((one) => `take(${one}, 1)`),
      tie('list').map((one) => `skip(${one}, 1)`),
      tie('list').map((one) => `sort(${one}, (a, b) => a < b)`),
      tie('object').map((one) => `map(items(${one}), x => x.key)`),
      chosen('list'),
    ),
    object: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'e' },
      fc.constantFrom('thing', '{}', "{ k: 'a' }", '{ k: word }'),
      two('object', 'object', (one, other) => `{ ...${one}, ...${other} }`),
      two('object', 'object', (one, other) => `union(${one}, ${other})`),
      two('object', 'object', (one, other) => `shallowMerge([${one}, ${other}])`),
      two('object', 'bool', (one, other) => `{ ...${one}, flagged: ${other} }`),
      two('object', 'string', (one, other) => `{ k: ${one}.?k ?? ${other} }`),
      two('list', 'string', (one, other) => `toObject(${one}, x => 'k\${x}', x => ${other})`),
      chosen('object'),
    ),
    number: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'e' },
      fc.constantFrom('1', '2'),
      tie('list').map((one) => `length(${one})`),
      tie('string').map((one) => `length(${one})`),
      two('number', 'number', (one, other) => `(${one} + ${other})`),
      chosen('number'),
    ),
  };
});

const given = fc.record(
  {
    flag: fc.boolean(),
    other: fc.boolean(),
    word: fc.constantFrom('a', 'b', 'A', 'ab'),
    maybe: fc.constantFrom('a', 'm'),
    list: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
    thing: fc.dictionary(fc.constantFrom('k', 'x', 'K2'), fc.constantFrom('a', 'b'), { maxKeys: 2 }),
  },
  { requiredKeys: ['maybe'] },
);

async function valueOf(expression: string, parameters: object): Promise<Value> {
  const values = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, { value: value as unknown }]));
  const files = {
    'main.bicep': `${declarations}resource r 'A.B/c@1' = {\n  name: 'r'\n  value: ${expression}\n}\n`,
    'main.parameters.json': JSON.stringify({ $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#', contentVersion: '1.0.0.0', parameters: values }),
  };
  const { deployments, errors } = await readBicep(memoryReader(files), Object.keys(files), { parameterFiles: [], named: new Set() });
  expect(errors).toEqual([]);
  const value = deployments[0]?.resources.find(({ key }) => key === 'r')?.body.entries.get('value');
  if (value === undefined) throw new Error('the resource has no value');
  return value;
}

/** Whether what was known with fewer parameters agrees with what more of them give. */
function allows(before: Value, after: Value): boolean {
  if (after.kind === 'choice') return after.options.some((option) => allows(before, option.value));
  if (after.kind === 'unknown') return true;
  switch (before.kind) {
    case 'choice':
      return before.options.some((option) => allows(option.value, after));
    case 'unknown':
      return before.nonNull !== true || !(after.kind === 'scalar' && after.value === null);
    case 'scalar':
      return after.kind === 'scalar' && after.value === before.value;
    case 'list':
      return after.kind === 'list' && allowsItems(before, after);
    case 'object':
      return after.kind === 'object' && allowsEntries(before, after);
    case 'reference':
      return after.kind === 'reference';
  }
}

/** An open list holds at least what is seen, wherever. */
function allowsItems(before: Extract<Value, { kind: 'list' }>, after: Extract<Value, { kind: 'list' }>): boolean {
  const items = itemsOf(after);
  if (before.open) return after.open !== undefined || itemsOf(before).every((item) => items.some((other) => allows(item, other)));
  return after.open !== undefined || (items.length === before.items.length && itemsOf(before).every((item, index) => items[index] !== undefined && allows(item, items[index])));
}

function allowsEntries(before: Extract<Value, { kind: 'object' }>, after: Extract<Value, { kind: 'object' }>): boolean {
  const keys = [...before.entries.keys()].filter((key) => !key.startsWith('${'));
  const isWhole = before.open === undefined && keys.length === [...before.entries.keys()].length;
  const others = [...after.entries.keys()].filter((key) => !before.entries.has(key));
  if (isWhole && after.open === undefined && others.length > 0) return false;
  return keys.every((key) => {
    const [one, other] = [propertyOf(before, key), propertyOf(after, key)];
    return one === undefined || (other === undefined ? false : allows(one, other));
  });
}

describe('what is known of an expression', () => {
  it.each<Kind>(['bool', 'string', 'list', 'object', 'number'])('stays so when parameters get values: %s', async (kind) => {
    await fc.assert(
      fc.asyncProperty(expressions[kind], given, given, async (expression, some, more) => {
        const before = await valueOf(expression, some);
        const after = await valueOf(expression, { ...more, ...some });
        if (!allows(before, after)) throw new Error(`${expression}\n  with ${JSON.stringify(some)}: ${JSON.stringify(show(before))}\n  and with ${JSON.stringify({ ...more, ...some })}: ${JSON.stringify(show(after))}`);
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  it.each<Kind>(['bool', 'string', 'list', 'object', 'number'])('is everything when all parameters have values: %s', async (kind) => {
    const all = { flag: true, other: false, word: 'a', maybe: 'm', list: ['a', 'b'], thing: { k: 'a', x: 'b' } };
    await fc.assert(
      fc.asyncProperty(expressions[kind], async (expression) => {
        const text = JSON.stringify(show(await valueOf(expression, all)));
        if (/"(?:\?|…|oneOf)/.test(text)) throw new Error(`${expression}: ${text}`);
      }),
      { numRuns: 200, seed: 8 },
    );
  });
});
