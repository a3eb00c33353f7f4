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

/** Where to look for words when a dialect has none of its own. */
const next: Readonly<Record<Dialect, readonly Dialect[]>> = {
  azurerm: ['kubernetes'],
  'azurerm-automatic': ['azurerm', 'kubernetes'],
  azapi: ['arm', 'kubernetes'],
  bicep: ['arm', 'kubernetes'],
  arm: ['kubernetes'],
  'azure-native': ['arm', 'kubernetes'],
  'azure-classic': ['kubernetes'],
  'azure-classic-automatic': ['azure-classic', 'kubernetes'],
  cli: ['kubernetes'],
  kubernetes: [],
};

/** The families that a user asks for by name. */
export const dialectFamilies = {
  terraform: ['azurerm', 'azurerm-automatic', 'azapi'],
  bicep: ['bicep'],
  arm: ['arm'],
  pulumi: ['azure-native', 'azure-classic', 'azure-classic-automatic'],
  cli: ['cli'],
  kubernetes: ['kubernetes'],
} as const satisfies Record<string, readonly Dialect[]>;

export type DialectFamily = keyof typeof dialectFamilies;

/** The dialects a subject's author understands, the closest first. */
export function dialectsOf(subject: Pick<Subject, 'format' | 'spelling'>): readonly Dialect[] {
  const own = dialectOf(subject);
  return [own, ...next[own]];
}

function dialectOf({ format, spelling }: Pick<Subject, 'format' | 'spelling'>): Dialect {
  if (spelling === 'kubernetes') return 'kubernetes';
  switch (format) {
    case 'terraform':
    case 'terraform-plan':
      return spelling === 'arm' ? 'azapi' : (spelling ?? 'azurerm');
    case 'pulumi':
    case 'pulumi-yaml':
      if (spelling === 'azurerm') return 'azure-classic';
      return spelling === 'azurerm-automatic' ? 'azure-classic-automatic' : 'azure-native';
    case 'bicep':
    case 'arm':
    case 'kubernetes':
      return format;
  }
}

/** One line on what to write, in the subject's own words; undefined where its format cannot express it. */
export function remedyFor({ remedy }: RequirementWords, subject: Pick<Subject, 'format' | 'spelling'>): string | undefined {
  return closest(remedy, dialectsOf(subject));
}

/** The same in one dialect, with the words that it shares with others. */
export function remedyIn({ remedy }: RequirementWords, dialect: Dialect): string | undefined {
  return closest(remedy, [dialect, ...next[dialect]]);
}

/** What is there for the first of these dialects that has something. */
export function closest<T>(byDialect: Readonly<Partial<Record<Dialect, T>>>, wanted: readonly Dialect[]): T | undefined {
  const found = wanted.find((dialect) => byDialect[dialect] !== undefined);
  return found && byDialect[found];
}
