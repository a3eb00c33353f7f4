import { contentType, label, type Declaration, type SourceBody } from './source-body.js';

/** A declaration with the arguments and blocks that an override file gives in their place. */
export function overridden(base: Declaration, override: Declaration): Declaration {
  return { ...base, body: mergedBody(base.body, override.body) };
}

/**
 * Terraform's merging: an argument replaces the one of its name; blocks replace all blocks of their type,
 * `dynamic` ones too, except that `lifecycle` is merged argument by argument.
 * Source: developer.hashicorp.com/terraform/language/files/override.
 */
function mergedBody(base: SourceBody, override: SourceBody): SourceBody {
  const replaced = new Set(override.blocks.map(({ block }) => contentType(block)));
  replaced.delete('lifecycle');
  return {
    attributes: new Map([...base.attributes, ...override.attributes]),
    blocks: [...base.blocks.filter(({ block }) => !replaced.has(contentType(block))), ...override.blocks],
  };
}

/** What two declarations must share for one to override the other: type, labels and, for providers, the alias. */
export function declarationKey({ block, body }: Declaration): string {
  const alias = block.type === 'provider' ? body.attributes.get('alias')?.attribute.value : undefined;
  const name = alias?.kind === 'template' ? alias.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('') : '';
  return JSON.stringify([block.type, label(block, 0), label(block, 1), name]);
}

/** Whether a file's name makes it an override file. */
export function isOverrideFile(name: string): boolean {
  const base = name.replace(/\.(?:tf|tofu)(?:\.json)?$/, '');
  return base === 'override' || base.endsWith('_override');
}
