import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BicepFile } from './ast.js';
import { NESTING_BUDGET } from './cursor.js';
import { outline, placesBelow } from './outline.js';
import { parseBicep, parseBicepParam } from './parse-bicep.js';

fc.configureGlobal({ seed: 20_260_807 });

const sources: readonly string[] = [
  "@secure()\nparam p string = 'a${b}c'\n",
  "resource a 'b/c@1' existing = {\n  name: 'n'\n  @x()\n  resource d 'e' = if (f) {\n    name: 'g'\n  }\n}\n",
  "module m 'br/public:a:1' = [for (x, i) in xs: if (x.?on ?? false) {\n  params: { ...x, y: [1, 2] }\n}]\n",
  "type t = {\n  @minLength(1)\n  a: 'x' | 'y'\n  *: resourceInput<'a/b@1'>.c[*]?\n} | [string, int]\n",
  "func f(a string, b int[]) object => {\n  c: map(b, (x, y) => x!.z[?0] + -1)\n}\n",
  "var v = $$'''\n$${a ? b : c}'''\nvar w = !empty(x) && (y || z::q >= 3)\n  ? 1\n  : 2\n",
  "import { a, 'b-c' as d } from 'e.bicep'\nimport * as f from 'g.bicep'\nextension k8s with { x: 1 } as y\n",
  "/* note */ #disable-next-line x\noutput o resource 'a/b@1' = c // end\nassert ok = a =~ 'b'\n",
  "using 'main.bicep'\nextends 'base.bicepparam'\nparam x = readEnvironmentVariable('A', 'b')\n",
];

const text = fc.array(fc.constantFrom(...sources), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
const noise = fc.constantFrom(...Array.from('{}[]()\'"$\\@#|&?!:.,=<>+-*/^ \n\r\tax0_;~é'), "'''", '${', '...', '=>', '/*', '*/', '//', 'for ', 'if ');

interface Change {
  readonly at: number;
  readonly drop: number;
  readonly insert: readonly string[];
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat({ max: 400 }),
  drop: fc.nat({ max: 12 }),
  insert: fc.array(noise, { maxLength: 4 }),
});

function changed(original: string, changes: readonly Change[]): string {
  return changes.reduce((before, { at, drop, insert }) => {
    const place = at % (before.length + 1);
    return before.slice(0, place) + insert.join('') + before.slice(place + drop);
  }, original);
}

/** What is wrong with the places of a file's nodes. */
function misplaced(file: BicepFile): string[] {
  const whole = { start: 0, end: file.text.length, statements: file.statements, comments: file.comments, errors: file.errors };
  return [...placesBelow(whole)]
    .filter(({ inner, outer }) => inner.start > inner.end || inner.start < outer.start || inner.end > outer.end)
    .map(({ inner, outer }) => `${outline(inner)[0] ?? ''} in ${outline(outer)[0] ?? ''}`);
}

function heightOf(node: object): number {
  return Math.max(...outline(node).map((line) => (line.length - line.trimStart().length) / 2));
}

describe('any input', () => {
  it('gives nodes that lie within each other', () => {
    fc.assert(
      fc.property(text, fc.array(change, { maxLength: 5 }), fc.boolean(), (original, changes, isParam) => {
        const parse = isParam ? parseBicepParam : parseBicep;
        expect(misplaced(parse('main.bicep', changed(original, changes)))).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('may end anywhere', () => {
    for (const source of sources) {
      for (let end = 0; end <= source.length; end++) expect(misplaced(parseBicep('main.bicep', source.slice(0, end)))).toEqual([]);
    }
  });

  it('may be noise', () => {
    fc.assert(
      fc.property(fc.array(noise, { maxLength: 60 }), (parts) => {
        expect(misplaced(parseBicep('main.bicep', `var a = ${parts.join('')}`))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('has its errors in the order of the text, and one at a place', () => {
    fc.assert(
      fc.property(text, fc.array(change, { maxLength: 5 }), (original, changes) => {
        const starts = parseBicep('main.bicep', changed(original, changes)).errors.map(({ start }) => start);
        expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
      }),
    );
  });

  it('that is broken keeps the statements before and after', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 5 }), (changes) => {
        const middle = changed("var m = { a: [1, f(2)] }", changes).replaceAll(/'''|\/\*/g, '');
        const { statements } = parseBicep('main.bicep', `var first = 1\n${middle}\nvar last = 2\n`);
        expect(statements[0]).toMatchObject({ kind: 'variable-declaration', name: { name: 'first' } });
        expect(statements.at(-1)).toMatchObject({ kind: 'variable-declaration', name: { name: 'last' }, value: { value: 2 } });
      }),
    );
  });
});

describe('deep nesting', () => {
  const depth = 10_000;
  const many = (part: string): string => part.repeat(depth);
  const deep: readonly (readonly [what: string, text: string])[] = [
    ['parentheses', `var a = ${many('(')}1${many(')')}`],
    ['arrays', `var a = ${many('[')}${many(']')}`],
    ['objects', `var a = ${many('{b:')}1${many('}')}`],
    ['calls', `var a = ${many('f(')}${many(')')}`],
    ['interpolations', `var a = ${many("'${")}1${many("}'")}`],
    ['conditionals', `var a = b${many(' ? c : d')}`],
    ['conditionals in conditionals', `var a = ${many('b ? ')}1${many(' : 2')}`],
    ['operators', `var a = 1${many(' + 1')}`],
    ['properties', `var a = b${many('.c')}`],
    ['indexes', `var a = b${many('[0]')}`],
    ['indexes in indexes', `var a = ${many('b[')}0${many(']')}`],
    ['assertions', `var a = b${many('!')}`],
    ['negations', `var a = ${many('!(')}b${many(')')}`],
    ['lambdas', `var a = ${many('x => ')}1`],
    ['loops', `var a = ${many('[for x in y: ')}1${many(']')}`],
    ['types in parentheses', `type a = ${many('(')}b${many(')')}`],
    ['object types', `type a = ${many('{b:')}c${many('}')}`],
    ['array types', `type a = b${many('[]')}`],
    ['parameterized types', `type a = ${many('b<')}c${many('>')}`],
  ];

  it.each(deep)('of %s is one error', (_what, source) => {
    const { errors, statements } = parseBicep('main.bicep', `${source}\nvar last = 1\n`);
    expect(errors.map(({ message }) => message)).toEqual(['this nests too deeply to be read']);
    expect(statements.map(({ kind }) => kind)).toEqual(['broken', 'variable-declaration']);
  });

  it('below the budget is read, and no tree is higher than a few times the budget', () => {
    const { errors, statements } = parseBicep('main.bicep', `var a = ${'['.repeat(100)}${']'.repeat(100)}\nvar b = 1${' + 1'.repeat(200)}`);
    expect(errors).toEqual([]);
    expect(Math.max(...statements.map(heightOf))).toBeLessThan(NESTING_BUDGET * 2);
  });

  it('of resources in resources is an error', () => {
    const { errors } = parseBicep('main.bicep', `${many("resource a 'b' = {\n  ")}${many('}\n')}`);
    expect(errors[0]?.message).toBe('this nests too deeply to be read');
  });

  it('and length take time in proportion', () => {
    const long = `var a = [\n${"  { b: 'c${d}', e: f(1, 2) }\n".repeat(100_000)}]\n`;
    const broken = long.replaceAll('f(1, 2)', 'f(1, 2');
    const start = performance.now();
    parseBicep('main.bicep', long);
    parseBicep('main.bicep', broken);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
