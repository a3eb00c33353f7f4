import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
let scratch = '';

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'akslint-dist-'));
  cpSync(join(root, 'dist'), join(scratch, 'dist'), { recursive: true });
  writeFileSync(join(scratch, 'package.json'), '{ "type": "module" }');
});

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

function akslint(files: Readonly<Record<string, string>>, ...words: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const work = mkdtempSync(join(scratch, 'work-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(work, name)), { recursive: true });
    writeFileSync(join(work, name), text);
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(scratch, 'dist/bin/akslint.js'), ...words], { cwd: work, encoding: 'utf8', env: { PATH: process.env['PATH'], NO_COLOR: '1' } });
  return { status, stdout, stderr };
}

const cluster = `resource "azurerm_kubernetes_cluster" "main" {
  name                    = "aks-shop"
  private_cluster_enabled = false
}
`;

describe('the bundle in dist, copied to a place without any library', () => {
  it('judges Terraform', () => {
    const { status, stdout, stderr } = akslint({ 'main.tf': cluster }, '--only', 'azure-k8s-01/private-cluster', '.');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain('main.tf:3:29');
  });

  it("gives HashiCorp's own words for a syntax error", () => {
    const { status, stdout } = akslint({ 'main.tf': 'resource "a" "b" {\n  x = = 1\n}\n' }, '.');
    expect(status).toBe(2);
    expect(stdout).toContain('Invalid expression: Expected the start of an expression, but found an invalid expression token.');
  });

  it('judges Bicep, a Pulumi program and manifests', () => {
    const { status, stdout, stderr } = akslint(
      {
        'main.bicep': "resource aks 'Microsoft.ContainerService/managedClusters@2025-07-01' = {\n  name: 'aks-bicep'\n  properties: {\n    apiServerAccessProfile: { enablePrivateCluster: false }\n  }\n}\n",
        'app/Pulumi.yaml': 'name: app\nruntime: nodejs\n',
        'app/index.ts': "import * as containerservice from '@pulumi/azure-native/containerservice';\nnew containerservice.ManagedCluster('aks-pulumi', {\n  apiServerAccessProfile: { enablePrivateCluster: false },\n});\n",
        'k8s/shop.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n',
      },
      '--format',
      'json',
      '.',
    );
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const { subjects } = JSON.parse(stdout) as { readonly subjects: readonly { readonly format: string }[] };
    expect(subjects.map(({ format }) => format).sort()).toEqual(['bicep', 'kubernetes', 'pulumi']);
  });

  it('writes every form of report, and reads a configuration in YAML', () => {
    const forms = ['stylish', 'json', 'sarif', 'junit', 'unix', 'github', 'gitlab', 'markdown', 'html'];
    for (const form of forms) {
      const { status, stdout, stderr } = akslint({ 'main.tf': cluster, 'akslint.config.yaml': 'controls:\n  azure-k8s-03: off\n' }, '--format', form, '.');
      expect({ form, status, stderr, isEmpty: stdout === '' }).toEqual({ form, status: 1, stderr: '', isEmpty: false });
    }
  });

  it('explains controls', () => {
    expect(akslint({}, 'explain', 'azure-k8s-01', '--format-of', 'bicep')).toMatchObject({ status: 0, stderr: '' });
  });
});
