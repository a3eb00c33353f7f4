import { describe, expect, it } from 'vitest';
import type { Body } from './ast.js';
import { parseHcl } from './parse-hcl.js';

/** Errors as the source text they stand at, and their words. */
function errorsIn(text: string): string[] {
  return parseHcl('main.tf', text).errors.map((error) => `${text.slice(error.start, error.end)} | ${error.message}`);
}

/** The names of all that was read, values that are broken marked with `!`. */
function outline(body: Body): string {
  const attributes = body.attributes.map((attribute) => attribute.name + (attribute.value.kind === 'broken' ? '!' : ''));
  return [...attributes, ...body.blocks.map((block) => `${[block.type, ...block.labels.map((l) => l.text)].join('.')}{${outline(block.body)}}`)].join(' ');
}

function outlineOf(text: string): string {
  return outline(parseHcl('main.tf', text).body);
}

describe('an error in a value', () => {
  const source = 'a = 1\nb = [1,\n  2 3\n]\nc = 3\nd {\n  e = ,\n  f = "x"\n}\ng = f(\nh = 1\n';

  it('costs that argument only, and each is reported', () => {
    expect(outlineOf(source)).toBe('a b! c g! h d{e! f}');
    expect(errorsIn(source)).toEqual([
      '3 | Expected `,` or `]` after the item of this list, found `3`.',
      ', | Expected a value, found `,`.',
      '= | Expected `,` or `)` after the argument of the function, found `=`.',
    ]);
  });

  it('leaves a broken value that spans what was passed over', () => {
    const [, b] = parseHcl('main.tf', source).body.attributes;
    expect(b).toMatchObject({ start: 6, end: 21, value: { kind: 'broken', start: 10, end: 21 } });
  });

  it('is found where the value is missing', () => {
    expect(errorsIn('a =\nb = 1\n')).toEqual(['\n | Expected a value, found the end of the line.']);
    expect(outlineOf('a =\nb = 1\n')).toBe('a! b');
    expect(errorsIn('a =')).toEqual([' | Expected a value, found the end.']);
  });
});

describe('an unclosed quote', () => {
  it('ends with its line', () => {
    const source = 'a = "x\nb = "y${z\nc = "ok"\n';
    expect(outlineOf('a = "x\nc = "ok"\n')).toBe('a! c');
    expect(errorsIn('a = "x\nc = "ok"\n')).toEqual([
      ' | This text is not closed. Quoted text ends on its line with ", a heredoc with its marker alone on a line.',
    ]);
    expect(errorsIn(source).length).toBeGreaterThan(0);
  });

  it('inside an interpolation ends all that the line opened', () => {
    expect(outlineOf('a = "x${f("y)}\nb = 1\n')).toBe('a! b');
  });

  it('of several lines is refused on each', () => {
    expect(outlineOf('a = "x\n  y"\nb = 1\n')).toBe('a! b');
  });
});

describe('an unclosed block', () => {
  it('ends where the next top-level block begins', () => {
    const source = 'resource "a" "b" {\n  c = 1\n  d {\n    e = 2\n\nresource "f" "g" {\n  h = 3\n}\n';
    expect(outlineOf(source)).toBe('resource.a.b{c d{e}} resource.f.g{h}');
    expect(errorsIn(source)).toEqual([
      'd | This block is not closed: its `}` is missing.',
      'resource "a" "b" | This block is not closed: its `}` is missing.',
    ]);
  });

  it('ends with the file', () => {
    expect(outlineOf('a {\n  b = 1\n')).toBe('a{b}');
    expect(errorsIn('a {\n  b = 1\n')).toEqual(['a | This block is not closed: its `}` is missing.']);
  });

  it('does not change how a file is read whose braces are balanced', () => {
    expect(outlineOf('a {\nresource "b" "c" {}\n}\n')).toBe('a{resource.b.c{}}');
    expect(errorsIn('a {\nresource "b" "c" {}\n}\n')).toEqual([]);
  });
});

describe('other errors', () => {
  it.each([
    ['a = 1\na = 2\n', 'a | The argument `a` is set twice in this block.', 'a'],
    ['a = 1 b = 2\nc = 3\n', 'b | Expected a new line after this argument, found `b`.', 'a c'],
    ['a = 1, b = 2\nc = 3\n', ', | After this argument a new line is needed, not a comma.', 'a c'],
    ['a {} b {}\nc = 3\n', 'b | Expected a new line after this block, found `b`.', 'c a{}'],
    ['a { b = 1, c = 2 }\nd = 1\n', ', | A block on one line holds one argument and ends on that line. Begin a new line after `{`.', 'd a{b c}'],
    ['a { b {} }\nd = 1\n', 'b | A block on one line holds one argument and nothing else. Begin a new line after `{`.', 'd a{}'],
    ['a "b" = 1\nc = 2\n', '= | A block has no `=`. Remove it, or the labels when this is meant as an argument.', 'c'],
    ['a "${b}" {}\nc = 2\n', '${ | A label is plain text; it cannot hold `${` or `%{`.', 'c'],
    ['a "b"\n{\n}\nc = 2\n', '\n | The `{` of a block stands on the line of its name.', 'c a.b{}'],
    ['"a" = 1\nc = 2\n', '" | The name of an argument or block is not quoted.', 'c'],
    ['}\na = 1\n', '} | There is no open block that this `}` closes.', 'a'],
    ["a = 'b'\nc = 2\n", "' | Single quotes have no meaning here. Quote text with \".", 'a! c'],
    ['a = 1;\nc = 2\n', '; | A semicolon has no meaning here. Put each argument on a line of its own.', 'a c'],
    ['a = b & c\nd = 2\n', '& | There is no operator `&`. Logical "and" is `&&`.', 'a d'],
    ['a = “b”\nc = 2\n', '“ | The curly quote “ has no meaning here. Quote text with a straight ".', 'a! c'],
    ['a = <<"EOT"\nc = 2\n', '<< | A heredoc begins with << and a bare word that ends the line, like <<EOT.', 'a! c'],
    ['a = <<EOT\nb\nEOT', ' | This text is not closed. Quoted text ends on its line with ", a heredoc with its marker alone on a line.', 'a!'],
    ['a = 1 /* b\nc = 2\n', '/* b\nc = 2\n | This comment is not closed: `*/` is missing.', 'a'],
    ['a = "\\q"\nc = 2\n', '\\q | \\q is not an escape sequence. Write \\\\ for a backslash; the others are \\n, \\r, \\t, \\", \\uNNNN and \\UNNNNNNNN.', 'a c'],
    ['a = "\\u12"\n', '\\u12 | \\u needs 4 hexadecimal digits after it.', 'a'],
    ['a = "\\uD800"\n', '\\uD800 | \\uD800 is not a Unicode character.', 'a'],
    ['a = b.0.1\n', '0.1 | Two indexes may not follow each other as `.0.1`. Write `[0][1]`.', 'a'],
    ['a = 1.2.3\nb = 1\n', '1.2.3 | `1.2.3` is not a number.', 'a! b'],
    ['a = [for x in y : x => 1]\n', '=> | A `for` in `[` has no key. Remove `=>`, or use `{` to build an object.', 'a!'],
    ['a = [for x in y : x...]\n', '... | `...` groups only in a `for` that builds an object with `{`.', 'a!'],
    ['a = {for x in y : x}\nb = 1\n', '} | Expected `=>` after the key (a `for` in `{` builds an object), found `}`.', 'a! b'],
    ['a = "%{ if b }c"\nd = 1\n', '%{ if b } | This directive is not closed: `%{ endif }` is missing.', 'a! d'],
    ['a = "%{ endif }"\n', '%{ endif } | There is no open directive that `endif` belongs to.', 'a!'],
    ['a = "%{ if b }%{ endfor }"\n', '%{ endfor } | `endfor` does not fit here: else or endif is expected first.', 'a!'],
    ['a = "%{ when b }"\n', 'when | Expected `if`, `else`, `endif`, `for` or `endfor` after `%{` (write `%%{` for a `%{` that is meant as text), found `when`.', 'a!'],
    ['a = "${HOME:-b}"\nc = 1\n', ': | Expected `}` after the interpolated value (write `$${` for a `${` that is meant as text), found `:`.', 'a! c'],
    ['a = b.*.c.*.d\n', '* | A second `.*` may not follow the first. Use `[*]`.', 'a!'],
    ['a b c\nd = 1\n', '\n | The `{` of a block stands on the line of its name.', 'd'],
    ['a\nd = 1\n', '\n | Expected `=` and a value, or a block in `{`, found the end of the line.', 'd'],
  ])('%j', (source, error, rest) => {
    expect(errorsIn(source)).toEqual([error]);
    expect(outlineOf(source)).toBe(rest);
  });

  it('name binary content once', () => {
    const config = parseHcl('main.tf', '\x7fELF\x02\x01\x00\x00"${{{\n}');
    expect(config.errors).toEqual([{ message: 'This is not a text file in UTF-8: it holds null characters.', start: 0, end: 0 }]);
    expect(config.body).toMatchObject({ attributes: [], blocks: [] });
    expect(parseHcl('main.tf', '\ufffd\x01\ufffdPNG\ufffd\ufffd').errors).toHaveLength(1);
  });

  it('end after a hundred', () => {
    const { errors } = parseHcl('main.tf', 'a = ,\n'.repeat(500));
    expect(errors).toHaveLength(101);
    expect(errors.at(-1)?.message).toBe('There are more than 100 syntax errors; the rest is not listed.');
  });
});
