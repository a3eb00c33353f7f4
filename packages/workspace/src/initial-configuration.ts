import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import fastGlob from 'fast-glob';
import { configurationsIn } from './configuration/find-configuration.js';
import { realDisk } from './disk.js';
import { skippedDirectories } from './file-kinds.js';
import { lint } from './lint.js';
import type { LintRequest, LintResult } from './result.js';
import { UsageError } from './usage-error.js';

export interface InitialConfiguration {
  /** Absolute; it is not there yet. */
  readonly file: string;
  readonly text: string;
}

/** Companions that other teams usually own, and what to say of each. */
const companions: Readonly<Record<string, string>> = {
  defender: 'Defender for Containers is switched on for the subscription by somebody else',
  'pod-security-initiative': 'the policy assignment is made in another repository',
  'control-plane-logs': 'the diagnostic setting is made in another repository',
  'log-analytics': 'the diagnostic setting is made in another repository',
  'default-deny': 'the network policies live with the workloads',
  'imds-egress': 'the network policies live with the workloads',
};

/**
 * A first configuration for the working directory, with comments, after a look at what is there: what could be
 * settled stands in it as a comment, so that it changes nothing yet.
 * @throws UsageError when there is a configuration already.
 */
export async function initialConfiguration(request: LintRequest): Promise<InitialConfiguration> {
  const disk = request.disk ?? realDisk;
  const [there] = configurationsIn(disk, request.cwd);
  if (there !== undefined) throw new UsageError(`There is a configuration already: ${basename(there)}.`);
  const result = await lint(request);
  return { file: join(request.cwd, 'akslint.config.yaml'), text: textFor(result, request.cwd) };
}

function textFor(result: LintResult, cwd: string): string {
  const sections = [heading(result), ignoresPart(cwd), variablesPart(result, cwd), controlsPart(), companionsPart(result), suppressionsPart(result)];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function heading({ subjects, files }: LintResult): readonly string[] {
  const clusters = subjects.filter(({ subject }) => subject.kind === 'ManagedCluster').length;
  const failing = subjects.flatMap(({ controls }) => controls).filter(({ verdict }) => verdict === 'fail').length;
  const found = `# Found here: ${clusters} ${clusters === 1 ? 'cluster' : 'clusters'} in ${files.length} ${files.length === 1 ? 'file' : 'files'}.`;
  const past = `# ${failing} ${failing === 1 ? 'control fails' : 'controls fail'}. To begin with a clean slate: akslint baseline, then akslint --baseline .akslint-baseline.json`;
  return ['# How akslint judges the clusters of this repository. Everything is optional.', '# Patterns are those of .gitignore, relative to this file.', found, ...(failing > 0 ? [past] : [])];
}

function ignoresPart(cwd: string): readonly string[] {
  const likely = ['examples', 'test', 'tests', 'fixtures'];
  const found = fastGlob.sync('**/*.tf', { cwd, ignore: ignoredEverywhere, deep: 6, suppressErrors: true }).flatMap((file) => dirname(file).split('/').filter((part) => likely.includes(part)));
  const names = found.length === 0 ? ['examples'] : [...new Set(found)].sort();
  return ['# What is not searched. A module that other code calls is still read for it.', '# ignores:', ...names.map((name) => `#   - ${name}/`)];
}

function variablesPart({ base, subjects }: LintResult, cwd: string): readonly string[] {
  const roots = [...new Set(subjects.flatMap(({ subject }) => (subject.format === 'terraform' ? [subject.deployment] : [])))].sort();
  const loaded = /(?:^|\/)(?:terraform\.tfvars(?:\.json)?|[^/]*\.auto\.tfvars(?:\.json)?)$/;
  const files = fastGlob.sync('**/*.{tfvars,tfvars.json}', { cwd, ignore: ignoredEverywhere, deep: 6, suppressErrors: true }).filter((file) => !loaded.test(file)).sort();
  const explained = '# Values of variables, for everything or for some files only. Terraform loads terraform.tfvars and *.auto.tfvars by itself.';
  const lines = roots.flatMap((root) => {
    const folder = relative(cwd, resolve(base, root)).replaceAll(sep, '/');
    const own = files.filter((file) => folder === '' || file.startsWith(`${folder}/`)).slice(0, 1);
    return own.length === 0 ? [] : [`#   - files: ${yaml(folder === '' ? '*' : `${folder}/`)}`, `#     varFiles: [${own.map(yaml).join(', ')}]`];
  });
  return lines.length > 0 ? [explained, '# overrides:', ...lines] : [explained, '# variables:', '#   environment: prod'];
}

function controlsPart(): readonly string[] {
  return ['# off, on, or another severity: for a control, by id or name, or for one of its requirements.', '# controls:', '#   azure-k8s-03: medium', '#   private-api-server/private-dns-zone: off'];
}

function companionsPart({ subjects, catalogue }: LintResult): readonly string[] {
  const open = new Set(subjects.flatMap(({ controls }) => controls.flatMap(({ requirements }) => requirements)).flatMap(({ id, verdict }) => (verdict === 'unknown' || verdict === 'fail' ? [id] : [])));
  const known = catalogue.flatMap(({ requirements }) => Object.entries(requirements).flatMap(([id, { companion }]) => (companion ? [id] : [])));
  const wanted = known.filter((id) => open.has(id));
  const lines = (wanted.length === 0 ? known : wanted).map((id) => `#   ${id}: elsewhere  # ${companions[id] ?? 'it is done in another repository'}`);
  return ['# Requirements that something outside of this repository meets. They then do not apply, and the report says who said so.', '# companions:', ...lines];
}

function suppressionsPart({ subjects }: LintResult): readonly string[] {
  const [failing] = subjects.flatMap(({ subject, controls }) =>
    controls.flatMap(({ id, requirements }) => requirements.filter(({ verdict }) => verdict === 'fail').map((requirement) => ({ address: subject.address, key: `${id}/${requirement.id}` }))),
  );
  const { key, address } = failing ?? { key: 'azure-k8s-06/local-accounts', address: 'azurerm_kubernetes_cluster.main' };
  return [
    '# Findings that are accepted, with a reason. In the source the same is said by a comment:',
    `# akslint-disable-line ${key} -- why until 2030-01-31`,
    '# suppressions:',
    `#   - control: ${key}`,
    `#     address: ${yaml(address)}`,
    '#     reason: why this is accepted',
    "#     expires: '2030-01-31'",
  ];
}

const ignoredEverywhere = skippedDirectories.map((name) => `**/${name}/**`);

function yaml(text: string): string {
  return /^[A-Za-z_][\w./-]*$/.test(text) ? text : JSON.stringify(text);
}
