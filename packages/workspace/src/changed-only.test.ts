import { expect, it } from 'vitest';
import { lint } from './lint.js';
import type { LintResult } from './result.js';
import { MemoryDisk } from './testing/memory-disk.js';
import { requestFor } from './testing/request.js';

const files = {
  '/repo/.git/HEAD': '',
  '/repo/prod/main.tf': 'module "platform" {\n  source  = "../platform"\n  private = var.private\n}\nvariable "private" {}\n',
  '/repo/vars/prod.tfvars': 'private = false\n',
  '/repo/platform/main.tf': 'module "aks" {\n  source  = "../aks"\n  private = var.private\n}\nvariable "private" {}\n',
  '/repo/aks/main.tf': 'resource "azurerm_kubernetes_cluster" "main" {\n  name = "x"\n  private_cluster_enabled = var.private\n  oidc_issuer_enabled = local.yes\n}\nvariable "private" {\n  default = false\n}\n',
  '/repo/aks/yes.tf': 'locals {\n  yes = true\n}\n',
  '/repo/broken/main.tf': 'resource "x" {\n  a = = 1\n}\n',
};

async function changed(...names: string[]): Promise<LintResult> {
  const git = () => ({ changed: new Set(names.map((name) => `/repo/${name}`)), staged: new Map(), before: () => new Map(), lines: () => new Map() });
  return lint({
    cwd: '/repo', targets: ['.'], varFiles: ['vars/prod.tfvars'], variables: [], parameterFiles: [], stacks: [], environment: {}, only: [], skip: [], allowEmpty: false,
    today: '2026-07-01', changes: { kind: 'staged' }, git, disk: new MemoryDisk(files),
  });
}

const asked = ({ subjects }: LintResult): readonly string[] => subjects.flatMap(({ controls }) => controls.flatMap(({ requirements }) => requirements.map(({ id }) => id)));

it('reports only what a changed file decides', async () => {
  expect(asked(await changed('vars/prod.tfvars'))).toEqual(['private-cluster', 'public-fqdn', 'private-dns-zone']);
});

it('reports everything of a cluster when a file changed beside it or where values are passed on', async () => {
  const all = asked(await changed('aks/main.tf'));
  expect(all.length).toBeGreaterThan(15);
  for (const name of ['prod/main.tf', 'prod/gone.tf', 'platform/main.tf', 'aks/gone.tf']) expect(asked(await changed(name))).toEqual(all);
});

it('reports nothing when nothing of a cluster changed, and errors of changed files only', async () => {
  const { subjects, errors } = await changed('docs/x.md');
  expect([subjects, errors]).toEqual([[], []]);
  expect((await changed('broken/main.tf')).errors).toHaveLength(1);
});

it('shows no control as passed whose failing requirement is left out', async () => {
  const cluster = 'variable "disabled" {}\nresource "azurerm_kubernetes_cluster" "main" {\n  local_account_disabled = var.disabled\n}\n';
  const git = () => ({ changed: new Set(['/repo/vars/prod.tfvars']), staged: new Map(), before: () => new Map(), lines: () => new Map() });
  const { subjects } = await lint(requestFor({ 'prod/main.tf': cluster, 'vars/prod.tfvars': 'disabled = true\n' }, { varFiles: ['vars/prod.tfvars'], changes: { kind: 'staged' }, git }));
  expect(subjects).toEqual([]);
});
