import { guide as guide01 } from './azure-k8s-01/guide.js';
import { guide as guide02 } from './azure-k8s-02/guide.js';
import { guide as guide03 } from './azure-k8s-03/guide.js';
import { guide as guide04 } from './azure-k8s-04/guide.js';
import { guide as guide05 } from './azure-k8s-05/guide.js';
import { guide as guide06 } from './azure-k8s-06/guide.js';
import { guide as guide07 } from './azure-k8s-07/guide.js';
import { guide as guide08 } from './azure-k8s-08/guide.js';
import { guide as guide09 } from './azure-k8s-09/guide.js';
import { guide as guide10 } from './azure-k8s-10/guide.js';
import type { Dialect, Guide, Sample } from '@akslint/engine';
import type { GuideText } from './guide-text.js';
import { sampleFiles } from './samples.js';

/** What a sample is written in, by the name of its file beside the rule; in the order of pages. */
const sampleKinds: Readonly<Record<string, { readonly dialect: Dialect; readonly title: string }>> = {
  'azurerm.tf': { dialect: 'azurerm', title: 'Terraform (azurerm 4 and 5)' },
  'azurerm-4.tf': { dialect: 'azurerm', title: 'Terraform (azurerm 4)' },
  'azurerm-5.tf': { dialect: 'azurerm', title: 'Terraform (azurerm 5)' },
  'azurerm-automatic.tf': { dialect: 'azurerm-automatic', title: 'Terraform (azurerm, AKS Automatic)' },
  'azapi.tf': { dialect: 'azapi', title: 'Terraform (azapi)' },
  'cluster.bicep': { dialect: 'bicep', title: 'Bicep' },
  'arm.json': { dialect: 'arm', title: 'ARM template' },
  'azure-native.ts': { dialect: 'azure-native', title: 'Pulumi (azure-native)' },
  'azure-classic.ts': { dialect: 'azure-classic', title: 'Pulumi (azure classic)' },
  'azure-cli.sh': { dialect: 'cli', title: 'Azure CLI' },
  'kubernetes.yaml': { dialect: 'kubernetes', title: 'Kubernetes YAML' },
};

const texts: readonly (readonly [string, GuideText])[] = [
  ['azure-k8s-01', guide01],
  ['azure-k8s-02', guide02],
  ['azure-k8s-03', guide03],
  ['azure-k8s-04', guide04],
  ['azure-k8s-05', guide05],
  ['azure-k8s-06', guide06],
  ['azure-k8s-07', guide07],
  ['azure-k8s-08', guide08],
  ['azure-k8s-09', guide09],
  ['azure-k8s-10', guide10],
];

/** The guides of the ten controls, in the order of their ids. */
export const guides: readonly Guide[] = texts.map(([id, text]) => ({ id, ...text, samples: samplesOf(id) }));

function samplesOf(id: string): readonly Sample[] {
  const files = sampleFiles[id] ?? {};
  return Object.entries(sampleKinds).flatMap(([file, { dialect, title }]) => {
    const code = files[file];
    return code === undefined ? [] : [{ dialect, title, file, code }];
  });
}
