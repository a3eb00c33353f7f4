import { isOmitted, list, mapOptions, object, orDefault, scalar, type ObjectValue, type Origin, type Value } from '@akslint/model';
import { entriesFrom, type Fields } from './arguments.js';
import type { ArmClass } from './arm-types.js';

/** Arguments that stand beside `properties` in ARM too. */
const besides = ['location', 'identity', 'sku', 'kind', 'zones', 'plan', 'extendedLocation', 'tags'];

/**
 * The arguments of a class of azure-native in ARM's shape: `name` (the resource's own, else the logical name),
 * `resourceGroupName`, what ARM has beside `properties`, and the rest within `properties`.
 */
export function armBody(fields: Fields, arm: ArmClass, logicalName: Value): ObjectValue {
  const own = fields.get(arm.name);
  const inside = new Set([arm.name, 'resourceGroupName', arm.scope, arm.within?.[0], ...besides]);
  const rest = fields.names.filter((name) => !inside.has(name));
  const properties = arm.hasProperties
    ? fields.get('properties')
    : object(entriesFrom(rest.map((name) => [name, propertyIn(fields, name, arm), fields.keyOrigin(name)])), fields.origin, fields.open);
  return object(
    entriesFrom([
      ['name', orDefault(own, () => logicalName), fields.keyOrigin(arm.name)],
      ['resourceGroupName', fields.get('resourceGroupName'), fields.keyOrigin('resourceGroupName')],
      ...besides.flatMap((name) => (fields.names.includes(name) ? [[name, fields.get(name), fields.keyOrigin(name)] as const] : [])),
      ['properties', properties, fields.keyOrigin('properties')],
    ]),
    fields.origin,
    fields.open,
  );
}

/** A security group's inline rules are flattened as well. */
function propertyIn(fields: Fields, name: string, arm: ArmClass): Value | undefined {
  const value = fields.get(name);
  if (value === undefined || name !== 'securityRules' || !arm.type.endsWith('/networkSecurityGroups')) return value;
  return mapOptions(value, (rules) => (rules.kind === 'list' ? list(rules.items.map(ruleBody), rules.origin, rules.open) : rules));
}

function ruleBody(rule: Value): Value {
  return mapOptions(rule, (one) => (one.kind === 'object' ? object(entriesFrom([['name', one.entries.get('name')], ['properties', one]]), one.origin, one.open) : one));
}

/** The arguments as they are written, with the logical name where no name is given. */
export function plainBody(fields: Fields, logicalName: Value): ObjectValue {
  const own = fields.get('name');
  const others = fields.names.filter((name) => name !== 'name').map((name) => [name, fields.get(name), fields.keyOrigin(name)] as const);
  return object(entriesFrom([['name', orDefault(own, () => logicalName), fields.keyOrigin('name')], ...others]), fields.origin, fields.open);
}

/** The arguments as the Kubernetes API has them, with the type that the class stands for. */
export function kubernetesBody(fields: Fields, apiVersion: string | undefined, kind: string | undefined, at: Origin): ObjectValue {
  const typed: readonly (readonly [string, Value])[] = [
    ...(apiVersion === undefined ? [] : [['apiVersion', scalar(apiVersion, at)] as const]),
    ...(kind === undefined ? [] : [['kind', scalar(kind, at)] as const]),
  ];
  const names = fields.names.filter((name) => !typed.some(([given]) => given === name));
  return object(entriesFrom([...typed, ...names.map((name) => [name, fields.get(name), fields.keyOrigin(name)] as const)]), fields.origin, fields.open);
}

/** The text of an argument that is fully known. */
export function knownText(value: Value | undefined): string | undefined {
  return value?.kind === 'scalar' && typeof value.value === 'string' && !isOmitted(value) ? value.value : undefined;
}
