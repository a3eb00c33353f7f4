import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBicep } from './parse-bicep.js';

fc.configureGlobal({ seed: 20_260_807 });

/** A node without offsets, and its text. */
interface Written {
  readonly text: string;
  readonly node: unknown;
}

const offsetKeys = new Set(['start', 'end', 'keyword', 'headerEnd', 'nameStart', 'nameEnd', 'raw']);

function withoutOffsets(node: object): unknown {
  return JSON.parse(JSON.stringify(node, (key, value: unknown) => (offsetKeys.has(key) ? undefined : value)));
}

const name = fc.constantFrom('a', 'b2', '_c', 'param', 'resource', 'type', 'existing', 'forEach', 'none', 'if', 'in');
const nameNode = (text: string): unknown => ({ kind: 'name', name: text });
const gap = fc.constantFrom(' ', '', '  ', '\t', ' /* … */ ');
const separator = fc.constantFrom('\n', '\n\n  ', ', ', ',', ' // end\n  ', '\r\n');

function sequence(open: string, items: readonly Written[], between: string, close: string): string {
  const isOnLines = between.includes('\n');
  const edge = isOnLines && items.length > 0 ? '\n' : ' ';
  return `${open}${edge}${items.map(({ text }) => text).join(between)}${edge}${close}`;
}

const number = fc.nat().map((value): Written => ({ text: String(value), node: { kind: 'literal', value } }));
const constant = fc
  .constantFrom(true, false, null)
  .map((value): Written => ({ text: String(value), node: { kind: 'literal', value } }));
const escapes = new Map([['\n', '\\n'], ['\r', '\\r'], ['\t', '\\t'], ['\\', '\\\\'], ["'", "\\'"], ['$', '\\$'], ['😀', '\\u{1F600}']]);
const content = fc.string({ unit: fc.constantFrom(...'ab {}$\'\\\n\r\té#/', '😀'), minLength: 1, maxLength: 6 });

function escaped(value: string): string {
  return [...value].map((character) => escapes.get(character) ?? character).join('');
}

const string = fc.option(content, { nil: '' }).map((value): Written => ({
  text: `'${escaped(value)}'`,
  node: { kind: 'string', value, isMultiLine: false },
}));
const multiLine = fc.string({ unit: fc.constantFrom(...'ab {}$\\\n'), maxLength: 6 }).map((value): Written => ({
  text: `'''\n${value}'''`,
  node: { kind: 'string', value, isMultiLine: true },
}));
const variable = name.map((value): Written => ({ text: value, node: { kind: 'variable', name: value } }));

type Tied = Record<'expression' | 'operand' | 'atom', Written>;

const { expression } = fc.letrec<Tied>((tie) => ({
  expression: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('operand'), binary(tie('operand')), conditional(tie('operand'))),
  operand: fc.oneof({ depthSize: 'small' }, tie('atom'), unary(tie('atom')), link(tie('atom'), tie('expression'))),
  atom: fc.oneof(
    { depthSize: 'small' },
    variable, number, constant, string, multiLine,
    parentheses(tie('expression')), call(tie('expression')), array(tie('expression')), object(tie('expression')),
    interpolated(tie('expression')), loop(tie('expression')), lambda(tie('expression')),
  ),
}));

function binary(operand: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  const operator = fc.constantFrom('||', '&&', '??', '==', '!=', '=~', '!~', '<', '<=', '>', '>=', '+', '-', '*', '/', '%');
  return fc.tuple(operand, operator, operand, gap).map(([left, sign, right, space]) => ({
    text: `${left.text} ${sign}${space} ${right.text}`,
    node: { kind: 'binary', operator: sign, left: left.node, right: right.node },
  }));
}

function conditional(operand: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  const space = fc.constantFrom(' ', '\n  ', '\r\n', ' // why\n');
  return fc.tuple(operand, operand, operand, space).map(([condition, whenTrue, whenFalse, before]) => ({
    text: `${condition.text}${before}? ${whenTrue.text}${before}: ${whenFalse.text}`,
    node: { kind: 'conditional', condition: condition.node, whenTrue: whenTrue.node, whenFalse: whenFalse.node },
  }));
}

function unary(atom: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  return fc.tuple(fc.constantFrom('!', '-'), atom).map(([operator, operand]) => ({
    text: `${operator}${operand.text}`,
    node: { kind: 'unary', operator, operand: operand.node },
  }));
}

function link(atom: fc.Arbitrary<Written>, key: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  const grouped = atom.map(({ text, node }): Written => ({ text: `(${text})`, node: { kind: 'parentheses', inner: node } }));
  return fc.oneof(
    fc.tuple(grouped, name, fc.boolean()).map(([of, property, isSafe]) => ({
      text: `${of.text}.${isSafe ? '?' : ''}${property}`,
      node: { kind: 'member', of: of.node, name: property, isSafe },
    })),
    fc.tuple(grouped, name).map(([of, nested]) => ({
      text: `${of.text}::${nested}`,
      node: { kind: 'nested-resource', of: of.node, name: nested },
    })),
    fc.tuple(grouped, key, fc.boolean(), fc.boolean()).map(([of, at, isSafe, isFromEnd]) => ({
      text: `${of.text}[${isSafe ? '?' : ''}${isFromEnd ? '^' : ''}${at.text}]`,
      node: { kind: 'index', of: of.node, key: at.node, isSafe, isFromEnd },
    })),
    grouped.map((of) => ({ text: `${of.text}!`, node: { kind: 'non-null', of: of.node } })),
    fc.tuple(grouped, name, fc.array(key, { maxLength: 2 })).map(([of, method, args]) => ({
      text: `${of.text}.${method}(${args.map(({ text }) => text).join(', ')})`,
      node: { kind: 'method-call', of: of.node, name: method, args: args.map(({ node }) => node) },
    })),
  );
}

function parentheses(inner: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  return fc.tuple(inner, fc.constantFrom('', ' ', '\n')).map(([{ text, node }, edge]) => ({
    text: `(${edge}${text}${edge})`,
    node: { kind: 'parentheses', inner: node },
  }));
}

function call(argument: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  return fc.tuple(name, fc.array(argument, { maxLength: 3 }), fc.constantFrom(', ', ',\n  ', ',')).map(([callee, args, between]) => ({
    text: `${callee}${sequence('(', args, between, ')')}`,
    node: { kind: 'call', name: callee, args: args.map(({ node }) => node) },
  }));
}

function spread(value: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  return value.map(({ text, node }) => ({ text: `...${text}`, node: { kind: 'spread', value: node } }));
}

function array(item: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  // `[for` starts a loop, so a first item of that name would be another thing; none of the names is `for`.
  return fc.tuple(fc.array(fc.oneof(item, spread(item)), { maxLength: 3 }), separator).map(([items, between]) => ({
    text: sequence('[', items, between, ']'),
    node: { kind: 'array', items: items.map(({ node }) => node), isIncomplete: false },
  }));
}

function object(value: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  const named = fc.tuple(name, value, gap).map(([key, { text, node }, space]) => ({
    text: `${key}${space}: ${text}`,
    node: { kind: 'property', name: key, key: nameNode(key), value: node },
  }));
  const quoted = fc.tuple(content, value).map(([key, { text, node }]) => ({
    text: `'${escaped(key)}': ${text}`,
    node: { kind: 'property', name: key, key: { kind: 'string', value: key, isMultiLine: false }, value: node },
  }));
  return fc.tuple(fc.array(fc.oneof(named, quoted, spread(value)), { maxLength: 3 }), separator).map(([items, between]) => ({
    text: sequence('{', items, between, '}'),
    node: { kind: 'object', items: items.map(({ node }) => node), resources: [], isIncomplete: false },
  }));
}

/** A hole takes no line break. */
function interpolated(inner: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  const hole = inner.filter(({ text }) => !/[\r\n]/.test(text));
  return fc.tuple(content, hole, fc.option(content, { nil: '' })).map(([before, { text, node }, after]) => ({
    text: `'${escaped(before)}\${${text}}${escaped(after)}'`,
    node: {
      kind: 'interpolated',
      parts: [
        { kind: 'text', text: before },
        { kind: 'interpolation', expression: node },
        ...(after === '' ? [] : [{ kind: 'text', text: after }]),
      ],
      isMultiLine: false,
    },
  }));
}

/** What goes over is in parentheses, so that the colon is the loop's. */
function loop(inner: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  return fc.tuple(name, fc.option(name, { nil: undefined }), inner, inner, fc.constantFrom('', '\n')).map(([item, index, over, body, edge]) => ({
    text: `[${edge}for ${index === undefined ? item : `(${item}, ${index})`} in (${over.text}): ${body.text}${edge}]`,
    node: {
      kind: 'for',
      loop: {
        item: nameNode(item),
        ...(index === undefined ? {} : { index: nameNode(index) }),
        collection: { kind: 'parentheses', inner: over.node },
      },
      body: body.node,
    },
  }));
}

function lambda(body: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  const inside = fc.tuple(fc.uniqueArray(name, { maxLength: 2 }), body).map(([parameters, { text, node }]) => ({
    text: `(${parameters.join(', ')}) => ${text}`,
    node: { kind: 'lambda', parameters: parameters.map(nameNode), body: node },
  }));
  return parentheses(inside);
}

const noDecorators = { decorators: [] };
const variables = fc.tuple(name, expression).map(([id, { text, node }]) => ({
  text: `var ${id} = ${text}`,
  node: { kind: 'variable-declaration', ...noDecorators, name: nameNode(id), value: node },
}));
const outputs = fc.tuple(name, expression).map(([id, { text, node }]) => ({
  text: `output ${id} string = ${text}`,
  node: { kind: 'output', ...noDecorators, name: nameNode(id), type: { kind: 'named-type', name: 'string' }, value: node },
}));
const parameters = fc.tuple(name, expression, string).map(([id, { text, node }, argument]) => ({
  text: `@sys.description(${argument.text})\nparam ${id} object? = ${text}`,
  node: {
    kind: 'parameter',
    decorators: [{ namespace: 'sys', name: 'description', args: [argument.node] }],
    name: nameNode(id),
    type: { kind: 'nullable-type', of: { kind: 'named-type', name: 'object' } },
    value: node,
  },
}));
const resources = fc.tuple(name, object(expression), fc.boolean(), expression).map(([id, body, isExisting, { text, node }]) => ({
  text: `resource ${id} 'a/b@1' ${isExisting ? 'existing ' : ''}= if (${text}) ${body.text}`,
  node: {
    kind: 'resource', ...noDecorators, name: nameNode(id), type: { kind: 'string', value: 'a/b@1', isMultiLine: false }, isExisting,
    condition: { kind: 'parentheses', inner: node }, body: body.node,
  },
}));

describe('a generated program', () => {
  it('is read as it was written', () => {
    const statement: fc.Arbitrary<Written> = fc.oneof(variables, outputs, parameters, resources);
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 3 }), fc.constantFrom('\n', '\r\n\r\n'), (statements, between) => {
        const file = parseBicep('main.bicep', statements.map(({ text }) => text).join(between));
        expect(file.errors).toEqual([]);
        expect(withoutOffsets(file.statements)).toEqual(statements.map(({ node }) => node));
      }),
      { numRuns: 1500 },
    );
  });
});
