import type { CatalogueEntry, RequirementResult, SubjectResult } from '@akslint/engine';
import { originOf, scalar, throughUse, type DefenderPlan, type Origin, type Reason } from '@akslint/model';
import type { Report } from '../report.js';

/** The texts that the sample's origins point into. */
const sampleTexts: Readonly<Record<string, string>> = {
  'main.tf': 'variable "private" {}\r\n\r\nresource "azurerm_kubernetes_cluster" "main" {\r\n\tprivate_cluster_enabled = var.private\r\n}\r\n',
  'prod.tfvars': '# prod\nprivate = false\n',
};

/** Where `text` stands in a file of the sample. */
export function at(file: string, text: string): Origin {
  const start = sampleTexts[file]?.indexOf(text) ?? -1;
  if (start === -1) throw new Error(`${file} does not hold ${text}`);
  return originOf({ file, start, end: start + text.length });
}

const decided = throughUse(at('prod.tfvars', 'false'), at('main.tf', 'var.private').span);

/** One requirement's result; what is not given is as for a pass. */
export function requirement(id: string, more: Partial<RequirementResult> = {}): RequirementResult {
  return { id, severity: 'high', verdict: 'pass', message: `Fine: ${id}.`, at: at('main.tf', 'resource "azurerm_kubernetes_cluster" "main"'), advice: [], ...more };
}

const noValue: Reason = { text: 'variable "x" has no value', remedy: 'set it in a .tfvars file or pass --var' };

/** A subject without a cluster's many settings; reporters look at the head alone. */
function subjectHead(): DefenderPlan {
  const setting = { label: '', value: scalar(null, at('main.tf', 'resource')) };
  return {
    kind: 'DefenderPlan', name: 'plan', address: 'azurerm_security_center_subscription_pricing.x', format: 'terraform', variant: null, deployment: '.',
    declaredAt: at('main.tf', 'resource'), existence: scalar(true, at('main.tf', 'resource')), notes: ['judged once'],
    plan: setting, tier: setting, sensor: setting,
  };
}

export const sampleSubject: SubjectResult = {
  subject: subjectHead(),
  mode: null,
  controls: [
    {
      id: 'azure-k8s-01',
      verdict: 'fail',
      requirements: [
        requirement('private-cluster', { severity: 'critical', verdict: 'fail', message: 'The API server is open: private is false.', at: decided }),
        requirement('public-fqdn', { verdict: 'not-applicable', message: 'Does not apply: public.' }),
      ],
    },
    { id: 'azure-k8s-02', verdict: 'pass', requirements: [requirement('oidc-issuer', { advice: ['Retires soon.'] })] },
    {
      id: 'azure-k8s-05',
      verdict: 'unknown',
      requirements: [
        requirement('azure-policy-addon', { verdict: 'unknown', message: 'Cannot tell.', undecided: [noValue] }),
        requirement('pod-security-initiative', { verdict: 'unknown', message: 'Cannot tell either.', undecided: [noValue] }),
      ],
    },
  ],
};

const mappings = { cisKubernetes: null, cisAks: null, nist80053: null, iso27001: null, iso27017: null, nist800190: null, nsaCisa: null };

function entry(id: string, name: string, requirementId: string): CatalogueEntry {
  const words = { title: 't', holds: 'h', otherwise: 'o', remedy: { azurerm: 'set private_cluster_enabled = true' } };
  return { id, name, title: 'Title', severity: 'high', type: 'preventive', why: 'Because.', requirements: { [requirementId]: words }, mappings };
}

export const sampleReport: Report = {
  version: '1.2.3',
  subjects: [sampleSubject],
  notices: [{ origin: at('main.tf', 'variable'), message: 'A module is not there.' }],
  errors: [{ file: 'main.tf', offset: 5, message: 'Broken here.' }, { file: 'gone.tf', message: 'It cannot be read.' }],
  files: 2,
  textOf: (file) => sampleTexts[file],
  displayPath: (file) => `infra/${file}`,
  catalogue: [entry('azure-k8s-01', 'private-api-server', 'private-cluster'), entry('azure-k8s-02', 'workload-identity', 'oidc-issuer')],
};
