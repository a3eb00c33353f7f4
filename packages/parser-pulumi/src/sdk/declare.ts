import { choice, object, scalar, type ObjectValue, type Origin, type Value } from '@akslint/model';
import { deepCopy } from '../builtin/object-functions.js';
import type { Arguments } from '../evaluate/call.js';
import type { Environment } from '../evaluate/environment.js';
import { nothing, referenceItem, sourcesOf, textOf, type Item, type PackageItem, type ReferenceItem } from '../evaluate/item.js';
import { pathInto } from '../evaluate/member.js';
import { repetitionOf, restrict } from '../evaluate/path.js';
import type { Run } from '../evaluate/run.js';
import { toValue } from '../evaluate/to-value.js';
import { entriesFrom, fieldsOf, type Fields } from './arguments.js';
import { armClass, type ArmClass } from './arm-types.js';
import { azurermType } from './azurerm-types.js';
import { armBody, kubernetesBody, knownText, plainBody } from './body.js';
import type { Declared } from './declarations.js';
import { apiVersionOf } from './kubernetes-types.js';
import { optionsOfResource, type ResourceOptions } from './resource-options.js';
import { sdkType, type SdkType } from './sdk-type.js';

/** Where something is declared: its header, and the text of its name. */
export interface DeclarationSite {
  readonly env: Environment;
  readonly header: Origin;
  /** How the logical name is written, for one that is not known. */
  readonly nameText: string;
}

/** Declares a resource of an SDK: `new X(name, args, options)`. */
export function declareResource(item: PackageItem, args: Arguments, site: DeclarationSite): ReferenceItem {
  const [name, given, options] = args.items;
  const unread = args.open && given === undefined ? { kind: 'unknown' as const, reason: args.open, origin: site.header } : undefined;
  return declareAs(sdkType(item), name, given ?? unread, optionsOfResource(options, site.env.run), false, site);
}

/** Declares what a function of an SDK looks up: `getX(args)`. */
export function declareData(type: SdkType, name: Item | undefined, args: Item | undefined, site: DeclarationSite): ReferenceItem {
  return declareAs(type, name, args, optionsOfResource(undefined, site.env.run), true, site);
}

function declareAs(type: SdkType, name: Item | undefined, given: Item | undefined, options: ResourceOptions, isData: boolean, site: DeclarationSite): ReferenceItem {
  const { run } = site.env;
  const { header } = site;
  const args = deepCopy(restrict(given ?? nothing(header), run.path), run, 0);
  const logicalName = textOf(name) ?? site.nameText;
  const arm = isNative(type) ? armClass(type.module, type.name) : undefined;
  const fields = fieldsOf(toValue(args, run.path), header);
  const nameValue = name ? toValue(name, run.path) : scalar(logicalName, header);
  const typeText = typeOf(type, arm, fields);
  const key = run.declarations.keyFor(`${isData ? 'data ' : ''}${type.name} ${logicalName}`);
  run.declarations.add({
    key,
    type,
    typeText,
    arm,
    name: logicalName,
    args,
    body: bodyOf(type, arm, fields, nameValue, header),
    declaredAt: calledFrom(header, run),
    existence: existenceOf(run, header),
    judgedOnce: repetitionOf(run.path),
    isData,
    component: options.component,
    ignoredChanges: options.ignoredChanges,
    advice: options.advice,
    parent: parentOf(arm, fields),
    provider: providerOf(type, options, run),
  });
  return referenceItem(key, [], header);
}

function isNative({ sdk }: SdkType): boolean {
  return sdk === 'azure-native' || sdk === 'azure-nextgen';
}

/** A type as azure's vocabularies know it, or as Pulumi spells it where nothing is asked about it. */
function typeOf(type: SdkType, arm: ArmClass | undefined, fields: Fields): string {
  if (type.name === 'Provider') return `pulumi:providers:${type.sdk}`;
  if (arm) return type.apiVersion === undefined ? arm.type : `${arm.type}@${type.apiVersion}`;
  if (type.sdk === 'azure') return azurermType(type.module, type.name) ?? `azure:${type.module}/${type.name}`;
  if (isNative(type)) return `azure-native:${type.module}/${type.name}`;
  if (type.sdk !== 'kubernetes') return `${type.sdk}:${type.module === '' ? 'index' : type.module}:${type.name}`;
  const apiVersion = apiVersionOf(type.module);
  if (apiVersion !== undefined && type.name !== 'CustomResource') return `kubernetes:${apiVersion}:${type.name}`;
  if (type.name === 'CustomResource') return customType(fields);
  return type.module.startsWith('helm.') ? `kubernetes:${type.module.replace('helm.', 'helm.sh/')}:${type.name}` : `kubernetes:${type.module}:${type.name}`;
}

function customType(fields: Fields): string {
  const [apiVersion, kind] = [knownText(fields.get('apiVersion')), knownText(fields.get('kind'))];
  return `kubernetes:${apiVersion ?? 'apiextensions.k8s.io'}:${kind ?? 'CustomResource'}`;
}

function bodyOf(type: SdkType, arm: ArmClass | undefined, fields: Fields, name: Value, at: Origin): ObjectValue {
  if (arm) return armBody(fields, arm, name);
  if (type.sdk !== 'kubernetes' || type.name === 'Provider') return plainBody(fields, name);
  const apiVersion = type.name === 'CustomResource' ? undefined : apiVersionOf(type.module);
  return kubernetesBody(fields, apiVersion, apiVersion === undefined ? undefined : type.name, at);
}

function parentOf(arm: ArmClass | undefined, fields: Fields): Declared['parent'] {
  const scope = arm?.scope === undefined ? undefined : fields.get(arm.scope);
  if (scope) return { by: 'id', id: scope };
  const [argument, type] = arm?.within ?? [];
  const name = argument === undefined ? undefined : fields.get(argument);
  return name && type !== undefined ? { by: 'name', name, type } : undefined;
}

/** The header, reached through the calls that execution is in. */
export function calledFrom(header: Origin, run: Run): Origin {
  const via = run.calls.reduceRight<Origin['via']>((next, span) => ({ span, next }), undefined);
  return { span: header.span, via };
}

/** Whether what is declared now exists: true, or in which worlds. */
export function existenceOf(run: Run, at: Origin): Value {
  let exists: Value = scalar(true, at);
  for (let entry = run.path; entry !== undefined; entry = entry.around) {
    if (entry.isAssumed) continue;
    const inner = exists;
    exists = choice(entry.worlds.map(({ when, here }) => ({ value: here ? inner : scalar(false, at), when })), entry.reason, at);
  }
  return exists;
}

/** The provider's arguments, with what they were derived from where their text cannot be told. */
function providerOf(type: SdkType, options: ResourceOptions, run: Run): ObjectValue | undefined {
  const item = options.provider(type.sdk);
  const declared = item?.kind === 'reference' ? run.declarations.find(item.target) : undefined;
  if (declared === undefined) return undefined;
  const from = declared.args.kind === 'record' ? sourcesOf([...declared.args.heap.entries.values()].map(({ value }) => value)) : [];
  if (from.length === 0) return declared.body;
  const { body } = declared;
  const rows = [...body.entries.keys()].map((name) => [name, body.entries.get(name), body.entries.keyOrigin?.(name)] as const);
  return object(entriesFrom([...rows, ['derivedFrom', { kind: 'list', items: from, origin: body.origin }]]), body.origin, body.open);
}

/** What an argument of a declared resource is, for a program that reads it back. */
export function argumentAt(declared: Declared, path: readonly (string | number)[]): Item | undefined {
  return pathInto(declared.args, path);
}

