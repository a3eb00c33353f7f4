import { knownText } from '../declared.js';
import { roleOf } from './kinds.js';
import type { KubernetesObject } from './objects.js';
import { doubtOf, Reading, type Settled } from './reading.js';
import { podTemplate, titleOf } from './workload.js';

/** A service account that something outside of the cluster names. */
export interface NamedAccount {
  readonly namespace: string;
  readonly name: string;
  /** What names it. */
  readonly by: string;
}

const clientId = 'azure.workload.identity/client-id';
const use = 'azure.workload.identity/use';

interface Account {
  readonly object: KubernetesObject;
  readonly hasClientId: boolean;
}

/**
 * What keeps workload identity from working inside the cluster: pods of an account with a client id that lack the
 * label, pods with the label whose account has no client id, and accounts that credentials name but nothing declares.
 * Only what is fully known is told. Source: Microsoft Learn, AKS workload identity overview (labels and annotations).
 */
export function serviceAccountAdvice(objects: readonly KubernetesObject[], named: readonly NamedAccount[], isWhole: boolean): readonly string[] {
  const reading = new Reading();
  const accounts = new Map<string, Account>();
  for (const object of objects) {
    const place = knownText(object.kind) === 'ServiceAccount' && knownText(object.apiVersion) === 'v1' ? placeOf(object, knownText(object.name)) : undefined;
    if (place !== undefined) accounts.set(place, { object, hasClientId: annotation(reading, object, clientId) !== undefined });
  }
  const pods = objects.flatMap((object) => podAdvice(reading, object, accounts));
  return [...new Set([...pods, ...missingAccounts(objects, named, accounts, isWhole)])];
}

function podAdvice(reading: Reading, object: KubernetesObject, accounts: ReadonlyMap<string, Account>): readonly string[] {
  const role = object.holds === 'object' ? roleOf(object, reading) : undefined;
  const pods = role?.role === 'workload' ? podsOf(reading, object, role.kind) : undefined;
  if (role?.role !== 'workload' || pods === undefined) return [];
  const { label, name } = pods;
  const place = placeOf(object, name);
  const account = place === undefined ? undefined : accounts.get(place);
  const title = titleOf(object, role.kind);
  if (label === true) return [`The label ${use} of ${title} is a boolean, which the API refuses for a label; put "true" in quotes.`];
  if (account === undefined || account.hasClientId === (label === 'true')) return [];
  return account.hasClientId
    ? [`The pods of ${title} use the service account ${name}, which names a client id, but lack the label ${use}: "true", so they are given no token.`]
    : [`The pods of ${title} ask for workload identity, but their service account ${name} has no annotation ${clientId}.`];
}

/** The account that a workload's pods run as and their label; undefined when it is not known. */
function podsOf(reading: Reading, object: KubernetesObject, kind: string): { readonly name: string; readonly label: unknown } | undefined {
  const owner = object.address;
  const template = podTemplate(reading, object, kind);
  const spec = reading.field(template, 'spec', owner);
  const written = reading.field(spec, 'serviceAccountName', owner) ?? reading.field(spec, 'serviceAccount', owner);
  const label = reading.field(reading.field(reading.field(template, 'metadata', owner), 'labels', owner), use, owner);
  if ([template, spec, written, label].some((value) => doubtOf(value) !== undefined)) return undefined;
  const name = written === undefined ? 'default' : textOf(written);
  return name === undefined ? undefined : { name, label: label?.kind === 'scalar' ? label.value : undefined };
}

/** A chart, or a file that cannot be read, may declare the account. */
function missingAccounts(objects: readonly KubernetesObject[], named: readonly NamedAccount[], accounts: ReadonlyMap<string, Account>, isWhole: boolean): readonly string[] {
  if (objects.length === 0 || !isWhole || objects.some(({ holds }) => holds === 'chart')) return [];
  return named
    .filter(({ name, namespace }) => name !== 'default' && !accounts.has(placeText(`name ${namespace}`, name)))
    .map(({ by, name, namespace }) => `${by} trusts the service account ${namespace}/${name}, which nothing in the scan declares.`);
}

/** An account's or a pod's namespace, and the account's name; undefined when one of them is not known. */
function placeOf(object: KubernetesObject, name: string | null): string | undefined {
  if (name === null) return undefined;
  if (object.namespace === undefined) return placeText(`unstated ${object.home ?? object.deployment}`, name);
  const namespace = knownText(object.namespace);
  return namespace === null ? undefined : placeText(`name ${namespace}`, name);
}

function placeText(namespace: string, name: string): string {
  return `${namespace}\u0000${name}`;
}

function annotation(reading: Reading, object: KubernetesObject, name: string): Settled | undefined {
  const owner = object.address;
  const metadata = reading.field(reading.settle(object.body, owner), 'metadata', owner);
  return reading.field(reading.field(metadata, 'annotations', owner), name, owner);
}

function textOf(value: Settled): string | undefined {
  return value.kind === 'scalar' ? String(value.value) : undefined;
}
