import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHcl } from './parse-hcl.js';
import { parseTerraformJson } from './parse-json.js';
import { parseExpressionText, parseTemplateText } from './parse-text.js';

/** The same texts on every run; change it to look further. */
const seed = 20_260_807;

const folder = new URL('corpus/', import.meta.url);
const corpus = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));

interface Placed {
  readonly start: number;
  readonly end: number;
}

function isPlaced(value: object): value is Placed {
  return 'start' in value && 'end' in value;
}

/** Throws where a node is not within its parent. The outer labels of a JSON block are exempt by design. */
function checkPlaces(value: unknown, parent: Placed, path = ''): void {
  if (typeof value !== 'object' || value === null) return;
  const isNode = isPlaced(value);
  if (isNode && !(parent.start <= value.start && value.start <= value.end && value.end <= parent.end)) {
    throw new Error(`${path}: ${value.start}-${value.end} is not within ${parent.start}-${parent.end}`);
  }
  const parts = 'parts' in value ? { parts: value.parts } : {};
  for (const [name, part] of Object.entries({ ...value, ...parts })) checkPlaces(part, isNode ? value : parent, `${path}/${name}`);
}

function checkHcl(text: string): void {
  const config = parseHcl('main.tf', text);
  const whole = { start: 0, end: config.text.length };
  checkPlaces(config.body, whole);
  checkPlaces(config.comments, whole);
  checkPlaces(config.errors, whole);
}

const fragment = fc.constantFrom('"', '${', '%{', '}', '{', '[', ']', '(', ')', '\n', '\r\n', '=', ' ', ',', '.', '*', '...', '?', ':', '::', '#', '//', '/*', '*/', '<<E\n', '<<-E\n', 'E\n', '\\', '$', '%', '~}', 'for x in ', 'if ', 'a', '0.1', '-', '!', '&&', '\ud800', '💥', '\u0000', '%{ if a }', '%{ endif }', 'resource "a" "b" {\n');

describe('whatever the text, the reader gives an answer with places in order', () => {
  it('for the corpus', () => {
    for (const text of corpus) checkHcl(text);
  });

  it('for texts cut off anywhere', () => {
    for (const text of corpus) {
      for (let end = 0; end < text.length; end += 7) checkHcl(text.slice(0, end));
    }
  });

  it('for texts with a piece put in or cut out', () => {
    const edit = fc.record({ at: fc.nat(5000), cut: fc.nat(20), insert: fragment });
    fc.assert(
      fc.property(fc.constantFrom(...corpus), fc.array(edit, { minLength: 1, maxLength: 5 }), (source, edits) => {
        checkHcl(
          edits.reduce((text, { at, cut, insert }) => {
            const place = at % (text.length + 1);
            return text.slice(0, place) + insert + text.slice(place + cut);
          }, source),
        );
      }),
      { numRuns: 1500, seed },
    );
  });

  it('for garbage', () => {
    fc.assert(fc.property(fc.array(fragment, { maxLength: 60 }), (pieces) => checkHcl(pieces.join(''))), { numRuns: 3000, seed });
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), checkHcl), { numRuns: 1000, seed });
  });

  it('for expressions and templates on their own', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        for (const parse of [parseExpressionText, parseTemplateText]) {
          const { expression, errors } = parse('a', text);
          checkPlaces(expression, { start: 0, end: text.length });
          expect(expression.kind === 'broken' ? errors.length : 1).toBeGreaterThan(0);
        }
      }),
      { numRuns: 2000, seed },
    );
  });

  it('for JSON', () => {
    const piece = fc.oneof(fragment, fc.constantFrom('{"resource":', '{"a":', '"', '[', ']', '}', ',', '\\u00e9', '\\"', '"${a}"', '1', 'null', '"//":', '"locals":{"x":"'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const config = parseTerraformJson('main.tf.json', pieces.join(''));
        const whole = { start: 0, end: config.text.length };
        for (const attribute of config.body.attributes) checkPlaces(attribute, whole);
        for (const block of config.body.blocks) checkPlaces(block.body, whole);
        checkPlaces(config.errors, whole);
      }),
      { numRuns: 2000, seed },
    );
  });
});

describe('nesting past the budget is an error, not a crash', () => {
  const deep = 10_000;
  it.each([
    ['lists', `a = ${'['.repeat(deep)}${']'.repeat(deep)}\n`],
    ['objects', `a = ${'{ b = '.repeat(deep)}1${' }'.repeat(deep)}\n`],
    ['parentheses', `a = ${'('.repeat(deep)}1${')'.repeat(deep)}\n`],
    ['calls', `a = ${'f('.repeat(deep)}1${')'.repeat(deep)}\n`],
    ['templates', `a = ${'"${'.repeat(deep)}1${'}"'.repeat(deep)}\n`],
    ['signs', `a = ${'-'.repeat(deep)}1\n`],
    ['conditionals', `a = ${'b ? c : '.repeat(deep)}d\n`],
    ['operators', `a = ${'b + '.repeat(deep)}c\n`],
    ['steps', `a = b${'.c'.repeat(deep)}\n`],
    ['indexes', `a = b${'[0]'.repeat(deep)}\n`],
    ['nested indexes', `a = ${'b['.repeat(deep)}0${']'.repeat(deep)}\n`],
    ['splats', `a = b${'[*]'.repeat(deep)}\n`],
    ['attribute splats', `a = b${'.*[0]'.repeat(deep)}\n`],
    ['`for`', `a = ${'[for x in y : '.repeat(deep)}x${']'.repeat(deep)}\n`],
    ['directives', `a = "${'%{ if b }'.repeat(deep)}${'%{ endif }'.repeat(deep)}"\n`],
    ['unclosed lists', `a = ${'['.repeat(deep)}`],
    ['unclosed templates', `a = ${'"${'.repeat(deep)}`],
    ['chains in chains', `a = ${'('.repeat(100)}b${`${'.c'.repeat(100)})`.repeat(100)}\n`],
  ])('in %s', (_name, text) => {
    const { body, errors } = parseHcl('main.tf', `${text}z = 1\n`);
    expect(errors[0]?.message).toContain('nested too deeply');
    expect(body.attributes[0]).toMatchObject({ name: 'a', value: { kind: 'broken' } });
    if (text.endsWith('\n')) expect(body.attributes.map((attribute) => attribute.name)).toEqual(['a', 'z']);
  });

  it('in blocks', () => {
    const { errors } = parseHcl('main.tf', `${'a {\n'.repeat(deep)}${'}\n'.repeat(deep)}`);
    expect(errors.map((error) => error.message)).toEqual(['This is nested too deeply: more than 500 levels.']);
  });

  it('and 100 levels of everything are none', () => {
    const text = `a = ${'[{ b = (f("${'.repeat(50)}1${'}")) }]'.repeat(50)}\n`;
    expect(parseHcl('main.tf', text).errors).toEqual([]);
  });
});

describe('the time is linear', () => {
  const size = 60_000;
  it.each([
    ['one long list', `a = [${'1, '.repeat(size)}]\n`],
    ['one long text', `a = "${'x${b}$${'.repeat(size)}"\n`],
    ['one long heredoc', `a = <<-EOT\n${'  x ${b} $\n'.repeat(size)}EOT\n`],
    ['one long heredoc line', `a = <<EOT\n${'${b} '.repeat(size)}\nEOT\n`],
    ['many errors', 'a = ,\n'.repeat(size)],
    ['many unclosed quotes', 'a = "${b["\n'.repeat(size)],
    ['many unclosed lists', 'a = [\n'.repeat(size)],
    ['many unclosed blocks', 'resource "a" "b" {\n'.repeat(size)],
    ['many stray braces', '}\n'.repeat(size)],
    ['many unclosed comments', '/* '.repeat(size)],
    ['many openings', '<<'.repeat(size)],
    ['many dots', `a = ${'.'.repeat(size)}\n`],
    ['many blank lines in a heredoc', `a = <<-EOT\n${' \n'.repeat(size)}`],
    ['many blocks', 'a "b" {\n  c = d.e[0].f\n}\n'.repeat(size / 3)],
  ])('for %s', (_name, text) => {
    const begin = performance.now();
    parseHcl('main.tf', text);
    // A quadratic reader takes minutes; a linear one well under a second on any machine.
    expect(performance.now() - begin).toBeLessThan(5000);
  });
});
