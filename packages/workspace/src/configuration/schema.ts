import type { CatalogueEntry } from '@akslint/engine';
import * as z from 'zod/mini';

/** What a configuration says of a control or requirement: not asked, as the control says, or how severe it is. */
export const levels = ['off', 'on', 'low', 'medium', 'high', 'critical'] as const;
export type Level = (typeof levels)[number];

/**
 * The shape of a configuration file. The names of controls and requirements come from the catalogue, so that an
 * editor offers them and a misspelt one is told.
 */
export function configurationSchema(catalogue: readonly CatalogueEntry[]) {
  const level = described(z.enum(levels), 'off, on (as the control says), or its severity');
  const texts = z.union([z.string(), z.array(z.string())]);
  const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.unknown()), z.record(z.string(), z.unknown())]);
  const controls = described(controlsSchema(catalogue, level), 'Which controls and requirements are asked, and how severe they are.');
  const companions = described(companionsSchema(catalogue), 'Requirements that something outside of the scanned code meets.');
  const inputs = {
    variables: described(z.optional(z.record(z.string(), value)), 'Values of Terraform variables.'),
    varFiles: described(z.optional(z.array(z.string())), 'Terraform variable files, relative to this file.'),
    parameters: described(z.optional(z.array(z.string())), 'Bicep and ARM parameter files, relative to this file.'),
  };
  const filePatterns = described(z.union(texts.def.options), 'Patterns as in .gitignore, relative to the folder of the configuration.');
  const override = z.strictObject({
    files: filePatterns,
    controls: z.optional(controls),
    companions: z.optional(companions),
    ...inputs,
  });
  const suppression = z.strictObject({
    control: described(z.string(), 'A control or requirement, by id or name.'),
    file: described(z.optional(texts), 'Patterns as in .gitignore: the file that declares the cluster, that decides, or one of its root module.'),
    address: described(z.optional(z.string()), 'The address in the report; * stands for any text.'),
    reason: described(z.string().check(z.trim(), z.minLength(1, 'A suppression needs a reason.')), 'Why this is accepted.'),
    expires: described(z.optional(z.iso.date('Write the day as 2027-01-31, in quotes.')), 'The last day on which it holds, YYYY-MM-DD.'),
  });
  const home = z.strictObject({ files: filePatterns, cluster: described(z.string().check(z.minLength(1)), 'Name or address of the cluster.') });
  return z
    .strictObject({
      $schema: z.optional(z.string()),
      extends: described(z.optional(texts), 'Configuration files of this repository that this one builds on, relative to it.'),
      ignores: described(z.optional(z.array(z.string())), 'What is not searched: patterns as in .gitignore.'),
      controls: z.optional(controls),
      overrides: described(z.optional(z.array(override)), 'Other settings for some files; the last that fits wins.'),
      ...inputs,
      companions: z.optional(companions),
      excludedNamespaces: described(z.optional(z.array(z.string())), 'Namespaces that are not judged; a trailing * stands for any ending.'),
      namespaces: described(z.optional(z.array(home)), 'The cluster that Kubernetes objects in these files are for.'),
      suppressions: described(z.optional(z.array(suppression)), 'Findings that are accepted.'),
    })
    .register(z.globalRegistry, { title: 'akslint configuration' });
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

function controlsSchema(catalogue: readonly CatalogueEntry[], level: z.ZodMiniType<Level>) {
  const shape: Record<string, z.ZodMiniOptional<z.ZodMiniType<Level | Partial<Record<string, Level>>>>> = {};
  for (const { id, name, title, requirements } of catalogue) {
    const words = Object.entries(requirements);
    const parts = z.strictObject(Object.fromEntries(words.map(([requirement, about]) => [requirement, described(z.optional(level), about.title)])));
    const whole = z.union([level, parts]);
    const either = described(z.optional(whole), title);
    shape[id] = either;
    shape[name] = either;
    for (const [requirement, about] of words) {
      const one = described(z.optional(level), about.title);
      shape[`${id}/${requirement}`] = one;
      shape[`${name}/${requirement}`] = one;
      shape[requirement] = one;
    }
  }
  return z.strictObject(shape);
}

function companionsSchema(catalogue: readonly CatalogueEntry[]) {
  const shape: Record<string, z.ZodMiniOptional<z.ZodMiniLiteral<'elsewhere'>>> = {};
  for (const { id, name, requirements } of catalogue) {
    for (const [requirement, { companion, title }] of Object.entries(requirements)) {
      if (!companion) continue;
      for (const word of [requirement, `${id}/${requirement}`, `${name}/${requirement}`]) shape[word] = described(z.optional(z.literal('elsewhere')), title);
    }
  }
  return z.strictObject(shape);
}

function described<Schema extends z.ZodMiniType>(schema: Schema, description: string): Schema {
  z.globalRegistry.add(schema, { description });
  return schema;
}
