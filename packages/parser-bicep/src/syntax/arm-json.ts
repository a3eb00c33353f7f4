import type { ArmFile, DeploymentScope, JsonObject, JsonValue } from './arm-ast.js';
import { type JsonTree, parseJsonTree } from './json-tree.js';

/** Every template and parameter file has one of these words; most other JSON is sorted out here, unread. */
const TRACE = /"(?:resources|parameters)"|deployment(?:template|parameters)/i;

const templateSchemas = new Map<string, DeploymentScope>([
  ['deploymenttemplate', 'resourceGroup'],
  ['subscriptiondeploymenttemplate', 'subscription'],
  ['managementgroupdeploymenttemplate', 'managementGroup'],
  ['tenantdeploymenttemplate', 'tenant'],
]);

const parameterSchemas = new Set([
  'deploymentparameters',
  'subscriptiondeploymentparameters',
  'managementgroupdeploymentparameters',
  'tenantdeploymentparameters',
]);

/**
 * Reads a JSON file that is a deployment template or a parameter file, by its `$schema` or else by its shape.
 *
 * @param file Path relative to the scan root.
 * @param text The whole file, without a BOM. Comments, commas before closing brackets and strings of several lines are
 *   read as ARM does.
 * @returns `undefined` for any other JSON, broken or not. Errors of a template are told in `errors`; nothing is thrown.
 */
export function parseArmJson(file: string, text: string): ArmFile | undefined {
  if (!TRACE.test(text)) return undefined;
  const tree = parseJsonTree(text);
  const root = tree.root;
  if (root?.kind !== 'object') return undefined;
  const schema = memberOf(root, '$schema');
  const bySchema = schema?.kind === 'string' ? fileOfSchema(file, text, root, tree, schema.value) : undefined;
  return bySchema ?? fileOfShape(file, text, root, tree);
}

/** The value of a member, its name compared as ARM does: without case. The last of several wins. */
export function memberOf(object: JsonObject, name: string): JsonValue | undefined {
  const wanted = name.toLowerCase();
  return object.members.findLast((member) => member.name.length === name.length && member.name.toLowerCase() === wanted)?.value;
}

/** What a template with this `$schema` is deployed to; `undefined` where the text is no template's schema. */
export function scopeOfSchema(schema: string): DeploymentScope | undefined {
  return templateSchemas.get(schemaName(schema));
}

/** The last part of the address: hosts, protocols and versions have changed over the years. */
function schemaName(schema: string): string {
  const [address = ''] = schema.toLowerCase().split(/[#?]/, 1);
  const name = address.slice(address.lastIndexOf('/') + 1);
  return name.endsWith('.json') ? name.slice(0, -'.json'.length) : name;
}

function fileOfSchema(file: string, text: string, root: JsonObject, tree: JsonTree, schema: string): ArmFile | undefined {
  const { comments, errors } = tree;
  const scope = scopeOfSchema(schema);
  if (scope !== undefined) return { kind: 'template', file, text, root, comments, errors, scope };
  return parameterSchemas.has(schemaName(schema)) ? { kind: 'parameters', file, text, root, comments, errors } : undefined;
}

function fileOfShape(file: string, text: string, root: JsonObject, tree: JsonTree): ArmFile | undefined {
  const { comments, errors } = tree;
  if (hasTemplateShape(root)) return { kind: 'template', file, text, root, comments, errors, scope: 'resourceGroup' };
  return hasParametersShape(root) ? { kind: 'parameters', file, text, root, comments, errors } : undefined;
}

function hasTemplateShape(root: JsonObject): boolean {
  const resources = memberOf(root, 'resources');
  const hasVersion = memberOf(root, 'contentVersion')?.kind === 'string';
  if (resources?.kind === 'object') return hasVersion;
  return resources?.kind === 'array' && (hasVersion || resources.items.some(isResource));
}

function isResource(value: JsonValue): boolean {
  if (value.kind !== 'object' || memberOf(value, 'apiVersion')?.kind !== 'string') return false;
  const type = memberOf(value, 'type');
  return type?.kind === 'string' && type.value.includes('/');
}

function hasParametersShape(root: JsonObject): boolean {
  const parameters = memberOf(root, 'parameters');
  if (parameters?.kind !== 'object' || memberOf(root, 'contentVersion')?.kind !== 'string') return false;
  return parameters.members.length > 0 && parameters.members.every(({ value }) => isAssignment(value));
}

function isAssignment(value: JsonValue): boolean {
  return value.kind === 'object' && (memberOf(value, 'value') !== undefined || memberOf(value, 'reference') !== undefined);
}
