import { describe, expect, it } from 'vitest';
import { nativeProgram } from './testing/programs.js';
import { scenario } from './testing/scenario.js';

/** What `v` of a cluster's properties comes out as. */
async function valueOf(expression: string, before = '', more: Readonly<Record<string, string>> = {}): Promise<string> {
  const { value } = await scenario({ 'index.ts': nativeProgram(`{ v: ${expression} }`, before), ...more });
  return value('aks', 'properties.v');
}

describe('what is written out is known', () => {
  it.each([
    ['true', 'true'],
    ['"x" as const', '"x"'],
    ['({ a: 1 } as const satisfies object)', '{a: 1}'],
    ['<string>"x"', '"x"'],
    ['(1 + 2) * 3', '9'],
    ['"a" + 1 + true', '"a1true"'],
    ['`a${1 + 1}b`', '"a2b"'],
    ['1 > 2 ? "a" : "b"', '"b"'],
    ['null ?? "d"', '"d"'],
    ['false ?? "d"', 'false'],
    ['"" || "d"', '"d"'],
    ['true && [1]', '[1]'],
    ['typeof "x"', '"string"'],
    ['!undefined', 'true'],
    ['({ a: { b: 1 } }).a?.b', '1'],
    ['[1, ...[2, 3], ...(false ? [4] : [])]', '[1, 2, 3]'],
    ['({ a: 1, ...{ b: 2, a: 3 }, c: undefined })', '{a: 3, b: 2}'],
    ['({ ...undefined, ...null, ...(false && { x: 1 }), y: 1 })', '{y: 1}'],
    ['({ ["a" + "b"]: 1 })', '{ab: 1}'],
    ['[3, 1, 2].map((x) => x * 2)', '[6, 2, 4]'],
    ['[3, 1, 2].filter((x) => x > 1)', '[3, 2]'],
    ['[1, 2, 3].reduce((sum, x) => sum + x, 0)', '6'],
    ['[[1], [2, 3]].flatMap((x) => x)', '[1, 2, 3]'],
    ['[1, 2].find((x) => x === 2)', '2'],
    ['[1, 2].includes(2)', 'true'],
    ['[1, 2].some((x) => x > 1) && [1, 2].every((x) => x > 0)', 'true'],
    ['["a", "b"].join("-").toUpperCase()', '"A-B"'],
    ['"a,b".split(",")', '["a", "b"]'],
    ['[{ n: 2 }, { n: 1 }].sort((a, b) => a.n - b.n)[0].n', '1'],
    ['["b", "a"].sort()', '["a", "b"]'],
    ['Object.keys({ a: 1, b: 2 })', '["a", "b"]'],
    ['Object.entries({ a: 1 }).map(([k, v]) => `${k}=${v}`)', '["a=1"]'],
    ['Object.fromEntries([["a", 1]])', '{a: 1}'],
    ['Object.assign({}, { a: 1 }, { a: 2, b: 3 })', '{a: 2, b: 3}'],
    ['Object.values({ a: 1, b: 2 })', '[1, 2]'],
    ['Array.from({ length: 2 }, (_, i) => i)', '[0, 1]'],
    ['[...new Set(["a", "a", "b"])]', '["a", "b"]'],
    ['new Map([["a", 1]]).get("a")', '1'],
    ['JSON.parse("{\\"a\\": [true]}").a', '[true]'],
    ['parseInt("12") + Number("1")', '13'],
    ['[1, 2, 3].slice(1).concat([4])', '[2, 3, 4]'],
    ['((x = 1, { y = 2 } = {}, ...z) => [x, y, z])(undefined, { y: 3 }, 4, 5)', '[1, 3, [4, 5]]'],
    ['(() => { let n = 0; for (let i = 0; i < 4; i++) { if (i === 1) continue; if (i === 3) break; n += i; } return n; })()', '2'],
    ['(() => { const r = []; for (const x of [1, 2]) r.push(x); return r; })()', '[1, 2]'],
    ['(() => { const r: string[] = []; for (const k in { a: 1, b: 2 }) r.push(k); return r; })()', '["a", "b"]'],
    ['(() => { let i = 0; while (i < 3) i++; do { i += 10; } while (i < 20); return i; })()', '23'],
    ['(() => { switch ("b" as string) { case "a": return 1; case "b": case "c": return 2; default: return 3; } })()', '2'],
    ['(() => { const [a, , b = 5, ...c] = [1, 2, undefined, 4]; return { a, b, c }; })()', '{a: 1, b: 5, c: [4]}'],
    ['(() => { const { a, b: { c = 1 }, ...d } = { a: 0, b: {}, e: 2 } as any; return [a, c, d]; })()', '[0, 1, {e: 2}]'],
    ['(() => { let a = 1, b = 2; [a, b] = [b, a]; return [a, b]; })()', '[2, 1]'],
    ['(() => { const o: any = {}; o.a = 1; o["b"] = { c: 2 }; o.b.c++; delete o.a; o.d ??= 4; return o; })()', '{b: {c: 3}, d: 4}'],
    ['(() => { try { throw new Error("x"); } catch { return 1; } finally { } })()', '1'],
    ['(function f(n: number): number { return n <= 1 ? 1 : n * f(n - 1); })(5)', '120'],
  ])('%s', async (expression, expected) => {
    expect(await valueOf(expression)).toBe(expected);
  });
});

describe('what the program declares', () => {
  it('enumerations of its own and of the SDK are their values', async () => {
    const before = `enum Size { Small = 'S', Large = 'L' } enum Level { Low = 1, High, Both = Low | High }`;
    expect(await valueOf('[Size.Large, Level.High, Level.Both, Level[2], cs.NetworkPolicy.Cilium, cs.ResourceIdentityType.UserAssigned]', before)).toBe('["L", 2, 3, "High", "cilium", "UserAssigned"]');
  });

  it('an enumeration that is not known is unknown', async () => {
    expect(await valueOf('cs.NewThing.Some')).toBe('?(NewThing.Some of package @pulumi/azure-native is not read; key @pulumi/azure-native.containerservice.NewThing.Some)'.replace('NewThing.Some of', 'containerservice.NewThing.Some of'));
  });

  it('constants of other files, with defaults, functions and objects', async () => {
    const more = {
      'config.ts': `export const net = { plugin: 'azure' }; export let size = 1; size = 2; export default { on: true }; export function times(n: number) { return size * n; }`,
    };
    const before = `import * as config from './config'; import settings, { net, times } from './config';`;
    expect(await valueOf('[net.plugin, config.size, settings.on, times(3), config.default.on]', before, more)).toBe('["azure", 2, true, 6, true]');
  });

  it('classes with fields, methods, getters, statics and inheritance', async () => {
    const before = `
      abstract class Base { static kind = 'base'; protected on = false; constructor(readonly name: string, private extra = 'x') {} get full() { return this.name + this.extra; } tell() { return ['base', this.on]; } }
      class Derived extends Base { on = true; constructor(n: string) { super(n + '!'); } tell() { return [...super.tell(), 'derived']; } }
      const d = new Derived('n');`;
    expect(await valueOf('[d.full, d.on, d.tell(), Derived.kind, d instanceof Base]', before)).toBe('["n!x", true, ["base", true, "derived"], "base", true]');
  });

  it('JSON and YAML files, imported or read', async () => {
    const more = { 'a.json': '{ "on": true }', 'b.yaml': 'list:\n  - 1\n  - two\n' };
    const before = `import * as fs from 'fs'; import * as path from 'path'; import * as yaml from 'js-yaml'; import a from './a.json';`;
    expect(await valueOf(`[a.on, JSON.parse(fs.readFileSync('a.json', 'utf8')).on, yaml.load(fs.readFileSync(path.join(__dirname, 'b.yaml')).toString()).list]`, before, more)).toBe('[true, true, [1, "two"]]');
  });

  it('a file outside of the scan is not read', async () => {
    expect(await valueOf(`fs.readFileSync('../../secret.txt')`, `import * as fs from 'fs';`)).toBe('?("../../secret.txt" lies outside of what is scanned; string, nonNull)');
  });
});

describe('outputs are taken for their values', () => {
  it.each([
    ['pulumi.output(true)', 'true'],
    ['pulumi.interpolate`a-${"b"}`', '"a-b"'],
    ['pulumi.concat("a", 1)', '"a1"'],
    ['pulumi.all(["a", "b"]).apply(([x, y]) => x + y)', '"ab"'],
    ['pulumi.all({ x: 1 }).apply(({ x }) => x + 1)', '2'],
    ['pulumi.output({ a: [1] }).a[0]', '1'],
    ['pulumi.secret("s")', '"s"'],
    ['pulumi.getProject()', '"app"'],
    ['Promise.all([1, 2]).then(([a]) => a)', '1'],
    ['pulumi.jsonStringify({ a: 1 })', '?(it is a text that spells a structure; string, nonNull) of {a: 1}'],
  ])('%s', async (expression, expected) => {
    expect(await valueOf(expression)).toBe(expected);
  });

  it('another resource is a reference, in a text too', async () => {
    const before = `import { resources } from '@pulumi/azure-native'; const rg = new resources.ResourceGroup('rg', { location: 'westeurope' });`;
    expect(await valueOf('[rg.id, rg.name, rg.location, pulumi.interpolate`${rg.id}`, rg.id.apply((id) => `${id}/x`)]', before)).toBe(
      '[→ResourceGroup rg.id, →ResourceGroup rg.name, "westeurope", →ResourceGroup rg.id, ?("id" of ResourceGroup rg is known only after deployment; string, nonNull, key text(ResourceGroup rg.id,"/x"))]',
    );
  });

  it('a name that is given is known', async () => {
    const before = `import { resources } from '@pulumi/azure-native'; const rg = new resources.ResourceGroup('rg', { resourceGroupName: 'prod' });`;
    expect(await valueOf('rg.name', before)).toBe('"prod"');
  });
});

describe('what cannot be decided says why', () => {
  it.each([
    ['process.env.PRIVATE', '?(the environment variable PRIVATE is known only when the program runs; string, key process.env.PRIVATE)'],
    ['missing', '?("missing" is not declared here)'],
    ['/x/.test("x")', '?(a regular expression is not evaluated)'],
    ['pulumi.getStack()', '?(no stack is chosen; string, nonNull, key stack)'],
    ['new pulumi.StackReference("o/p/s").requireOutput("x")', '?(another stack (o/p/s) decides it; nonNull, key stack reference o/p/s.x)'],
    ['process.env.A ?? "d"', '?(the environment variable A is known only when the program runs; string, nonNull, key process.env.A) when set(process.env.A) is true | "d" when set(process.env.A) is false'],
    ['process.env.A === "1"', '?(the environment variable A is known only when the program runs; bool, nonNull, key eq(process.env.A,"1"))'],
    ['process.env.A === "1" ? 1 : 2', '1 when eq(process.env.A,"1") is true | 2 when eq(process.env.A,"1") is false'],
    ['!process.env.A', 'false when truthy(process.env.A) is true | true when truthy(process.env.A) is false'],
    ['[1, 2].map(Number)', '[1, 2]'],
    ['(function* () {})()', '?(a generator is not evaluated)'],
    ['true || process.env.A', 'true'],
    ['process.env.A && false', '?(the environment variable A is known only when the program runs) when truthy(process.env.A) is false | false when truthy(process.env.A) is true'],
  ])('%s', async (expression, expected) => {
    const found = await valueOf(expression);
    expect(found.split(' | ').sort()).toEqual(expected.split(' | ').sort());
  });

  it('the same condition decides both places alike', async () => {
    const before = `const on = process.env.A === 'x'; let plugin = 'kubenet'; let policy = 'none'; if (on) { plugin = 'azure'; if (on) policy = 'cilium'; else policy = 'never'; }`;
    expect(await valueOf('[plugin, policy, on ? plugin : policy]', before)).toBe(
      '["azure" when eq(process.env.A,"x") is true | "kubenet" when eq(process.env.A,"x") is false, "cilium" when eq(process.env.A,"x") is true | "none" when eq(process.env.A,"x") is false, "azure" when eq(process.env.A,"x") is true | "none" when eq(process.env.A,"x") is false]',
    );
  });

  it('a function that returns early on a condition gives one of both', async () => {
    const before = `function f() { if (process.env.A === 'x') return 1; const y = 2; return y; }`;
    expect(await valueOf('f()', before)).toBe('1 when eq(process.env.A,"x") is true | 2 when eq(process.env.A,"x") is false');
  });

  it('a property is there in some worlds only', async () => {
    expect(await valueOf(`({ a: 1, ...(process.env.A === 'x' ? { b: 2 } : {}), ...(process.env.B === 'x' && { a: 3 }) })`)).toBe(
      '{a: 3 when eq(process.env.B,"x") is true | 1 when eq(process.env.B,"x") is false, b: 2 when eq(process.env.A,"x") is true | null when eq(process.env.A,"x") is false}',
    );
  });

  it('a program that fails unless a condition holds goes on as if it did', async () => {
    const before = `const on = process.env.A === 'x'; if (!on) throw new Error('no'); const v = on ? 1 : 2;`;
    expect(await valueOf('v', before)).toBe('1');
  });

  it('what is spread from something unknown may override what stands before it, not what stands after', async () => {
    const before = `import { defaults } from 'somewhere';`;
    expect(await valueOf('({ a: 1, ...defaults, b: 2 })', before)).toBe('{a: ?(defaults of package somewhere is not read), b: 2, …}');
  });

  it('an object that is given to an unknown function may be changed by it', async () => {
    const before = `import { harden } from 'somewhere'; const o = { a: 1, l: [1] }; harden(o);`;
    expect(await valueOf('o', before)).toBe('{a: ?(it is given to something that may change it: harden() of package somewhere is not read), l: ?(it is given to something that may change it: harden() of package somewhere is not read), …}');
  });

  it('an instance of a class that is given to an unknown function may be changed by it, and its methods still run', async () => {
    const before = `import { harden } from 'somewhere'; class A { on = true; isOn() { return this.on; } two() { return 2; } } const a = new A(); harden(a);`;
    expect(await valueOf('{ on: a.on, asked: a.isOn(), two: a.two() }', before)).toBe(
      '{on: ?(it is given to something that may change it: harden() of package somewhere is not read), asked: ?(it is given to something that may change it: harden() of package somewhere is not read), two: 2}',
    );
  });

  it('a static block changes its class', async () => {
    expect(await valueOf('[M.a, M.b]', 'class M { static a = 1; static b = 1; static { M.a = 2; this.b = 3; } }')).toBe('[2, 3]');
  });

  it('a function may change what it is given through arguments', async () => {
    expect(await valueOf('o', 'const o = { a: 1 }; function change(_o: object) { arguments[0].a = 2; } change(o);')).toBe('{a: 2}');
  });

  it('a component that is named as parent of something unread is not changed by that', async () => {
    const before = `import * as tls from '@pulumi/tls'; import * as pulumi from '@pulumi/pulumi';
class C extends pulumi.ComponentResource { on = true; constructor() { super('t', 'c'); new tls.PrivateKey('k', {}, { parent: this, dependsOn: [this] }); pulumi.log.info('made', this); } } const c = new C();`;
    expect(await valueOf('c.on', before)).toBe('true');
  });

  it('an item that is added on an undecided condition leaves the list open', async () => {
    const before = `const ranges = ['10.0.0.0/8']; if (process.env.A) ranges.push('0.0.0.0/0');`;
    expect(await valueOf('ranges', before)).toBe('["10.0.0.0/8", …]');
  });

  it('items whose order is not decided are not known', async () => {
    expect(await valueOf('[process.env.A, "b"].sort()')).toBe('[…]');
  });

  it('what changes in a loop over something unknown is unknown, and so is what is collected', async () => {
    const before = `import { list } from 'somewhere'; let on = true; const all: string[] = ['a']; const o = { x: 1 }; for (const item of list) { on = false; all.push(item); o.x = 2; }`;
    const why = 'it changes in a loop: list of package somewhere is not read';
    expect(await valueOf('[on, all, o]', before)).toBe(`[?(${why}), ["a", …], {x: ?(${why})}]`);
  });

  it('a loop whose end cannot be decided is followed for its effects', async () => {
    expect(await valueOf('n', `let n = 0; while (process.env.A) { n++; }`)).toBe('?(it changes in a loop: the environment variable A is known only when the program runs)');
  });

  it('a function that calls itself without end is unknown', async () => {
    expect(await valueOf('f()', 'function f(): any { return f(); }')).toBe('?(f calls itself too often)');
  });

  it('a try whose body may fail has both ends', async () => {
    const before = `import * as fs from 'fs'; let v = 1; try { v = JSON.parse(fs.readFileSync('none.json', 'utf8')).v; } catch { v = 3; }`;
    expect(await valueOf('v', before)).toMatch(/^3 when .* is true \| \?\(none\.json cannot be read: there is no such file.*\) when .* is false$/);
  });
});
