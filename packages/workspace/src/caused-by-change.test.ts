import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ChangedLines } from './changed-lines.js';
import { UnknownHistory, type Git } from './git.js';
import { lint } from './lint.js';
import type { Overlaid } from './overlay-disk.js';
import type { LintRequest, LintResult } from './result.js';
import { requestFor } from './testing/request.js';

type Files = Readonly<Record<string, string>>;

/** What git would say; of a changed file it names the lines that the file did not have before. */
function gitBetween(before: Files, now: Files): Git {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((name) => before[name] !== now[name]);
  const linesOf = (name: string): ChangedLines => {
    const known = before[name]?.split('\n');
    if (known === undefined) return 'all';
    return (now[name] ?? '').split('\n').flatMap((line, index) => (known.includes(line) ? [] : [{ first: index + 1, last: index + 1 }]));
  };
  return () => ({
    changed: new Set(changed.map((name) => `/repo/${name}`)),
    staged: new Map(),
    before: () => new Map(changed.map((name): [string, Overlaid] => {
      const text = before[name];
      return [`/repo/${name}`, text === undefined ? 'absent' : () => new TextEncoder().encode(text)];
    })),
    lines: () => new Map(changed.filter((name) => now[name] !== undefined).map((name) => [`/repo/${name}`, linesOf(name)])),
  });
}

async function between(before: Files, now: Files, more: Partial<LintRequest> = {}): Promise<LintResult> {
  return lint(requestFor(now, { changes: { kind: 'working tree', since: undefined }, changesBy: 'lines', git: gitBetween(before, now), ...more }));
}

const findings = ({ subjects }: LintResult): readonly string[] =>
  subjects
    .flatMap(({ subject, controls }) => controls.flatMap(({ id, requirements }) => requirements.map((one) => `${subject.deployment} ${subject.address} ${id}/${one.id} ${one.verdict}`)))
    .filter((text) => /(?:fail|unknown|suppressed)$/.test(text))
    .sort();

const module = 'variable "private" {\n  default = true\n}\nresource "azurerm_kubernetes_cluster" "main" {\n  name = "x"\n  private_cluster_enabled = var.private\n  local_account_disabled = true\n}\n';
const call = 'module "aks" {\n  source = "../../aks"\n}\n';
const three: Files = { 'aks/main.tf': module, 'envs/dev/main.tf': call, 'envs/stage/main.tf': call, 'envs/prod/main.tf': call };

it('shows what a removed line causes, in each root module', async () => {
  const now = { ...three, 'aks/main.tf': module.replace('  local_account_disabled = true\n', '') };
  expect(findings(await between(three, now))).toEqual(['dev', 'prod', 'stage'].map((name) => `envs/${name} module.aks.azurerm_kubernetes_cluster.main azure-k8s-06/local-accounts fail`));
});

it('shows what a default that nothing sets any more causes where it is used', async () => {
  const now = { ...three, 'envs/prod/main.tf': 'module "aks" {\n  source = "../../aks"\n  private = false\n}\n' };
  expect(findings(await between(three, now))).toEqual(['envs/prod module.aks.azurerm_kubernetes_cluster.main azure-k8s-01/authorized-ip-ranges fail', 'envs/prod module.aks.azurerm_kubernetes_cluster.main azure-k8s-01/private-cluster fail']);
});

it('leaves out what passes, and controls of which nothing is left', async () => {
  const { subjects } = await between(three, { ...three, 'aks/main.tf': module.replace('= var.private', '= false') });
  expect([...new Set(subjects.flatMap(({ controls }) => controls.map(({ id, verdict }) => `${id} ${verdict}`)))]).toEqual(['azure-k8s-01 fail']);
});

it('follows folders and files to other names', async () => {
  const moved = Object.fromEntries(Object.entries(three).map(([name, text]) => [name.replace('envs/', 'environments/'), text]));
  const git: Git = (repository, comparison) => ({ ...gitBetween(three, moved)(repository, comparison), lines: () => new Map() });
  expect(findings(await between(three, moved, { git }))).toEqual([]);
});

it('shows what the configuration, a suppression or the baseline no longer covers', async () => {
  const file = { 'main.tf': 'resource "azurerm_kubernetes_cluster" "main" {\n  # akslint-disable-next-line entra-rbac/local-accounts -- x\n  local_account_disabled = false\n}\n' };
  const only = { only: ['azure-k8s-06/local-accounts'] };
  const shown = ['. azurerm_kubernetes_cluster.main azure-k8s-06/local-accounts fail'];
  const uncovered = { 'main.tf': file['main.tf'].replace(/ {2}#.*\n/, '') };
  expect(findings(await between(file, uncovered, only))).toEqual(shown);
  const off = { ...uncovered, 'akslint.config.yaml': 'controls:\n  azure-k8s-06: off\n' };
  expect(findings(await between(off, { ...off, 'akslint.config.yaml': 'controls:\n  azure-k8s-05: off\n' }, only))).toEqual(shown);
  expect(findings(await between(off, { ...off, 'akslint.config.yaml': 'controls:\n  azure-k8s-06: off\n  azure-k8s-05: off\n' }, only))).toEqual([]);
  expect(findings(await between({ ...off, 'akslint.config.yaml': 'controls: [' }, { ...off, 'akslint.config.yaml': 'controls: {}' }, only))).toEqual(shown);
});

it('shows one more place that fails, and not those that are left when one was mended', async () => {
  const namespace = (name: string): Files => ({
    [`k8s/${name}.yaml`]: `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  namespace: ${name}\n`,
  });
  const deny = (name: string): Files => ({ [`k8s/${name}-deny.yaml`]: `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: deny\n  namespace: ${name}\nspec:\n  podSelector: {}\n  policyTypes: [Ingress, Egress]\n` });
  const scan = { 'main.tf': 'resource "azurerm_kubernetes_cluster" "main" {\n  name = "x"\n}\n', ...namespace('bank'), ...namespace('shop') };
  const only = { only: ['azure-k8s-07/default-deny'] };
  const shown = ['. azurerm_kubernetes_cluster.main azure-k8s-07/default-deny fail'];
  expect(findings(await between({ ...scan, ...deny('bank') }, scan, only))).toEqual(shown);
  expect(findings(await between(scan, { ...scan, ...deny('bank') }, only))).toEqual([]);
  expect(findings(await between({ ...scan, ...deny('shop') }, { ...scan, ...deny('bank') }, only))).toEqual(shown);
});

it('compares a text that stands in for a file with what git holds', async () => {
  const text = module.replace('local_account_disabled = true', 'local_account_disabled = false');
  const overlay = new Map([['/repo/aks/main.tf', () => new TextEncoder().encode(text)]]);
  expect(findings(await between(three, three, { overlay, targets: ['envs/prod'] }))).toEqual(['envs/prod module.aks.azurerm_kubernetes_cluster.main azure-k8s-06/local-accounts fail']);
});

it('finds deleted files of a pattern', async () => {
  const before = { 'a.tf': 'resource "azurerm_kubernetes_cluster" "main" {\n  name = "x"\n}\n', 'b.tf': 'locals {}\n' };
  expect(findings(await between(before, { 'a.tf': before['a.tf'] }, { targets: ['*.tf'] }))).toEqual([]);
});

it('does not judge the past where nothing is left open', async () => {
  const before = { 'main.tf': 'locals {}\n' };
  const now = { 'main.tf': 'resource "azurerm_kubernetes_cluster" "main" {\n  local_account_disabled = false\n}\n' };
  const known = gitBetween(before, now);
  const git: Git = (repository, comparison) => ({ ...known(repository, comparison), before: () => { throw new UnknownHistory('not to be asked for'); } });
  expect(findings(await between(before, now, { git, only: ['azure-k8s-06/local-accounts'] }))).toHaveLength(1);
  await expect(between(before, { 'main.tf': `${now['main.tf']}\n` }, { git, only: ['azure-k8s-05/azure-policy-addon'] })).resolves.toBeDefined();
  await expect(between(before, { ...now, 'x.tf': 'locals {}\n' }, { git: (...words) => ({ ...git(...words), lines: () => new Map() }) })).rejects.toThrow(UnknownHistory);
});

it('does not judge the past when nothing changed that a scan reads', async () => {
  const git: Git = () => ({ changed: new Set(['/repo/notes.md']), staged: new Map(), before: () => { throw new UnknownHistory('not to be asked for'); }, lines: () => new Map() });
  expect(findings(await between(three, { ...three, 'notes.md': 'x' }, { git }))).toEqual([]);
});

/** Some state of a repository. */
const states = fc.record({
  private: fc.constantFrom('true', 'false', 'var.private', undefined),
  local: fc.constantFrom('true', 'false', undefined),
  policy: fc.constantFrom('true', 'false', undefined),
  given: fc.constantFrom('true', 'false', undefined),
  denies: fc.boolean(),
});

function filesOf(state: typeof states extends fc.Arbitrary<infer T> ? T : never): Files {
  const set = (name: string, value: string | undefined): string => (value === undefined ? '' : `  ${name} = ${value}\n`);
  return {
    'aks/main.tf': `variable "private" {\n  default = true\n}\nresource "azurerm_kubernetes_cluster" "main" {\n  name = "x"\n${set('private_cluster_enabled', state.private)}${set('local_account_disabled', state.local)}${set('azure_policy_enabled', state.policy)}}\n`,
    'envs/dev/main.tf': call,
    'envs/prod/main.tf': `module "aks" {\n  source = "../../aks"\n${set('private', state.given)}}\n`,
    'k8s/shop.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  namespace: shop\n',
    ...(state.denies && { 'k8s/deny.yaml': 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: deny\n  namespace: shop\nspec:\n  podSelector: {}\n  policyTypes: [Ingress, Egress]\n' }),
  };
}

it('shows all against an empty past, nothing against the same, and never less than what is new', async () => {
  await fc.assert(
    fc.asyncProperty(states, states, async (one, other) => {
      const [before, now] = [filesOf(one), filesOf(other)];
      const all = findings(await lint(requestFor(now)));
      const then = new Set(findings(await lint(requestFor(before))));
      expect(findings(await between({}, now))).toEqual(all);
      expect(findings(await between(now, now))).toEqual([]);
      const shown = findings(await between(before, now));
      expect(all).toEqual(expect.arrayContaining(shown.slice()));
      expect(shown).toEqual(expect.arrayContaining(all.filter((finding) => !then.has(finding))));
    }),
    { numRuns: 25, seed: 7 },
  );
}, 60_000);
