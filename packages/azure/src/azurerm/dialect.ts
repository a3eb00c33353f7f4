import { propertyOf, withOrigin } from '@akslint/model';
import type { Source } from '../declared.js';
import { Section, type Dialect } from '../reading/section.js';

/** The body of a resource of the provider, in Terraform's spelling (which is the vocabulary's own) or Pulumi's. */
export function azurermBody(source: Source): Section {
  const { body, declaredAt, ignoredChanges } = source.resource;
  const dialect = isPulumi(source.deployment) ? pulumiDialect(ignoredChanges) : terraformDialect(ignoredChanges);
  return new Section(withOrigin(body, { ...declaredAt, via: body.origin.via ?? declaredAt.via }), dialect);
}

/** Terraform's spelling of names, with what `lifecycle.ignore_changes` says of them. */
export function terraformDialect(ignoredChanges: Source['resource']['ignoredChanges']): Dialect {
  return {
    spell: (name) => name,
    find: propertyOf,
    quotedBooleansAreFine: true,
    unspoken: [],
    adviceOn: ignoredBy(ignoredChanges),
  };
}

/** Names of block types that stand for a list; `@pulumi/azure` (6.40.0) puts them into the plural. */
const plurals: Readonly<Record<string, string>> = { enabled_log: 'enabledLogs', log: 'logs', extension: 'extensions', security_rule: 'securityRules' };

/** Pulumi's spelling of names: camel case, blocks that repeat in the plural, blocks that do not as objects. */
function pulumiDialect(ignoredChanges: Source['resource']['ignoredChanges']): Dialect {
  return {
    spell: (name) => (Object.hasOwn(plurals, name) ? (plurals[name] ?? name) : name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())),
    find: propertyOf,
    quotedBooleansAreFine: false,
    unspoken: [],
    adviceOn: ignoredBy(ignoredChanges, 'ignoreChanges'),
  };
}

/** Whether a deployment is a Pulumi program's. */
export function isPulumi({ format }: Source['deployment']): boolean {
  return format === 'pulumi' || format === 'pulumi-yaml';
}

/** What to say of a path that `ignore_changes` lists, itself or by what it stands in. */
export function ignoredBy(ignoredChanges: Source['resource']['ignoredChanges'], argument = 'lifecycle.ignore_changes'): Dialect['adviceOn'] {
  if (ignoredChanges === undefined || ignoredChanges.length === 0) return () => [];
  if (ignoredChanges === 'all') {
    return () => [`${argument} lists all: a later change of this value is not deployed, and drift stays.`];
  }
  const listed = ignoredChanges.map((text) => ({ text, parts: text.replace(/\[[^\]]*\]/g, '').split('.').filter(Boolean) }));
  return (path) => {
    const hit = listed.find(({ parts }) => parts.length > 0 && parts.every((name, index) => path[index] === name));
    return hit ? [`${argument} lists ${hit.text}: a later change of this value is not deployed, and drift stays.`] : [];
  };
}
