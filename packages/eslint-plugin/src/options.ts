import type { Control } from '@akslint/engine';

/** What a rule can be told. */
export interface RuleOptions {
  /** Requirements of the control that are not asked for. */
  readonly off: ReadonlySet<string>;
  /** Requirements that a resource outside of the program meets. */
  readonly companionsElsewhere: ReadonlyMap<string, string>;
  /** What cannot be decided is reported, too. */
  readonly unknowns: boolean;
  /** Stacks that count; undefined for all. */
  readonly stacks: ReadonlySet<string> | undefined;
}

/** The JSON schema of a control's rule. */
export function schemaOf({ requirements }: Control): readonly object[] {
  const companions = requirements.filter(({ words }) => words.companion).map(({ id }) => id);
  return [
    {
      type: 'object',
      properties: {
        requirements: {
          description: 'Requirements of the control that are not asked for.',
          type: 'object',
          properties: Object.fromEntries(requirements.map(({ id }) => [id, { enum: ['on', 'off'] }])),
          additionalProperties: false,
        },
        ...(companions.length > 0 && {
          companions: {
            description: 'Requirements that a resource outside of this program meets.',
            type: 'object',
            properties: Object.fromEntries(companions.map((id) => [id, { enum: ['elsewhere'] }])),
            additionalProperties: false,
          },
        }),
        unknowns: { description: 'Report what cannot be decided as well.', type: 'boolean' },
        stacks: { description: 'Only these stacks count.', type: 'array', items: { type: 'string' }, uniqueItems: true },
      },
      additionalProperties: false,
    },
  ];
}

/** The options of a rule, which ESLint has held against the schema. */
export function optionsOf([given]: readonly unknown[]): RuleOptions {
  const stacks = field(given, 'stacks');
  return {
    off: new Set(namesWith('off', field(given, 'requirements'))),
    companionsElsewhere: new Map(namesWith('elsewhere', field(given, 'companions')).map((id) => [id, 'the ESLint configuration'])),
    unknowns: field(given, 'unknowns') === true,
    stacks: stacks === undefined ? undefined : new Set(texts(stacks)),
  };
}

function namesWith(word: string, of: unknown): readonly string[] {
  return typeof of === 'object' && of !== null ? Object.entries(of).flatMap(([name, value]) => (value === word ? [name] : [])) : [];
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
}
