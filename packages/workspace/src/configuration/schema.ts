import type { CatalogueEntry } from '@akslint/engine';
import { z } from 'zod';

/** What a configuration says of a control or requirement: not asked, as the control says, or how severe it is. */
export const levels = ['off', 'on', 'low', 'medium', 'high', 'critical'] as const;
export type Level = (typeof levels)[number];

/**
 * The shape of a configuration file. The names of controls and requirements come from the catalogue, so that an
 * editor offers them and a misspelt one is told.
 */
export function configurationSchema(catalogue: readonly CatalogueEntry[]) {
  const level = z.enum(levels).describe('off, on (as the control says), or its severity');
  const texts = z.union([z.string(), z.array(z.string())]);
  const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.unknown()), z.record(z.string(), z.unknown())]);
  const controls = controlsSchema(catalogue, level).describe('Which controls and requirements are asked, and how severe they are.');
  const companions = companionsSchema(catalogue).describe('Requirements that something outside of the scanned code meets.');
  const inputs = {
    variables: z.record(z.string(), value).optional().describe('Values of Terraform variables.'),
    varFiles: z.array(z.string()).optional().describe('Terraform variable files, relative to this file.'),
    parameters: z.array(z.string()).optional().describe('Bicep and ARM parameter files, relative to this file.'),
  };
  const filePatterns = texts.describe('Patterns as in .gitignore, relative to the folder of the configuration.');
  const override = z.strictObject({
    files: filePatterns,
    controls: controls.optional(),
    companions: companions.optional(),
    ...inputs,
  });
  const suppression = z.strictObject({
    control: z.string().describe('A control or requirement, by id or name.'),
    file: texts.optional().describe('Patterns as in .gitignore: the file that declares the cluster, that decides, or one of its root module.'),
    address: z.string().optional().describe('The address in the report; * stands for any text.'),
    reason: z.string().trim().min(1, 'A suppression needs a reason.').describe('Why this is accepted.'),
    expires: z.iso.date('Write the day as 2027-01-31, in quotes.').optional().describe('The last day on which it holds, YYYY-MM-DD.'),
  });
  const home = z.strictObject({ files: filePatterns, cluster: z.string().min(1).describe('Name or address of the cluster.') });
  return z
    .strictObject({
      $schema: z.string().optional(),
      extends: texts.optional().describe('Configuration files of this repository that this one builds on, relative to it.'),
      ignores: z.array(z.string()).optional().describe('What is not searched: patterns as in .gitignore.'),
      controls: controls.optional(),
      overrides: z.array(override).optional().describe('Other settings for some files; the last that fits wins.'),
      ...inputs,
      companions: companions.optional(),
      excludedNamespaces: z.array(z.string()).optional().describe('Namespaces that are not judged; a trailing * stands for any ending.'),
      namespaces: z.array(home).optional().describe('The cluster that Kubernetes objects in these files are for.'),
      suppressions: z.array(suppression).optional().describe('Findings that are accepted.'),
    })
    .meta({ title: 'akslint configuration' });
}

export type ConfigurationFile = z.infer<ReturnType<typeof configurationSchema>>;

/** The published JSON schema of a configuration file: what occurs often stands in it once. */
export function jsonSchemaOf(catalogue: readonly CatalogueEntry[]): object {
  return z.toJSONSchema(configurationSchema(catalogue), { io: 'input', reused: 'ref' });
}

/** The same without references. */
export function spelledOutSchema(catalogue: readonly CatalogueEntry[]): object {
  return z.toJSONSchema(configurationSchema(catalogue), { io: 'input' });
}

function controlsSchema(catalogue: readonly CatalogueEntry[], level: z.ZodType<Level>) {
  const shape: Record<string, z.ZodOptional<z.ZodType<Level | Partial<Record<string, Level>>>>> = {};
  for (const { id, name, title, requirements } of catalogue) {
    const words = Object.entries(requirements);
    const parts = z.strictObject(Object.fromEntries(words.map(([requirement, about]) => [requirement, level.optional().describe(about.title)])));
    const whole = z.union([level, parts]);
    const either = whole.optional().describe(title);
    shape[id] = either;
    shape[name] = either;
    for (const [requirement, about] of words) {
      const one = level.optional().describe(about.title);
      shape[`${id}/${requirement}`] = one;
      shape[`${name}/${requirement}`] = one;
    }
  }
  return z.strictObject(shape);
}

function companionsSchema(catalogue: readonly CatalogueEntry[]) {
  const shape: Record<string, z.ZodOptional<z.ZodLiteral<'elsewhere'>>> = {};
  for (const { id, name, requirements } of catalogue) {
    for (const [requirement, { companion, title }] of Object.entries(requirements)) {
      if (!companion) continue;
      for (const word of [requirement, `${id}/${requirement}`, `${name}/${requirement}`]) shape[word] = z.literal('elsewhere').optional().describe(title);
    }
  }
  return z.strictObject(shape);
}
