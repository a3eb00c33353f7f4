import { describe, expect, it } from 'vitest';
import { scenario } from '../testing/scenario.js';

const cluster = 'azurerm_kubernetes_cluster.main';

/** The value of each expression in a module beside `docs/a.txt` and `locked.txt`, which cannot be read; git ignores `made`. */
async function evaluated(expressions: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const lines = Object.entries(expressions).map(([name, text]) => `  ${name} = ${text}`);
  const s = await scenario({
    'infra/main.tf': `resource "azurerm_kubernetes_cluster" "main" {\n${lines.join('\n')}\n}`,
    'infra/docs/a.txt': 'a',
    'infra/locked.txt!': '',
    'infra/made?': '',
    'infra/made/policy.json?': '',
  });
  return Object.fromEntries(Object.keys(expressions).map((name) => [name, s.value(cluster, name)]));
}

describe('A file', () => {
  it('that is not there is refused, as Terraform refuses it before it makes any', async () => {
    const gone = '?(Terraform refuses it: file: the file infra/gone.json is not there; Terraform reads files before it makes any)';
    expect(
      await evaluated({
        a: 'file("gone.json")',
        b: 'try(jsondecode(file("${path.module}/gone.json")), { on = true })',
        c: 'can(file("gone.json"))',
        d: 'fileexists("gone.json")',
        e: 'filesha1("docs")',
        f: 'templatefile("", {})',
        g: 'true ? "text" : file("gone.json")',
      }),
    ).toEqual({
      a: gone,
      b: '{on: true}',
      c: 'false',
      d: 'false',
      e: '?(Terraform refuses it: filesha1: infra/docs is a directory, not a file)',
      f: '?(Terraform refuses it: templatefile: the path of the file is empty)',
      g: '"text"',
    });
  });

  it('that git ignores may be made before, so that nothing is known of it', async () => {
    const open = 'infra/made/policy.json is not there, and git ignores it: it may be made before Terraform runs';
    const values = await evaluated({
      a: 'file("made/policy.json")',
      b: 'try(jsondecode(file("made/policy.json")).on, true)',
      c: 'can(file("made/policy.json"))',
      d: 'fileexists("made/policy.json")',
      e: 'fileset("made", "*.json")',
    });
    expect(values).toEqual({
      a: `?(${open}; string, key file("made/policy.json"))`,
      b: expect.stringMatching(/^\?\(.*\) when can\(.*\) is true \| true when can\(.*\) is false$/),
      c: expect.stringContaining(`?(${open}; bool, nonNull`),
      d: expect.stringContaining(`?(${open}; bool, nonNull`),
      e: expect.stringContaining('?(infra/made is not there, and git ignores it: it may be made before Terraform runs; set'),
    });
  });

  it('that akslint may not read leaves the value open', async () => {
    expect(await evaluated({ a: 'can(file("locked.txt"))', b: 'can(file("../../secret"))', c: 'fileexists("/etc/hosts")' })).toEqual({
      a: expect.stringContaining('?(infra/locked.txt cannot be read: permission denied'),
      b: expect.stringContaining('?(../../secret lies outside of the scanned directory'),
      c: expect.stringContaining('?(/etc/hosts lies outside of the scanned directory'),
    });
  });
});

describe('A pattern of fileset', () => {
  it('is read as a path is', async () => {
    expect(await evaluated({ a: 'fileset(".", "docs/../docs/./*.txt")', b: 'fileset(".", "[!d]ocs/*")', c: 'fileset(".", "[^d]ocs/*")' })).toEqual({ a: '["docs/a.txt"]', b: '["docs/a.txt"]', c: '[]' });
  });

  it('that leads out of its folder or is ill-formed leaves the files open', async () => {
    const reason = (pattern: string): unknown => expect.stringContaining(`?(the pattern ${pattern} is one that akslint does not read; set`);
    expect(await evaluated({ a: 'fileset("docs", "../*.tf")', b: 'fileset(".", "[a")', c: 'fileset(".", "{a,b")', d: 'fileset(".", "a\\\\")' })).toEqual({
      a: reason('../*.tf'),
      b: reason('[a'),
      c: reason('{a,b'),
      d: reason('a\\'),
    });
  });
});
