import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listedCommands, sessions } from './pages.js';
import { Workshop, type State } from './workshop.js';

let workshop: Workshop;

beforeAll(() => {
  Workshop.build();
  workshop = new Workshop();
}, 120_000);

afterAll(() => {
  workshop.remove();
});

/** What each command of the page is tried on, how it ends, and something that it prints. */
const commands: Readonly<Record<string, readonly [state: State, status: number, prints?: string]>> = {
  'npx akslint': ['clean', 1, '(4 clusters and 1 other resource in 12 files)'],
  'npm install --global akslint': ['clean', 0],
  'npm install --save-dev akslint': ['clean', 0],
  akslint: ['clean', 1, '(4 clusters and 1 other resource in 12 files)'],
  'akslint infra/ k8s/': ['clean', 1, '(2 clusters and 1 other resource in'],
  'akslint infra/envs/prod': ['clean', 1, 'root module infra/envs/prod'],
  'akslint bicep/main.bicep': ['clean', 1, 'bicep/prod.bicepparam:3:19'],
  "akslint 'infra/**/*.tf'": ['clean', 1, '(2 clusters in'],
  'akslint --var private=false --var-file prod.tfvars infra/envs/prod': ['clean', 1, 'private_cluster_enabled is false'],
  'akslint --parameters bicep/prod.bicepparam bicep/main.bicep': ['clean', 1, 'bicep/prod.bicepparam:3:19'],
  'akslint --stack prod pulumi/': ['clean', 1, 'Cluster aks-search'],
  'terraform show -json plan.out | akslint --stdin': ['clean', 1, 'Terraform plan'],
  'helm template charts/shop | akslint --stdin --stdin-filename k8s/shop/rendered.yaml': ['clean', 0, 'Namespace checkout'],
  'akslint --changed': ['edited', 1, 'infra/envs/prod/terraform.tfvars:1:11'],
  'akslint --staged': ['staged', 1, 'infra/envs/prod/terraform.tfvars:1:11'],
  'akslint --changed --since main': ['branch', 1, 'azure-k8s-03/kms-key'],
  'akslint --changed-lines --since main': ['branch', 1, 'Controls: 1 failed, 0 undecided, 0 passed (1 cluster in'],
  'akslint --affected infra/modules/aks/main.tf': ['clean', 1, '(2 clusters in'],
  'akslint --fail-on high': ['clean', 1],
  'akslint --strict': ['clean', 1],
  'akslint --only private-api-server': ['clean', 1, 'azure-k8s-01/public-fqdn'],
  'akslint init': ['clean', 0],
  'akslint baseline': ['clean', 0],
  'akslint --baseline .akslint-baseline.json': ['staged with baseline', 1, 'known from the baseline'],
  'akslint --baseline .akslint-baseline.json --prune': ['staged with baseline', 1],
  'akslint --quiet': ['clean', 1],
  'akslint --verbose': ['clean', 1, 'Passed'],
  'akslint --format html=report.html --format sarif=akslint.sarif': ['clean', 1],
  'akslint --format markdown --by framework > evidence.md': ['clean', 1],
  "akslint --format unix | grep ': error: '": ['clean', 0, 'bicep/prod.bicepparam:3:19: error: Cluster aks-reports: The API server is reachable'],
  'akslint explain entra-rbac': ['clean', 0, 'azure-k8s-06'],
  'akslint rules': ['clean', 0, 'azure-k8s-10'],
};

describe('the page about the terminal', () => {
  it('lists the commands that are tried here', () => {
    expect(listedCommands('terminal.md')).toEqual(Object.keys(commands));
  });

  it.each(Object.entries(commands))('%s', (command, [state, status, prints = '']) => {
    const directory = workshop.repository(state);
    if (command.includes('--var-file')) workshop.done(directory, 'echo \'private = true\' > prod.tfvars');
    const ended = workshop.run(directory, command);
    expect({ status: ended.status, stdout: ended.stdout }).toEqual({ status, stdout: expect.stringContaining(prints) });
    if (status === 1) expect(ended.stderr).toBe('');
  });

  it('shows what is printed about a branch', () => {
    const [session = [], ...others] = sessions('terminal.md');
    expect(others).toEqual([]);
    expect(workshop.replay(workshop.repository('branch'), session)).toEqual(session);
  });

  it('has a configuration and a baseline written', () => {
    const directory = workshop.repository();
    workshop.done(directory, 'akslint init; akslint baseline; akslint --quiet --baseline .akslint-baseline.json');
    expect(workshop.done(directory, 'ls -A')).toMatch(/^\.akslint-baseline\.json\n[\s\S]*akslint\.config\.yaml/);
  });

  it('has reports written into files', () => {
    const directory = workshop.repository();
    workshop.run(directory, 'akslint --format html=report.html --format sarif=akslint.sarif || true; akslint --format markdown --by framework > evidence.md');
    expect(workshop.done(directory, 'head -c 15 report.html; grep -c sarif-2.1.0 akslint.sarif; grep -c NIST evidence.md')).toMatch(/^<!doctype html>1\n[1-9]/i);
  });
});
