/**
 * A small module library such as people publish: each module calls four of its own, and beside every Bicep file stands
 * what it compiles to, with the called templates inside. Gives paths and texts.
 */
export function generatedLibrary(modules) {
  const files = new Map();
  for (let index = 0; index < modules; index += 1) {
    const children = ['pool', 'logs', 'identity', 'policy'].map((name) => ({ name, ...child(name, index) }));
    for (const { name, bicep, arm } of children) {
      files.set(`module${index}/${name}/main.bicep`, bicep);
      files.set(`module${index}/${name}/main.json`, JSON.stringify(arm, undefined, 2));
    }
    const main = parent(children, index);
    files.set(`module${index}/main.bicep`, main.bicep);
    files.set(`module${index}/main.json`, JSON.stringify(main.arm, undefined, 2));
  }
  return files;
}

const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
const settings = ['name', 'location', 'sku', 'version', 'owner', 'mode', 'zone', 'tier'];

function parameters(index) {
  return settings.map((name) => ({ name, description: `Required. The ${name} of resource number ${index}, as the service documents it.`, fallback: name === 'name' ? undefined : `${name}-${index}` }));
}

function head(index) {
  const bicep = parameters(index).map(({ name, description, fallback }) => `@description('${description}')\nparam ${name} string${fallback === undefined ? '' : ` = '${fallback}'`}\n`).join('\n');
  const arm = Object.fromEntries(
    parameters(index).map(({ name, description, fallback }) => [name, { type: 'string', ...(fallback === undefined ? {} : { defaultValue: fallback }), metadata: { description } }]),
  );
  return { bicep, arm };
}

function child(kind, index) {
  const { bicep, arm } = head(index);
  const properties = settings.map((name) => `    ${name}: !empty(${name}) ? '\${${name}}-${kind}' : null\n`).join('');
  return {
    bicep: `metadata name = '${kind} ${index}'\n\n${bicep}\nvar tags = { kind: '${kind}', number: ${index} }\n\nresource ${kind} 'Microsoft.Example/${kind}s@2026-01-01' = {\n  name: name\n  location: location\n  tags: union(tags, { owner: toLower(owner) })\n  properties: {\n${properties}  }\n}\n\n@description('The id of the ${kind}.')\noutput resourceId string = ${kind}.id\n`,
    arm: {
      $schema: schema,
      languageVersion: '2.0',
      contentVersion: '1.0.0.0',
      metadata: { _generator: { name: 'bicep', version: '0.42.1.0', templateHash: '1234567890123456789' }, name: `${kind} ${index}` },
      parameters: arm,
      variables: { tags: { kind, number: index } },
      resources: {
        [kind]: {
          type: `Microsoft.Example/${kind}s`,
          apiVersion: '2026-01-01',
          name: "[parameters('name')]",
          location: "[parameters('location')]",
          tags: "[union(variables('tags'), createObject('owner', toLower(parameters('owner'))))]",
          properties: Object.fromEntries(settings.map((name) => [name, `[if(not(empty(parameters('${name}'))), format('{0}-${kind}', parameters('${name}')), null())]`])),
        },
      },
      outputs: { resourceId: { type: 'string', metadata: { description: `The id of the ${kind}.` }, value: `[resourceId('Microsoft.Example/${kind}s', parameters('name'))]` } },
    },
  };
}

function parent(children, index) {
  const { bicep, arm } = head(index);
  const calls = children.map(({ name }) => `module ${name} '${name}/main.bicep' = {\n  name: '\${uniqueString(deployment().name, location)}-${name}'\n  params: {\n${settings.map((one) => `    ${one}: ${one}\n`).join('')}  }\n}\n`).join('\n');
  const nested = children.map(({ name, arm: template }) => [
    name,
    {
      type: 'Microsoft.Resources/deployments',
      apiVersion: '2025-04-01',
      name: `[format('{0}-${name}', uniqueString(deployment().name, parameters('location')))]`,
      properties: { expressionEvaluationOptions: { scope: 'inner' }, mode: 'Incremental', parameters: Object.fromEntries(settings.map((one) => [one, { value: `[parameters('${one}')]` }])), template },
    },
  ]);
  return {
    bicep: `metadata name = 'module ${index}'\n\n${bicep}\n${calls}`,
    arm: { $schema: schema, languageVersion: '2.0', contentVersion: '1.0.0.0', parameters: arm, resources: Object.fromEntries(nested) },
  };
}
