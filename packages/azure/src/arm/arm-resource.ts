import { propertyOf, scalar, withOrigin, type Setting, type Value } from '@akslint/model';
import { declare, knownText, type Declared, type Source, type Target } from '../declared.js';
import { ignoredBy, isPulumi } from '../azurerm/dialect.js';
import { isNull } from '../reading/property.js';
import { Section, type Dialect } from '../reading/section.js';
import { armDialect } from './dialect.js';
import { SchemaCheck } from './schema/schema-check.js';

/** A resource in ARM's shape, wherever its parts were written. */
export interface ArmResource {
  readonly source: Source;
  /** In lower case, without the API version. */
  readonly type: string;
  /** Holds `properties`, `sku` and so on. */
  readonly root: Section;
  /** What the schema has to say of the body. */
  readonly check: SchemaCheck;
  readonly name: Setting;
  readonly identity: { readonly type: Setting; readonly ids: Setting };
  /** What it is attached to or stands in. */
  readonly parent: Target;
  /** For a resource of a resource group: the group's id; undefined for the deployment's own. */
  readonly group: Value | undefined;
}

/** The head of what an ARM resource declares, with more notes on it. */
export function declareArm(arm: ArmResource, notes: readonly string[] = []): Declared {
  const declared = declare(arm.source, arm.name.value);
  return { ...declared, head: { ...declared.head, notes: [...declared.head.notes, ...notes] } };
}

/** `Microsoft.X/y@2024-01-01` in lower case without its API version; undefined for what is no ARM type. */
export function armType(type: string): string | undefined {
  const [name = ''] = type.split('@');
  return name.includes('/') ? name.toLowerCase() : undefined;
}

/** The API version of `Microsoft.X/y@2024-01-01`, if one is written. */
export function armVersion(type: string): string | undefined {
  return type.split('@')[1];
}

/** A resource of a format that spells ARM by itself (Bicep, ARM JSON). */
export function armResource(source: Source): ArmResource | undefined {
  const type = armType(source.resource.type);
  if (type === undefined) return undefined;
  const { body, declaredAt } = source.resource;
  const written = withOrigin(body, { ...declaredAt, via: body.origin.via ?? declaredAt.via });
  const check = new SchemaCheck(type, armVersion(source.resource.type), written);
  const root = new Section(written, armDialect(adviceFor(source, check)));
  const group = root.text('resourceGroupName').value;
  const name = root.text('name');
  return {
    source,
    type,
    root,
    check,
    name: ownName(name, type),
    identity: armIdentity(root.section('identity')),
    parent: attachment(source, name.value, type),
    group: isNull(group) ? groupOf(source) : group,
  };
}

/** Pulumi's `ignoreChanges` names arguments, which have no `properties` around them. */
function adviceFor({ resource, deployment }: Source, check: SchemaCheck): Dialect['adviceOn'] {
  if (!isPulumi(deployment)) return (path) => check.adviceOn(path);
  const ignored = ignoredBy(resource.ignoredChanges, 'ignoreChanges');
  return (path) => [...ignored(path.filter((name, index) => index > 0 || name !== 'properties')), ...check.adviceOn(path)];
}

/** `identity` in ARM's shape; the ids are the keys of a map, or (in azure-native) a list. */
export function armIdentity(identity: Section): ArmResource['identity'] {
  return { type: identity.read('type'), ids: identity.read('userAssignedIdentities') };
}

/** The last part of a child's `parent/child` name. */
function ownName(name: Setting, type: string): Setting {
  const text = knownText(name.value);
  if (text === null || !text.includes('/') || type.split('/').length <= 2) return name;
  return { ...name, value: scalar(text.slice(text.lastIndexOf('/') + 1), name.value.origin) };
}

/** The resource group that a template says it deploys to; undefined for the one that is chosen at deployment. */
function groupOf({ resource }: Source): Value | undefined {
  const { parent } = resource;
  return parent?.kind === 'reference' && parent.target === 'resourceGroup()' ? undefined : parent;
}

function attachment({ resource }: Source, name: Value, type: string): Target {
  if (resource.parent !== undefined) return { by: 'id', id: resource.parent };
  const scope = propertyOf(resource.body, 'scope');
  if (scope !== undefined) return { by: 'id', id: scope };
  const [first, ...rest] = knownText(name)?.split('/') ?? [];
  if (first === undefined || rest.length === 0 || !type.startsWith('microsoft.containerservice/managedclusters/')) return { by: 'deployment' };
  return { by: 'name', name: scalar(first, name.origin), group: undefined };
}
