import { propertyOf, withOrigin } from '@akslint/model';
import type { Source } from '../declared.js';
import { Section, type Dialect } from '../reading/section.js';

/** The body of a resource of the provider, in Terraform's spelling (which is the vocabulary's own). */
export function azurermBody(source: Source): Section {
  const { body, declaredAt, ignoredChanges } = source.resource;
  return new Section(withOrigin(body, { ...declaredAt, via: body.origin.via ?? declaredAt.via }), terraformDialect(ignoredChanges));
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

/** What to say of a path that `ignore_changes` lists, itself or by what it stands in. */
export function ignoredBy(ignoredChanges: Source['resource']['ignoredChanges']): Dialect['adviceOn'] {
  if (ignoredChanges === undefined || ignoredChanges.length === 0) return () => [];
  if (ignoredChanges === 'all') {
    return () => ['lifecycle.ignore_changes lists all: a later change of this value is not deployed, and drift stays.'];
  }
  const listed = ignoredChanges.map((text) => ({ text, parts: text.replace(/\[[^\]]*\]/g, '').split('.').filter(Boolean) }));
  return (path) => {
    const hit = listed.find(({ parts }) => parts.length > 0 && parts.every((name, index) => path[index] === name));
    return hit ? [`lifecycle.ignore_changes lists ${hit.text}: a later change of this value is not deployed, and drift stays.`] : [];
  };
}
