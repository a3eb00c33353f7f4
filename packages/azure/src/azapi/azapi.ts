import { optionsOf, type Reason, type Setting, type Value } from '@akslint/model';
import { armIdentity, armType, armVersion, type ArmResource } from '../arm/arm-resource.js';
import { identityIds, readPatch } from '../arm/cluster.js';
import { armDialect } from '../arm/dialect.js';
import { clusterType, readArm } from '../arm/index.js';
import { SchemaCheck } from '../arm/schema/schema-check.js';
import { azurermBody, ignoredBy } from '../azurerm/dialect.js';
import { declare, knownText, type Declaration, type Source, type Target } from '../declared.js';
import { contentOf, isNull } from '../reading/property.js';
import { firstWritten, Section } from '../reading/section.js';
import { mergePatch } from './merge-patch.js';

/** What an `azapi_resource` or `azapi_update_resource` declares. Where its body comes from is decided here, what it means in `arm`. */
export function readAzapi(source: Source): Declaration | undefined {
  const { type, isData } = source.resource;
  if (isData || (type !== 'azapi_resource' && type !== 'azapi_update_resource')) return undefined;
  const body = azurermBody(source);
  const written = armTypeOf(body.text('type').value);
  const isUpdate = type === 'azapi_update_resource';
  const parent = isUpdate ? updateTarget(body) : { by: 'id' as const, id: body.text('parent_id').value };
  if (typeof written !== 'string') {
    return written && { kind: 'riddle', ...declare(source, body.text('name').value), target: parent, reason: written };
  }
  const arm = azapiResource(source, body, written, parent);
  if (!isUpdate) return readArm(arm);
  return written === clusterType ? readPatch(arm) : undefined;
}

function azapiResource(source: Source, body: Section, type: string, parent: Target): ArmResource {
  const merged = mergedBody(body);
  const check = new SchemaCheck(type, armVersion(knownText(body.text('type').value) ?? ''), merged);
  const ignored = ignoredBy(source.resource.ignoredChanges);
  const root = new Section(merged, armDialect((path) => [...ignored(path), ...check.adviceOn(path.slice(1))]), ['body']);
  return {
    source,
    type,
    root,
    check,
    name: firstWritten(body.text('name'), root.text('name')),
    identity: azapiIdentity(body, root),
    parent,
    group: parent.by === 'id' ? parent.id : undefined,
  };
}

/** `body` with `sensitive_body` laid over it; an omitted body stands at the resource. */
function mergedBody(body: Section): Value {
  return mergePatch(contentOf(body.read('body').value), body.read('sensitive_body').value);
}

function azapiIdentity(body: Section, root: Section): ArmResource['identity'] {
  const outer = body.section('identity');
  const inner = armIdentity(root.section('identity'));
  const innerIds: Setting = { ...inner.ids, value: identityIds(inner.ids.value, inner.ids.label) };
  return { type: firstWritten(outer.text('type'), inner.type), ids: firstWritten(outer.list('identity_ids'), innerIds) };
}

function updateTarget(body: Section): Target {
  const id = body.text('resource_id').value;
  if (!isNull(id)) return { by: 'id', id };
  return { by: 'name', name: body.text('name').value, group: body.text('parent_id').value };
}

/** The type without its API version, when every option agrees; a reason when it cannot be known. */
function armTypeOf(type: Value): string | Reason | undefined {
  const types = new Set<string>();
  for (const { value } of optionsOf(type)) {
    if (value.kind === 'unknown') return value.reason;
    if (value.kind !== 'scalar') return { text: 'it is known only after deployment' };
    types.add(armType(String(value.value)) ?? '');
  }
  const [only, ...others] = types;
  if (others.length > 0) return { text: 'its type is one of several' };
  return only === '' ? undefined : only;
}
