import { describe, expect, it } from 'vitest';
import { memberOf, parseArmJson, scopeOfSchema } from './arm-json.js';

const host = 'https://schema.management.azure.com/schemas';

function kindOf(json: unknown): string | undefined {
  const file = parseArmJson('main.json', JSON.stringify(json));
  return file?.kind === 'template' ? `template of ${file.scope}` : file?.kind;
}

describe('a deployment template', () => {
  it.each([
    [`${host}/2019-04-01/deploymentTemplate.json#`, 'resourceGroup'],
    [`${host}/2018-05-01/subscriptionDeploymentTemplate.json#`, 'subscription'],
    [`${host}/2019-08-01/managementGroupDeploymentTemplate.json#`, 'managementGroup'],
    [`${host}/2019-08-01/tenantDeploymentTemplate.json#`, 'tenant'],
    ['http://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json', 'resourceGroup'],
    ['HTTPS://SCHEMA.MANAGEMENT.AZURE.COM/SCHEMAS/2015-01-01/DEPLOYMENTTEMPLATE.JSON#', 'resourceGroup'],
    ['http://schemas.management.azure.com/deploymentTemplate?api-version=2015-01-01-preview', 'resourceGroup'],
  ])('is known by %s', ($schema, scope) => {
    expect(scopeOfSchema($schema)).toBe(scope);
    expect(kindOf({ $schema, contentVersion: '1.0.0.0', resources: [] })).toBe(`template of ${scope}`);
  });

  it('is known by its shape', () => {
    expect(kindOf({ contentVersion: '1.0.0.0', resources: {} })).toBe('template of resourceGroup');
    expect(kindOf({ resources: [{ type: 'a/b', apiVersion: '2024-01-01', name: 'c' }] })).toBe('template of resourceGroup');
  });

  it('may be wrong, and says where', () => {
    const file = parseArmJson('main.json', `{ "$schema": "${host}/2019-04-01/deploymentTemplate.json#", "resources": [ }`);
    expect(file?.kind).toBe('template');
    expect(file?.errors.map(({ message }) => message)).toEqual(['unexpected "}"', 'expected "]"']);
  });

  it('has members whose names have no case, the last of several first', () => {
    const file = parseArmJson('main.json', '{ "contentVersion": "1", "Resources": [], "resources": { } }');
    expect(file && memberOf(file.root, 'RESOURCES')).toEqual({ kind: 'object', start: 55, end: 58, members: [] });
    expect(file && memberOf(file.root, 'outputs')).toBeUndefined();
  });
});

describe('a parameter file', () => {
  it('is known by its schema or its shape', () => {
    const $schema = `${host}/2019-04-01/deploymentParameters.json#`;
    expect(kindOf({ $schema, contentVersion: '1.0.0.0', parameters: {} })).toBe('parameters');
    expect(kindOf({ contentVersion: '1.0.0.0', parameters: { a: { value: 1 }, b: { reference: {} } } })).toBe('parameters');
  });
});

describe('other JSON', () => {
  it.each([
    ['a package', { name: 'x', resources: ['a'] }],
    ['a workflow', { $schema: `${host}/2016-06-01/workflowdefinition.json#`, contentVersion: '1.0.0.0', parameters: { a: {} } }],
    ['parameters of another kind', { parameters: { a: { value: 1 } } }],
    ['a list', [{ resources: [] }]],
    ['a text', 'resources'],
  ])('such as %s is none of ours', (_what, json) => {
    expect(kindOf(json)).toBeUndefined();
  });

  it('may be broken', () => {
    expect(parseArmJson('a.json', '{ "resources": [')).toBeUndefined();
    expect(parseArmJson('a.json', '')).toBeUndefined();
    expect(parseArmJson('a.json', 'deploymentTemplate \0\u0001')).toBeUndefined();
  });
});
