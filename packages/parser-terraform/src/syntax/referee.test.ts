import { readdirSync, readFileSync } from 'node:fs';
import { getExpressionAst, parse } from '@cdktf/hcl2json';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Expression } from './ast.js';
import { parseHcl } from './parse-hcl.js';
import { parseExpressionText } from './parse-text.js';
import { toHcl2jsonShape } from './referee/hcl2json-shape.js';

/** What both make of a text: JSON, or that they refuse it. */
async function judge(text: string): Promise<{ readonly ours: unknown; readonly theirs: unknown }> {
  const config = parseHcl('main.tf', text);
  const ours: unknown = config.errors.length > 0 ? 'refused' : JSON.parse(JSON.stringify(toHcl2jsonShape(config) ?? 'unprintable'));
  try {
    // Through JSON, as it writes infinite numbers.
    return { ours, theirs: JSON.parse(JSON.stringify(await parse('main.tf', text))) };
  } catch (thrown) {
    return { ours, theirs: String(thrown).includes('parse config') ? 'refused' : 'unprintable' };
  }
}

async function expectAgreement(text: string): Promise<void> {
  const { ours, theirs } = await judge(text);
  expect(ours, text).toEqual(theirs);
}

beforeAll(async () => {
  await parse('main.tf', 'a = 1\n');
}, 60_000);

/** The same programs on every run; change it to look further. */
const seed = 20_260_807;

const folder = new URL('corpus/', import.meta.url);
const corpus = readdirSync(folder).filter((name) => name.endsWith('.tf'));

describe("HashiCorp's parser agrees", () => {
  it.each(corpus)('on %s', async (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    expect(parseHcl(name, text).errors).toEqual([]);
    const { ours, theirs } = await judge(text);
    expect(ours).toEqual(theirs);
  });

  it.each(corpus)('on %s with the other line ends, and a byte order mark', async (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const other = text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text.replaceAll('\n', '\r\n');
    const { ours, theirs } = await judge(`\ufeff${other}`);
    expect(ours).toEqual(theirs);
  });

  it('on generated programs, and their trees are those that were written', async () => {
    await fc.assert(
      fc.asyncProperty(program, async ({ text, tree }) => {
        const config = parseHcl('main.tf', text);
        expect(config.errors, text).toEqual([]);
        expect(config.body.attributes.map((attribute) => withoutPlaces(attribute.value))).toEqual(tree);
        await expectAgreement(text);
      }),
      { numRuns: 300, seed },
    );
  });

  it('on the precedence of operators', async () => {
    const chain = fc.array(fc.tuple(fc.constantFrom(...binaryOperators), fc.constantFrom('a', 'b.c', '-d', '!e', '(f + g)', '1')), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(chain, async (links) => {
        const text = `x ${links.map(([operator, operand]) => `${operator} ${operand}`).join(' ')}`;
        const { expression } = parseExpressionText('main.tf', text);
        expect(operatorsOf(expression, text)).toEqual(theirOperators(await getExpressionAst('main.tf', text)));
      }),
      { numRuns: 200, seed },
    );
  });

  it('on which cut and shuffled texts are no programs', async () => {
    const sources = corpus.map((name) => readFileSync(new URL(name, folder), 'utf8')).flatMap((text) => text.split(/\n(?=\w)/));
    const fragments = ['"', '${', '%{', '}', '{', '[', ']', '(', ')', '\n', '=', '=>', ',', '.', '*', '...', '?', ':', '#', '/*', '<<E\n', 'E\n', '\\', '$', '~', 'for ', 'if ', '1', '\r', 'é', '${a}', '%{endif}'];
    const edit = fc.record({ at: fc.nat(2000), cut: fc.nat(3), insert: fc.constantFrom('', ...fragments) });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...sources), fc.array(edit, { minLength: 1, maxLength: 3 }), async (source, edits) => {
        const text = edits.reduce((before, { at, cut, insert }) => {
          const place = at % (before.length + 1);
          return before.slice(0, place) + insert + before.slice(place + cut);
        }, `${source}\n`);
        await expectAgreement(text);
      }),
      { numRuns: 600, seed },
    );
  });
});

const binaryOperators = ['||', '&&', '==', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/', '%'] as const;

const theirNames: Readonly<Record<string, string>> = {
  logicalOr: '||',
  logicalAnd: '&&',
  equal: '==',
  notEqual: '!=',
  lessThan: '<',
  lessThanOrEqual: '<=',
  greaterThan: '>',
  greaterThanOrEqual: '>=',
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  modulo: '%',
};

type Operators = string | { readonly operator: string; readonly left: Operators; readonly right: Operators };

function operatorsOf(node: Expression, text: string): Operators {
  if (node.kind !== 'binary') return '';
  return { operator: node.operator, left: operatorsOf(node.left, text), right: operatorsOf(node.right, text) };
}

function theirOperators(node: unknown): Operators {
  const { type, meta, children } = node as { type: string; meta: { operator: string }; children: readonly unknown[] };
  if (type !== 'binaryOp') return '';
  return { operator: theirNames[meta.operator]!, left: theirOperators(children[0]), right: theirOperators(children[1]) };
}

function withoutPlaces(node: unknown): unknown {
  return JSON.parse(JSON.stringify(node, (key, part: unknown) => (/^(start|end|nameEnd)$/.test(key) ? undefined : part)));
}

/** A text and the tree, without places, that it is to be read as. */
interface Sample {
  readonly text: string;
  readonly tree: Readonly<Record<string, unknown>>;
}

const name = fc.constantFrom('a', 'b', 'var', 'with-dash', '_x1', 'é', 'for_each', 'iffy');
const gap = fc.constantFrom(' ', '  ', '\t', ' /* c */ ');
const wideGap = fc.constantFrom(' ', '\n', ' # c\n ', '\r\n  ');
const leaf: fc.Arbitrary<Sample> = fc.oneof(
  fc.constantFrom('0', '7', '1.5', '12e2').map((raw) => ({ text: raw, tree: { kind: 'literal', value: Number(raw), raw } })),
  fc.constantFrom('true', 'false', 'null').map((raw) => ({ text: raw, tree: { kind: 'literal', value: JSON.parse(raw) as unknown, raw } })),
  name.map((text) => ({ text, tree: { kind: 'variable', name: text } })),
);

function quoted(parts: readonly Sample[]): Sample {
  return { text: `"${parts.map((part) => part.text).join('')}"`, tree: { kind: 'template', parts: parts.map((part) => part.tree), isHeredoc: false } };
}

const plainText: fc.Arbitrary<Sample> = fc
  .array(fc.constantFrom(['x', 'x'], ['\\n', '\n'], ['\\"', '"'], ['\\\\', '\\'], ['$${', '${'], ['%%{', '%{'], ['é', 'é'], ['\\u0041', 'A'], ['# ', '# '], ['{}', '{}']), { minLength: 1, maxLength: 4 })
  .map((pairs) => ({ text: pairs.map(([raw]) => raw).join(''), tree: { kind: 'text', text: pairs.map(([, decoded]) => decoded).join('') } }));

const { expression } = fc.letrec<{ expression: Sample; term: Sample }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { arbitrary: leaf, weight: 3 },
    { arbitrary: tie('term'), weight: 4 },
    {
      arbitrary: fc.tuple(tie('term'), fc.constantFrom(...binaryOperators), tie('term'), gap).map(([left, operator, right, space]) => ({
        text: `${left.text}${space}${operator}${space}${right.text}`,
        tree: { kind: 'binary', operator, left: left.tree, right: right.tree },
      })),
      weight: 1,
    },
    {
      arbitrary: fc.tuple(tie('term'), tie('expression'), tie('expression')).map(([condition, whenTrue, whenFalse]) => ({
        text: `${condition.text} ? ${whenTrue.text} : ${whenFalse.text}`,
        tree: { kind: 'conditional', condition: condition.tree, whenTrue: whenTrue.tree, whenFalse: whenFalse.tree },
      })),
      weight: 1,
    },
  ),
  term: fc.oneof(
    { maxDepth: 5 },
    leaf,
    plainText.map((part) => quoted([part])),
    fc.tuple(plainText, tie('expression')).map(([part, inner]) => quoted([part, { text: `\${${inner.text}}`, tree: { kind: 'interpolation', expression: inner.tree } }])),
    fc.tuple(plainText, tie('expression')).map(([part, inner]) =>
      quoted([{ text: `%{ if ${inner.text} ~} ${part.text}%{ endif }`, tree: { kind: 'if', condition: inner.tree, whenTrue: [{ kind: 'text', text: (part.tree['text'] as string).replace(/^\s+/, '') }], whenFalse: [] } }]),
    ),
    fc.tuple(tie('expression'), wideGap).map(([inner, space]) => ({ text: `(${space}${inner.text}${space})`, tree: { kind: 'parentheses', inner: inner.tree } })),
    fc.tuple(fc.array(tie('expression'), { maxLength: 3 }), wideGap).map(([items, space]) => ({
      text: `[${space}${items.map((item) => item.text).join(`,${space}`)}${space}]`,
      tree: { kind: 'tuple', items: items.map((item) => item.tree) },
    })),
    fc.tuple(fc.array(fc.tuple(plainText.map((part) => quoted([part])), tie('expression')), { maxLength: 3 }), fc.constantFrom(' = ', ': '), fc.constantFrom(', ', '\n', ',\n')).map(([items, sign, separator]) => ({
      text: `{ ${items.map(([key, value]) => `${key.text}${sign}${value.text}`).join(separator)} }`,
      tree: { kind: 'object', items: items.map(([key, value]) => ({ key: key.tree, value: value.tree })) },
    })),
    fc.tuple(name, fc.array(tie('expression'), { maxLength: 2 }), wideGap).map(([called, args, space]) => ({
      text: `${called}(${space}${args.map((arg) => arg.text).join(`,${space}`)})`,
      tree: { kind: 'call', name: called, args: args.map((arg) => arg.tree), expandLast: false },
    })),
    fc.tuple(name, name).map(([of, attribute]) => ({ text: `${of}.${attribute}`, tree: { kind: 'attribute', of: { kind: 'variable', name: of }, name: attribute } })),
    fc.tuple(name, tie('expression'), wideGap).map(([of, key, space]) => ({ text: `${of}[${space}${key.text}]`, tree: { kind: 'index', of: { kind: 'variable', name: of }, key: key.tree } })),
    fc.tuple(name, name, fc.boolean()).map(([of, attribute, isFull]) => ({
      text: `${of}${isFull ? '[*]' : '.*'}.${attribute}`,
      tree: { kind: 'splat', of: { kind: 'variable', name: of }, each: [{ kind: 'attribute', name: attribute }], isFull },
    })),
    fc.tuple(name, tie('expression'), tie('expression'), wideGap).map(([item, collection, value, space]) => ({
      text: `[${space}for ${item} in ${collection.text} :${space}${value.text}]`,
      tree: { kind: 'for-tuple', valueName: item, collection: collection.tree, value: value.tree },
    })),
    fc.tuple(name, name, tie('expression'), tie('term'), tie('expression')).map(([key, item, collection, value, condition]) => ({
      text: `{for ${key}, ${item} in ${collection.text} : ${key} => ${value.text}... if ${condition.text} }`,
      tree: { kind: 'for-object', keyName: key, valueName: item, collection: collection.tree, condition: condition.tree, key: { kind: 'variable', name: key }, value: value.tree, isGrouping: true },
    })),
  ),
}));

const program = fc.array(expression, { minLength: 1, maxLength: 4 }).map((samples) => ({
  text: samples.map((sample, index) => `x${index} = ${sample.text}\n`).join(''),
  tree: samples.map((sample) => sample.tree),
}));
