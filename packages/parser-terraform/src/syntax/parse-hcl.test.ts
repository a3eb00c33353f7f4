import { describe, expect, it } from 'vitest';
import type { Attribute, Block, ConfigFile, Expression } from './ast.js';
import { parseHcl } from './parse-hcl.js';

function read(text: string): ConfigFile {
  const config = parseHcl('main.tf', text);
  expect(config.errors).toEqual([]);
  return config;
}

function argument(text: string): Attribute {
  return read(text).body.attributes[0]!;
}

function value(text: string): Expression {
  return argument(`x = ${text}\n`).value;
}

/** The tree with all that is made when it is asked for. */
function whole(node: unknown): unknown {
  return JSON.parse(JSON.stringify(node));
}

/** The tree without places, to compare structure alone. */
function bare(node: unknown): unknown {
  return JSON.parse(JSON.stringify(node, (key, part: unknown) => (/^(start|end|nameEnd|headerEnd)$/.test(key) ? undefined : part)));
}

const variable = (name: string) => ({ kind: 'variable', name });
const number = (raw: string) => ({ kind: 'literal', value: Number(raw), raw });
const text = (content: string) => ({ kind: 'template', parts: [{ kind: 'text', text: content }], isHeredoc: false });
const binary = (left: unknown, operator: string, right: unknown) => ({ kind: 'binary', operator, left, right });

describe('blocks and arguments', () => {
  const source = 'resource "azurerm_kubernetes_cluster" main {\n  name = "x"\n\n  identity {\n    type = "y"\n  }\n}\n';
  const block = read(source).body.blocks[0]!;
  const at = (node: { start: number; end: number }) => source.slice(node.start, node.end);

  it('have exact places', () => {
    expect([block.start, block.end, block.headerEnd]).toEqual([0, source.length - 1, 42]);
    expect(block.labels).toEqual([
      { start: 9, end: 37, text: 'azurerm_kubernetes_cluster' },
      { start: 38, end: 42, text: 'main' },
    ]);
    expect(at(block.body)).toBe(source.slice(source.indexOf('{'), -1));
    const [name] = block.body.attributes;
    expect(at(name!)).toBe('name = "x"');
    expect(source.slice(name!.start, name!.nameEnd)).toBe('name');
    expect(at(name!.value)).toBe('"x"');
    const [identity] = block.body.blocks;
    expect(at(identity!)).toBe('identity {\n    type = "y"\n  }');
    expect(source.slice(identity!.start, identity!.headerEnd)).toBe('identity');
  });

  it('may stand on one line', () => {
    const [inner] = read('a { b = [1] }\n').body.blocks as [Block];
    expect([inner.start, inner.end, inner.body.start]).toEqual([0, 13, 2]);
    expect(inner.body.attributes.map((a) => [a.name, a.start, a.end])).toEqual([['b', 4, 11]]);
  });

  it('take labels in quotes, with escapes, and bare', () => {
    const [block] = read('a "q\\"\\u0041" b-c {}\n').body.blocks as [Block];
    expect(block.labels.map((label) => label.text)).toEqual(['q"A', 'b-c']);
  });

  it('do not count a byte order mark', () => {
    const config = read('\ufeffa = 1\n');
    expect(config.text).toBe('a = 1\n');
    expect(config.body.attributes[0]).toMatchObject({ start: 0, end: 5 });
  });

  it('keep their places with Windows line ends', () => {
    const config = read('a = 1\r\nb {\r\n  c = 2\r\n}\r\n');
    expect(config.body.blocks[0]).toMatchObject({ start: 7, end: 22 });
    expect(config.body.blocks[0]!.body.attributes[0]).toMatchObject({ start: 14, end: 19 });
  });

  it('may have names outside of ASCII', () => {
    expect(argument('größe-1 = 1\n')).toMatchObject({ name: 'größe-1', nameEnd: 7 });
    expect(argument('𝒳x = 1\n')).toMatchObject({ name: '𝒳x', nameEnd: 3 });
  });
});

describe('comments', () => {
  it('are kept with their places, without the end of the line', () => {
    const config = read('# a\r\nx = 1 // b\n/* c\n */ y = 2 # d');
    expect(config.comments).toEqual([
      { start: 0, end: 3, text: '# a' },
      { start: 11, end: 15, text: '// b' },
      { start: 16, end: 24, text: '/* c\n */' },
      { start: 31, end: 34, text: '# d' },
    ]);
  });

  it('are not looked for in text', () => {
    expect(read('x = "# // /* a"\ny = <<E\n# b\nE\n').comments).toEqual([]);
  });

  it('are found in lists and interpolations', () => {
    expect(read('x = [1, # a\n2]\ny = "${ /* b */ 1}"\n').comments.map((c) => c.text)).toEqual(['# a', '/* b */']);
  });
});

describe('literals', () => {
  it.each([
    ['1', 1],
    ['007', 7],
    ['1.5e3', 1500],
    ['2.e1', 20],
    ['1E-2', 0.01],
    ['true', true],
    ['false', false],
    ['null', null],
  ])('%s is a literal', (raw, expected) => {
    expect(value(raw)).toEqual({ kind: 'literal', start: 4, end: 4 + raw.length, value: expected, raw });
  });
});

describe('operators', () => {
  it('bind by precedence and from the left', () => {
    const a = variable('a');
    expect(bare(value('a || a && a == a > a + a * a'))).toEqual(
      binary(a, '||', binary(a, '&&', binary(a, '==', binary(a, '>', binary(a, '+', binary(a, '*', a)))))),
    );
    expect(bare(value('a - a - a'))).toEqual(binary(binary(a, '-', a), '-', a));
  });

  it('apply a sign to the term and its traversal only', () => {
    expect(bare(value('-a.b + 1'))).toEqual(
      binary({ kind: 'unary', operator: '-', operand: { kind: 'attribute', of: variable('a'), name: 'b' } }, '+', number('1')),
    );
  });

  it('span their operands', () => {
    expect(value('a + (b)')).toMatchObject({ start: 4, end: 11, right: { kind: 'parentheses', start: 8, end: 11, inner: { start: 9, end: 10 } } });
  });

  it('take a conditional last, from the right', () => {
    expect(bare(value('a ? b : c ? d : e'))).toEqual({
      kind: 'conditional',
      condition: variable('a'),
      whenTrue: variable('b'),
      whenFalse: { kind: 'conditional', condition: variable('c'), whenTrue: variable('d'), whenFalse: variable('e') },
    });
  });

  it('may go over lines in parentheses', () => {
    expect(value('(\n  a\n  ? b # why\n  : c\n)')).toMatchObject({ kind: 'parentheses', start: 4, end: 29, inner: { kind: 'conditional', start: 8, end: 27 } });
  });
});

describe('traversals', () => {
  it('have a node for each step, from the name on', () => {
    expect(whole(value('a.b["c"][0].1'))).toEqual({
      kind: 'index',
      start: 4,
      end: 17,
      key: { kind: 'literal', start: 16, end: 17, value: 1, raw: '1' },
      of: {
        kind: 'index',
        start: 4,
        end: 15,
        key: { kind: 'literal', start: 13, end: 14, value: 0, raw: '0' },
        of: {
          kind: 'index',
          start: 4,
          end: 12,
          key: { kind: 'template', start: 8, end: 11, parts: [{ kind: 'text', start: 9, end: 10, text: 'c' }], isHeredoc: false },
          of: { kind: 'attribute', start: 4, end: 7, name: 'b', of: { kind: 'variable', start: 4, end: 5, name: 'a' } },
        },
      },
    });
  });

  it('splat names and legacy indexes after `.*`, and leave a bracket to the result', () => {
    expect(value('a.*.b.0[1]')).toMatchObject({
      kind: 'index',
      of: {
        kind: 'splat',
        isFull: false,
        start: 4,
        end: 11,
        each: [
          { kind: 'attribute', name: 'b', start: 7, end: 9 },
          { kind: 'index', start: 9, end: 11, key: { value: 0 } },
        ],
      },
    });
  });

  it('splat everything after `[*]`', () => {
    expect(value('a[*].b[0]["c"]')).toMatchObject({
      kind: 'splat',
      isFull: true,
      start: 4,
      end: 18,
      of: { kind: 'variable', name: 'a' },
      each: [
        { kind: 'attribute', name: 'b', start: 8, end: 10 },
        { kind: 'index', start: 10, end: 13 },
        { kind: 'index', start: 13, end: 18 },
      ],
    });
    expect(value('a[*]')).toMatchObject({ kind: 'splat', each: [], end: 8 });
  });

  it('nest a splat in what follows a full splat', () => {
    expect(bare(value('a[*].b[*].c'))).toEqual({
      kind: 'splat',
      of: variable('a'),
      isFull: true,
      each: [
        { kind: 'attribute', name: 'b' },
        { kind: 'splat', isFull: true, each: [{ kind: 'attribute', name: 'c' }] },
      ],
    });
  });
});

describe('calls', () => {
  it('have arguments and a name with its namespace', () => {
    const config = read('x = provider::azapi::id("a", f(),)\n');
    expect(config.body.attributes[0]!.value).toMatchObject({
      kind: 'call',
      name: 'provider::azapi::id',
      nameEnd: 23,
      end: 34,
      expandLast: false,
      args: [{ kind: 'template' }, { kind: 'call', name: 'f', args: [] }],
    });
    expect([...config.functions]).toEqual(['provider::azapi::id', 'f']);
  });

  it('expand their last argument', () => {
    expect(value('concat(a, b...)')).toMatchObject({ kind: 'call', expandLast: true, args: [variable('a'), variable('b')] });
  });
});

describe('tuples and objects', () => {
  it('take trailing commas and comments between items', () => {
    expect(value('[\n  1, # one\n  2,\n]')).toMatchObject({ kind: 'tuple', start: 4, end: 23, items: [{ value: 1, start: 8 }, { value: 2, start: 19 }] });
  });

  it('take keys in every form', () => {
    const object = value('{ a = 1, "b" : 2\n "${c}d" = 3, (e) = 4, 5 = 5, f.g = 6, true = 7\n if = 8 }');
    expect(object).toMatchObject({ kind: 'object' });
    const items = object.kind === 'object' ? object.items : [];
    expect(items.map((item) => [item.bareKey, item.key.kind])).toEqual([
      ['a', 'variable'],
      [undefined, 'template'],
      [undefined, 'template'],
      [undefined, 'parentheses'],
      [undefined, 'literal'],
      [undefined, 'attribute'],
      ['true', 'literal'],
      ['if', 'variable'],
    ]);
    expect(items[0]).toMatchObject({ start: 6, end: 11 });
  });

  it('read `for` over lists', () => {
    expect(bare(value('[for i, x in xs : x.y if x.z]'))).toEqual({
      kind: 'for-tuple',
      keyName: 'i',
      valueName: 'x',
      collection: variable('xs'),
      value: { kind: 'attribute', of: variable('x'), name: 'y' },
      condition: { kind: 'attribute', of: variable('x'), name: 'z' },
    });
  });

  it('read `for` over objects, grouped, with newlines anywhere', () => {
    expect(bare(value('{\n for x\n in xs\n : x => 1...\n if\n true }'))).toEqual({
      kind: 'for-object',
      valueName: 'x',
      collection: variable('xs'),
      key: variable('x'),
      value: number('1'),
      isGrouping: true,
      condition: { kind: 'literal', value: true, raw: 'true' },
    });
  });
});

describe('quoted text', () => {
  it('resolves escapes and keeps the place before that', () => {
    expect(value('"a\\n\\"\\u00e9\\U0001F600$${b}%%{c}"')).toEqual({
      kind: 'template',
      start: 4,
      end: 37,
      isHeredoc: false,
      parts: [{ kind: 'text', start: 5, end: 36, text: 'a\n"é😀${b}%{c}' }],
    });
  });

  it('doubles only the last sign before a brace', () => {
    expect(bare(value('"$$${a} $ $$ % $x"'))).toEqual(text('$${a} $ $$ % $x'));
  });

  it('composes characters as Terraform does', () => {
    expect(bare(value('"e\u0301"'))).toEqual(text('\u00e9'));
  });

  it('has parts for text and interpolations', () => {
    expect(value('"a${b}c"')).toEqual({
      kind: 'template',
      start: 4,
      end: 12,
      isHeredoc: false,
      parts: [
        { kind: 'text', start: 5, end: 6, text: 'a' },
        { kind: 'interpolation', start: 6, end: 10, expression: { kind: 'variable', start: 8, end: 9, name: 'b' } },
        { kind: 'text', start: 10, end: 11, text: 'c' },
      ],
    });
  });

  it('is one part when it is only an interpolation, and two when trimming leaves an empty text', () => {
    expect(value('"${b}"')).toMatchObject({ parts: [{ kind: 'interpolation' }] });
    expect(value('"${b ~} "')).toMatchObject({ parts: [{ kind: 'interpolation' }, { kind: 'text', text: '' }] });
    expect(value('""')).toMatchObject({ parts: [] });
  });

  it('nests directives', () => {
    expect(value('"%{ if a ~} x %{ else }%{ for k, v in b }${v}%{ endfor }%{ endif }"')).toMatchObject({
      parts: [
        {
          kind: 'if',
          start: 5,
          end: 70,
          condition: variable('a'),
          whenTrue: [{ kind: 'text', text: 'x ' }],
          whenFalse: [{ kind: 'for', keyName: 'k', valueName: 'v', collection: variable('b'), parts: [{ kind: 'interpolation' }] }],
        },
      ],
    });
  });
});

describe('heredocs', () => {
  it('end with their marker, keep the last newline and escape only sequences', () => {
    const config = read('x = <<EOT\na \\n\n  $${b}\n  EOT\ny = 1\n');
    expect(config.body.attributes[0]!.value).toEqual({
      kind: 'template',
      start: 4,
      end: 28,
      isHeredoc: true,
      parts: [{ kind: 'text', start: 10, end: 23, text: 'a \\n\n  ${b}\n' }],
    });
    expect(config.body.attributes[1]).toMatchObject({ name: 'y', start: 29 });
  });

  it.each([
    ['takes the smallest indentation away', '<<-E\n    a\n      b\n   c\n  E', ' a\n   b\nc\n'],
    ['leaves blank lines alone', '<<-E\n    a\n \n    b\n  E', 'a\n \nb\n'],
    ['counts tabs as one', '<<-E\n\t\ta\n\t b\n  E', 'a\nb\n'],
    ['keeps Windows line ends', '<<-E\r\n  a\r\n\r\n  b\r\n  E', 'a\r\n\r\nb\r\n'],
  ])('with `-` %s', (_name, source, expected) => {
    expect(value(source)).toMatchObject({ isHeredoc: true, parts: [{ text: expected }] });
  });

  it('with `-` take a line that begins with a sequence as not indented', () => {
    expect(value('<<-E\n    a\n${b}\n  E')).toMatchObject({ parts: [{ text: '    a\n' }, { kind: 'interpolation' }, { text: '\n' }] });
  });

  it('trim at `~` before indentation is measured', () => {
    expect(value('<<-E\n    %{ if a ~}\n      b\n    %{~ endif }\n    E')).toMatchObject({
      parts: [{ text: '    ' }, { kind: 'if', whenTrue: [{ text: '      b\n' }] }, { text: '\n' }],
    });
  });

  it('may stand in calls and lists', () => {
    expect(value('f(<<A\na\nA\n, [<<B\nb\nB\n])')).toMatchObject({ args: [{ isHeredoc: true }, { kind: 'tuple', items: [{ isHeredoc: true }] }] });
  });
});
