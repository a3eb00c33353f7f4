import { describe, expect, it } from 'vitest';
import type { TerraformInputs } from '../index.js';
import { scenario } from '../testing/scenario.js';

const cluster = 'azurerm_kubernetes_cluster.main';

function using(...names: string[]): string {
  return `\nresource "azurerm_kubernetes_cluster" "main" {\n${names.map((name) => `  ${name} = var.${name}`).join('\n')}\n}\n`;
}

/**
 * Expected values in the first three tests are those of `terraform plan` (1.11.4) on the same text with
 * `terraform_data` in place of the cluster.
 */
describe('a variable', () => {
  it('converts its value to its type, defaults of optional attributes included', async () => {
    const s = await scenario({
      'main.tf': `
variable "pool" {
  type = object({
    name  = optional(string, "default")
    size  = optional(number)
    zones = optional(list(string), ["1", "2"])
    os    = optional(object({ disk = optional(number, 128), sku = string }), { sku = "Ubuntu" })
  })
  default = { zones = null, os = { sku = "Azure", disk = null }, extra = 1 }
}
variable "bare" {
  type    = object({ os = optional(object({ disk = optional(number, 128), sku = string }), { sku = "Ubuntu" }) })
  default = {}
}
variable "set" {
  type    = set(number)
  default = ["2", 1, 2]
}
variable "map" {
  type    = map(string)
  default = { b = true, a = 1.50 }
}
variable "tup" {
  type    = tuple([string, bool])
  default = [1, "true"]
}
variable "anylist" {
  type    = list(any)
  default = [1, "a", true]
}${using('pool', 'bare', 'set', 'map', 'tup', 'anylist')}`,
    });
    expect(s.value(cluster, 'pool')).toBe('{name: "default", size: null, zones: ["1", "2"], os: {disk: 128, sku: "Azure"}}');
    expect(s.value(cluster, 'bare')).toBe('{os: {disk: 128, sku: "Ubuntu"}}');
    expect(s.value(cluster, 'set')).toBe('[1, 2]');
    expect(s.value(cluster, 'map')).toBe('{b: "true", a: "1.5"}');
    expect(s.value(cluster, 'tup')).toBe('["1", true]');
    expect(s.value(cluster, 'anylist')).toBe('["1", "a", "true"]');
    expect(s.trace(cluster, 'pool.os.disk')).toBe('main.tf:7 < main.tf:32');
    expect(s.trace(cluster, 'pool.os.sku')).toBe('main.tf:9 < main.tf:32');
  });

  it('takes the default for null only when it is not nullable', async () => {
    const s = await scenario({
      'main.tf': 'module "m" {\n  source = "./m"\n  nn     = null\n  plain  = null\n}',
      'm/main.tf': `variable "nn" {\n  type     = string\n  nullable = false\n  default  = "dflt"\n}\nvariable "plain" {\n  type    = string\n  default = "dflt"\n}${using('nn', 'plain')}`,
    });
    expect(s.value(`module.m.${cluster}`, 'nn')).toBe('"dflt"');
    expect(s.value(`module.m.${cluster}`, 'plain')).toBe('null');
  });

  it('is set by the strongest source', async () => {
    const names = ['env', 'standard', 'json', 'auto', 'auto2', 'file', 'file2', 'flag'];
    const setFrom = (first: string): string => names.slice(names.indexOf(first)).map((name) => `${name} = "${first}"\n`).join('');
    const setInJson = (first: string): string => JSON.stringify(Object.fromEntries(names.slice(names.indexOf(first)).map((name) => [name, first])));
    const s = await scenario(
      {
        'main.tf': names.map((name) => `variable "${name}" {}\n`).join('') + using(...names),
        'terraform.tfvars': setFrom('standard'),
        'terraform.tfvars.json': setInJson('json'),
        'a.auto.tfvars.json': setInJson('auto'),
        'b.auto.tfvars': setFrom('auto2'),
        'vars/one.tfvars': setFrom('file'),
        'vars/two.tfvars': setFrom('file2'),
      },
      {
        environment: Object.fromEntries(names.map((name) => [`TF_VAR_${name}`, 'env'])),
        varFiles: ['vars/one.tfvars', 'vars/two.tfvars'],
        variables: [{ name: 'flag', value: 'first' }, { name: 'flag', value: 'flag' }],
      },
    );
    expect(names.map((name) => s.value(cluster, name))).toEqual(names.map((name) => `"${name}"`));
    expect(s.trace(cluster, 'file')).toMatch(/^vars\/one.tfvars:1 < /);
    expect(s.trace(cluster, 'env')).toMatch(/^main.tf:1 < /);
    expect(s.notices).toEqual([]);
  });

  it('without a value is unknown, with its type, its name and what to do', async () => {
    const s = await scenario({
      'main.tf': `variable "a" { type = bool }\nvariable "b" {\n  type = list(string)\n  nullable = false\n}\nvariable "c" {}\nmodule "m" {\n  source = "./m"\n}${using('a', 'b', 'c')}`,
      'm/main.tf': `variable "x" { type = string }${using('x')}`,
    });
    expect(s.value(cluster, 'a')).toBe('?(variable "a" has no value; bool, key var.a)');
    expect(s.value(cluster, 'b')).toBe('?(variable "b" has no value; list, nonNull, key var.b)');
    expect(s.value(cluster, 'c')).toBe('?(variable "c" has no value; key var.c)');
    expect(s.value(`module.m.${cluster}`, 'x')).toBe('?(variable "x" has no value; string, key module.m.var.x)');
    const value = s.at(cluster, 'a')!;
    expect(value.kind === 'unknown' && value.reason.remedy).toBe('set it in a .tfvars file, or pass --var a=…');
    expect(s.trace(cluster, 'a')).toBe('main.tf:1 < main.tf:11');
  });

  it('is one of the values that a validation lists', async () => {
    const validated = (name: string, condition: string, more = ''): string => `variable "${name}" {\n  ${more}\n  validation {\n    condition = ${condition}\n    error_message = "no"\n  }\n}\n`;
    const s = await scenario({
      'main.tf': [
        validated('a', 'contains(["calico", "cilium"], var.a)', 'type = string'),
        validated('b', 'var.b == null || contains(["x"], var.b)'),
        validated('c', 'var.c == null ? true : contains(["x", "y"], var.c)'),
        validated('d', 'var.d == "x" || var.d == "y"'),
        validated('e', 'contains(["x"], var.other)'),
        validated('f', 'contains(["x", "y"], var.f)', 'default = "z"'),
        validated('g', 'contains([true], var.g.private) && length(var.g.name) > 3', 'type = object({ private = bool, name = string })'),
        using('a', 'b', 'c', 'd', 'e', 'f', 'g'),
        'resource "azurerm_x" "y" { private = var.g.private }',
      ].join(''),
    });
    expect(s.value(cluster, 'a')).toBe('"calico" when var.a is calico | "cilium" when var.a is cilium');
    expect(s.value(cluster, 'b')).toBe('null when eq(var.b,null) is true | "x" when var.b is x');
    expect(s.value(cluster, 'c')).toBe('null when eq(var.c,null) is true | "x" when var.c is x | "y" when var.c is y');
    expect(s.value(cluster, 'd')).toBe('"x" when var.d is x | "y" when var.d is y');
    expect(s.value(cluster, 'e')).toBe('?(variable "e" has no value; key var.e)');
    expect(s.value(cluster, 'f')).toBe('"z"');
    expect(s.value('azurerm_x.y', 'private')).toBe('true');
  });

  it('keeps the unknown value of its caller apart from its own', async () => {
    const s = await scenario({
      'main.tf': 'variable "p" { type = bool }\nmodule "m" {\n  source = "./m"\n  private = var.p\n  net = var.q.net\n}\nvariable "q" {}',
      'm/main.tf': `variable "private" {\n  type = bool\n  nullable = false\n}\nvariable "net" {\n  type = object({ plugin = string })\n}${using('private')}resource "azurerm_x" "y" { plugin = var.net.plugin }`,
    });
    expect(s.value(`module.m.${cluster}`, 'private')).toBe('?(variable "p" has no value; bool, nonNull, key var.p)');
    expect(s.value('module.m.azurerm_x.y', 'plugin')).toBe('?(variable "q" has no value; string, key toobject(var.q.net).plugin)');
  });
});

describe('texts from outside', () => {
  const files = {
    'main.tf': `variable "none" {}\nvariable "text" { type = string }\nvariable "any" { type = any }\nvariable "list" { type = list(number) }\nvariable "flag" { type = bool }${using('none', 'text', 'any', 'list', 'flag')}`,
  };

  /** Modes as `terraform plan` 1.11.4 shows them: plain text for primitive types and no type, expressions otherwise. */
  it.each<[string, Partial<TerraformInputs>]>([
    ['TF_VAR_*', { environment: { TF_VAR_none: '[1]', TF_VAR_text: '"x"', TF_VAR_any: '[1, true]', TF_VAR_list: '["1"]', TF_VAR_flag: 'true' } }],
    ['--var', { variables: [{ name: 'none', value: '[1]' }, { name: 'text', value: '"x"' }, { name: 'any', value: '[1, true]' }, { name: 'list', value: '["1"]' }, { name: 'flag', value: 'true' }] }],
  ])('are read as Terraform reads %s', async (_name, inputs) => {
    const s = await scenario(files, inputs);
    expect(s.value(cluster, 'none')).toBe('"[1]"');
    expect(s.value(cluster, 'text')).toBe(String.raw`"\"x\""`);
    expect(s.value(cluster, 'any')).toBe('[1, true]');
    expect(s.value(cluster, 'list')).toBe('[1]');
    expect(s.value(cluster, 'flag')).toBe('true');
    expect(s.trace(cluster, 'list')).toMatch(/^main.tf:4 < /);
  });

  it('that do not fit leave the variable unknown and are told with their place', async () => {
    const s = await scenario(
      { ...files, 'terraform.tfvars': 'text = "ok"\nflag = "perhaps"\n' },
      { environment: { TF_VAR_any: 'abc', TF_VAR_list: '[' } },
    );
    expect(s.value(cluster, 'flag')).toContain('variable "flag" is given something that is no bool');
    expect(s.value(cluster, 'any')).toContain('"abc" means nothing here');
    expect(s.value(cluster, 'list')).toContain('the text given for variable "list" is no expression');
    expect(s.notices.map(({ origin, message }) => `${s.place(origin.span)} ${message}`)).toEqual([
      expect.stringMatching(/^main.tf:3 /),
      expect.stringMatching(/^main.tf:4 /),
      'terraform.tfvars:2 Terraform refuses it: variable "flag" is given something that is no bool ("perhaps" is neither true nor false).',
    ]);
  });

  it('that do not fit in a part are told', async () => {
    const s = await scenario({
      'main.tf': `variable "c" { type = object({ private = bool, size = number }) }${using('c')}`,
      'terraform.tfvars': 'c = {\n  private = "perhaps"\n  size    = "3"\n}\n',
    });
    expect(s.value(cluster, 'c')).toContain('"perhaps" is neither true nor false');
    expect(s.notices.map(({ origin, message }) => `${s.place(origin.span)} ${message}`)).toEqual([
      expect.stringMatching(/^terraform.tfvars:1 Terraform refuses it: .*"perhaps" is neither true nor false/),
    ]);
  });

  it('for variables that nobody declares are told once', async () => {
    const s = await scenario(
      {
        'a/main.tf': 'variable "x" {}\nresource "azurerm_kubernetes_cluster" "main" { name = var.x }',
        'a/terraform.tfvars': 'mine = 1\n',
        'b/main.tf': 'variable "y" {}',
        'all.tfvars': 'x = "1"\ny = "2"\nz = "3"\n',
      },
      { varFiles: ['all.tfvars', 'all.tfvars'], variables: [{ name: 'w', value: '' }] },
    );
    expect(s.notices.map(({ origin, message }) => `${s.place(origin.span)} ${message}`)).toEqual([
      'a/main.tf:1 No root module of the scan declares a variable "w", which --var sets.',
      'a/terraform.tfvars:1 a declares no variable "mine", so this value is not used.',
      'all.tfvars:3 No root module of the scan declares a variable "z", so this value is not used.',
    ]);
    expect(s.value(cluster, 'name')).toBe('"1"');
  });

  it('in a file that cannot be read whole leave what they may set unknown', async () => {
    const s = await scenario({
      'main.tf': `variable "a" { default = true }\nvariable "b" { default = true }${using('a', 'b')}`,
      'terraform.tfvars': 'a = false\nb = = \n',
    });
    expect(s.value(cluster, 'a')).toBe('false');
    expect(s.at(cluster, 'b')!.kind).toBe('unknown');
    expect(s.errors.map(({ file }) => file)).toContain('terraform.tfvars');
    const missing = await scenario({ 'main.tf': `variable "a" { default = true }${using('a')}` }, { varFiles: ['none.tfvars'] });
    expect(missing.errors).toEqual([{ file: 'none.tfvars', message: 'The file cannot be read: there is no such file.' }]);
    expect(missing.value(cluster, 'a')).toContain('none.tfvars could not be read whole and may set it');
  });
});
