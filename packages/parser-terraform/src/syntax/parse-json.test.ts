import { describe, expect, it } from 'vitest';
import { parseTerraformJson } from './parse-json.js';
import { parseTfvars } from './parse-tfvars.js';

function read(text: string) {
  const config = parseTerraformJson('main.tf.json', text);
  expect(config.errors).toEqual([]);
  return config;
}

function readValue(json: string) {
  return read(`{"locals": {"x": ${json}}}`).body.blocks[0]!.body.attributes[0]!.value;
}

const OFFSET = '{"locals": {"x": '.length;

describe('blocks in JSON', () => {
  const source = '{"resource": {"azurerm_kubernetes_cluster": {\n  "main": {"name": "x"},\n  "other": [{"name": "y"}, {"name": "z"}]\n}}}';

  it('are found by nesting, and in lists of bodies', () => {
    const { blocks } = read(source).body;
    expect(blocks.map((block) => [block.type, ...block.labels.map((label) => label.text)])).toEqual([
      ['resource', 'azurerm_kubernetes_cluster', 'main'],
      ['resource', 'azurerm_kubernetes_cluster', 'other'],
      ['resource', 'azurerm_kubernetes_cluster', 'other'],
    ]);
  });

  it('span their innermost name and their body', () => {
    const [main, other] = read(source).body.blocks;
    expect(source.slice(main!.start, main!.end)).toBe('"main": {"name": "x"}');
    expect(source.slice(main!.start, main!.headerEnd)).toBe('"main"');
    expect(source.slice(main!.body.start, main!.body.end)).toBe('{"name": "x"}');
    expect(source.slice(main!.labels[0]!.start, main!.labels[0]!.end)).toBe('"azurerm_kubernetes_cluster"');
    expect(source.slice(other!.body.start, other!.body.end)).toBe('{"name": "y"}');
    const [name] = main!.body.attributes;
    expect(source.slice(name!.start, name!.end)).toBe('"name": "x"');
    expect(source.slice(name!.start, name!.nameEnd)).toBe('"name"');
  });

  it('are in a resource only those that Terraform knows itself', () => {
    const { body } = read(
      '{"resource": {"a": {"b": {"identity": [{"type": "x"}], "lifecycle": {"ignore_changes": ["tags"]}, "dynamic": {"setting": {"for_each": [1], "content": {"c": 1}}}, "provisioner": [{"local-exec": {"command": "x", "connection": {}}}]}}}}',
    ).body.blocks[0]!;
    expect(body.attributes.map((attribute) => [attribute.name, attribute.value.kind])).toEqual([['identity', 'tuple']]);
    expect(body.blocks.map((block) => [block.type, block.labels.map((label) => label.text), block.body.blocks.map((inner) => inner.type)])).toEqual([
      ['lifecycle', [], []],
      ['dynamic', ['setting'], ['content']],
      ['provisioner', ['local-exec'], ['connection']],
    ]);
    expect(body.blocks[0]!.body.attributes[0]!.value).toMatchObject({ kind: 'tuple', items: [{ kind: 'variable', name: 'tags' }] });
  });

  it('may be spread over a list, and null is none', () => {
    const { blocks } = read('[{"module": [{"a": {"source": "./a"}}, {"b": {"source": "./b"}}], "terraform": null}, {"locals": [{"x": 1}, {"y": 2}]}]').body;
    expect(blocks.map((block) => [block.type, block.labels[0]?.text, block.body.attributes.map((a) => a.name)])).toEqual([
      ['module', 'a', ['source']],
      ['module', 'b', ['source']],
      ['locals', undefined, ['x']],
      ['locals', undefined, ['y']],
    ]);
  });

  it('have comments as properties named //', () => {
    const config = read('{"//": "first", "locals": {"//": "second", "x": 1}}');
    expect(config.comments).toEqual([
      { start: 1, end: 14, text: '// first' },
      { start: 27, end: 41, text: '// second' },
    ]);
    expect(config.body.blocks[0]!.body.attributes.map((a) => a.name)).toEqual(['x']);
  });

  it('keep what is unknown at the top as an argument', () => {
    expect(read('{"future": {"x": 1}}').body.attributes[0]).toMatchObject({ name: 'future', value: { kind: 'object' } });
  });
});

describe('values in JSON', () => {
  it.each([
    ['1.5', { kind: 'literal', value: 1.5, raw: '1.5', start: OFFSET, end: OFFSET + 3 }],
    ['true', { kind: 'literal', value: true, raw: 'true' }],
    ['null', { kind: 'literal', value: null, raw: 'null' }],
    ['"a"', { kind: 'template', start: OFFSET, end: OFFSET + 3, isHeredoc: false, parts: [{ kind: 'text', text: 'a', start: OFFSET + 1, end: OFFSET + 2 }] }],
    ['""', { kind: 'template', parts: [] }],
    ['[1, []]', { kind: 'tuple', items: [{ value: 1 }, { kind: 'tuple', items: [] }] }],
    ['{"a": 1}', { kind: 'object', items: [{ bareKey: undefined, key: { kind: 'template', parts: [{ text: 'a' }] }, value: { value: 1 } }] }],
    ['{"${a}": 1}', { kind: 'object', items: [{ key: { kind: 'template', parts: [{ kind: 'interpolation' }] } }] }],
    ['"$${a} %%{b} \\\\n"', { kind: 'template', parts: [{ kind: 'text', text: '${a} %{b} \\n' }] }],
  ])('%s', (json, expected) => {
    expect(readValue(json)).toMatchObject(expected);
  });

  it('are templates with exact places, escapes counted', () => {
    const json = '"a\\"\\u00e9${f(var.b, \\"c\\")}d"';
    const value = readValue(json);
    const at = (node: { start: number; end: number }) => json.slice(node.start - OFFSET, node.end - OFFSET);
    expect(value).toMatchObject({ kind: 'template', parts: [{ text: 'a"é' }, { expression: { kind: 'call', name: 'f' } }, { text: 'd' }] });
    const parts = value.kind === 'template' ? value.parts : [];
    expect(parts.map(at)).toEqual(['a\\"\\u00e9', '${f(var.b, \\"c\\")}', 'd']);
    const call = parts[1]?.kind === 'interpolation' ? parts[1].expression : undefined;
    expect(at(call!)).toBe('f(var.b, \\"c\\")');
    expect(call?.kind === 'call' ? call.args.map(at) : []).toEqual(['var.b', '\\"c\\"']);
  });

  it('are expressions where Terraform takes types and references', () => {
    const { blocks } = read(
      '{"variable": {"a": {"type": "list(string)", "default": "list(string)"}}, "resource": {"b": {"c": {"depends_on": ["d.e"], "provider": "b.x"}}}}',
    ).body;
    expect(blocks[0]!.body.attributes.map((a) => a.value.kind)).toEqual(['call', 'template']);
    expect(blocks[1]!.body.attributes.map((a) => a.value)).toMatchObject([{ kind: 'tuple', items: [{ kind: 'attribute', name: 'e' }] }, { kind: 'attribute' }]);
  });

  it('collect the functions they call', () => {
    expect([...read('{"locals": {"x": "${upper(lower(1))}"}, "variable": {"y": {"type": "set(any)"}}}').functions]).toEqual(['upper', 'lower', 'set']);
  });
});

describe('errors in JSON', () => {
  const errorsIn = (text: string) => parseTerraformJson('main.tf.json', text).errors.map((error) => [error.start, error.message]);

  it.each([
    ['', [[0, 'Expected a value.']]],
    ['{"a": 1,}', [[8, 'Expected the name of a property in double quotes.']]],
    ['{"locals": {"x": 1, "x": 2}}', [[20, 'The argument `x` is set twice in this block.']]],
    ['{"locals": {"x": {"y": 1, "y": 2}}}', [[26, 'The property "y" is set twice in this object.']]],
    ['{"locals": 1}', [[11, 'Expected an object, or a list of objects.']]],
    ['// a\n{}', [[0, 'JSON has no comments. Terraform takes a property named "//" as one.']]],
    ['{"locals": {"x": "${a b}"}}', [[22, 'Expected `}` after the interpolated value (write `$${` for a `${` that is meant as text), found `b`.']]],
  ])('%j', (text, expected) => {
    expect(errorsIn(text)).toEqual(expected);
  });

  it('leave the rest readable', () => {
    const config = parseTerraformJson('main.tf.json', '{"locals": {"x": "${", "y": 2}, "output": {"z": {"value": }}}');
    expect(config.errors.length).toBeGreaterThan(0);
    expect(config.body.blocks[0]!.body.attributes.map((a) => [a.name, a.value.kind])).toEqual([
      ['x', 'broken'],
      ['y', 'literal'],
    ]);
  });

  it('name too deep nesting', () => {
    expect(errorsIn(`{"locals": {"x": ${'['.repeat(10_000)}`)).toEqual([[515, 'This is nested too deeply: more than 500 levels.']]);
  });
});

describe('variables files', () => {
  it('hold values in the native syntax, and blocks are errors', () => {
    const config = parseTfvars('a.tfvars', 'a = "x"\nb "c" {}\nd = [1]\n');
    expect(config.body.attributes.map((a) => a.name)).toEqual(['a', 'd']);
    expect(config.body.blocks).toEqual([]);
    expect(config.errors).toEqual([{ start: 8, end: 13, message: 'A variables file holds only values, as `name = value`, and no blocks.' }]);
  });

  it('in JSON hold plain text', () => {
    const config = parseTfvars('a.tfvars.json', '{"a": "${x}", "resource": {"b": "%{c"}}');
    expect(config.errors).toEqual([]);
    expect(config.body.attributes[0]!.value).toMatchObject({ kind: 'template', parts: [{ kind: 'text', text: '${x}' }] });
    expect(config.body.attributes[1]).toMatchObject({ name: 'resource', value: { kind: 'object' } });
  });
});
