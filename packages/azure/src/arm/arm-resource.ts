import { propertyOf, scalar, withOrigin, type Setting, type Value } from '@akslint/model';
import { declare, knownText, type Declared, type Source, type Target } from '../declared.js';
import { ignoredBy, isPulumi } from '../azurerm/dialect.js';
import { isNull } from '../reading/property.js';
import { Section, type Dialect } from '../reading/section.js';
import { armDialect } from './dialect.js';

/** A resource in ARM's shape, wherever its parts were written. */
export interface ArmResource {
  readonly source: Source;
  /** In lower case, without the API version. */
  readonly type: string;
  /** Holds `properties`, `sku` and so on. */
  readonly root: Section;
  readonly name: Setting;
  readonly identity: { readonly type: Setting; readonly ids: Setting };
  /** What it is attached to or stands in. */
  readonly parent: Target;
  /** For a resource of a resource group: the group's id; undefined for the deployment's own. */
  readonly group: Value | undefined;
}

/** The head of what an ARM resource declares. */
export function declareArm(arm: ArmResource): Declared {
  return declare(arm.source, arm.name.value);
}

/** `Microsoft.X/y@2024-01-01` in lower case without its API version; undefined for what is no ARM type. */
export function armType(type: string): string | undefined {
  const [name = ''] = type.split('@');
  return name.includes('/') ? name.toLowerCase() : undefined;
}

/** A resource of a format that spells ARM by itself (Bicep, ARM JSON). */
export function armResource(source: Source): ArmResource | undefined {
  const type = armType(source.resource.type);
  if (type === undefined) return undefined;
  const { body, declaredAt } = source.resource;
  const root = new Section(withOrigin(body, { ...declaredAt, via: body.origin.via ?? declaredAt.via }), dialectOf(source));
  const group = root.text('resourceGroupName').value;
  const name = root.text('name');
  return {
    source,
    type,
    root,
    name: ownName(name, type),
    identity: armIdentity(root.section('identity')),
    parent: attachment(source, name.value, type),
    group: isNull(group) ? undefined : group,
  };
}

/** Pulumi's `ignoreChanges` names arguments, which have no `properties` around them. */
function dialectOf({ resource, deployment }: Source): Dialect {
  if (!isPulumi(deployment)) return armDialect();
  const ignored = ignoredBy(resource.ignoredChanges, 'ignoreChanges');
  return armDialect({ ignored: (path) => ignored(path.filter((name, index) => index > 0 || name !== 'properties')) });
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

function attachment({ resource }: Source, name: Value, type: string): Target {
  if (resource.parent !== undefined) return { by: 'id', id: resource.parent };
  const scope = propertyOf(resource.body, 'scope');
  if (scope !== undefined) return { by: 'id', id: scope };
  const [first, ...rest] = knownText(name)?.split('/') ?? [];
  if (first === undefined || rest.length === 0 || !type.startsWith('microsoft.containerservice/managedclusters/')) return { by: 'deployment' };
  return { by: 'name', name: scalar(first, name.origin), group: undefined };
}
