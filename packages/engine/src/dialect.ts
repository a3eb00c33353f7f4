import type { Subject } from '@akslint/model';
import type { RequirementWords } from './catalogue.js';

/**
 * The languages that advice is given in: a format together with the names that it uses there. `arm` also holds the
 * words that azapi, Bicep and azure-native share, `kubernetes` those that are the same wherever an object is written.
 */
export const dialects = {
  azurerm: 'Terraform (azurerm)',
  'azurerm-automatic': 'Terraform (azurerm, AKS Automatic)',
  azapi: 'Terraform (azapi)',
  bicep: 'Bicep',
  arm: 'ARM template',
  'azure-native': 'Pulumi (azure-native)',
  'azure-classic': 'Pulumi (azure classic)',
  'azure-classic-automatic': 'Pulumi (azure classic, AKS Automatic)',
  cli: 'Azure CLI',
  kubernetes: 'Kubernetes YAML',
} as const satisfies Record<string, string>;

export type Dialect = keyof typeof dialects;

/** The dialects a subject's author understands, the closest first. */
export function dialectsOf({ format, spelling }: Pick<Subject, 'format' | 'spelling'>): readonly Dialect[] {
  if (spelling === 'kubernetes') return ['kubernetes'];
  switch (format) {
    case 'terraform':
    case 'terraform-plan':
      if (spelling === 'arm') return ['azapi', 'arm', 'kubernetes'];
      return spelling === 'azurerm-automatic' ? ['azurerm-automatic', 'azurerm', 'kubernetes'] : ['azurerm', 'kubernetes'];
    case 'bicep':
      return ['bicep', 'arm', 'kubernetes'];
    case 'arm':
      return ['arm', 'kubernetes'];
    case 'pulumi':
    case 'pulumi-yaml':
      if (spelling === 'azurerm') return ['azure-classic', 'kubernetes'];
      return spelling === 'azurerm-automatic' ? ['azure-classic-automatic', 'azure-classic', 'kubernetes'] : ['azure-native', 'arm', 'kubernetes'];
    case 'kubernetes':
      return ['kubernetes'];
  }
}

/** One line on what to write, in the subject's own words; undefined where its format cannot express it. */
export function remedyFor({ remedy }: RequirementWords, subject: Pick<Subject, 'format' | 'spelling'>): string | undefined {
  return closest(remedy, dialectsOf(subject));
}

/** What is there for the first of these dialects that has something. */
export function closest<T>(byDialect: Readonly<Partial<Record<Dialect, T>>>, wanted: readonly Dialect[]): T | undefined {
  const found = wanted.find((dialect) => byDialect[dialect] !== undefined);
  return found && byDialect[found];
}
