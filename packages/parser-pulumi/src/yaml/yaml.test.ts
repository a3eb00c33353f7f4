import { describe, expect, it } from 'vitest';
import { scenario, show } from '../testing/scenario.js';

const head = 'name: app\nruntime: yaml\n';

describe('a program in Pulumi YAML', () => {
  const program = `${head}config:
  private:
    type: boolean
  size: { type: integer, default: 3 }
variables:
  zone: none
  creds:
    fn::invoke:
      function: azure-native:containerservice:getManagedCluster
      arguments: { resourceGroupName: rg, resourceName: other }
resources:
  rg:
    type: azure-native:resources:ResourceGroup
    properties: { location: westeurope }
  aks:
    type: azure-native:containerservice/v20240901:ManagedCluster
    defaultProvider: true
    properties:
      resourceGroupName: \${rg.name}
      location: \${rg.location}
      apiServerAccessProfile:
        enablePrivateCluster: \${private}
        privateDNSZone: \${zone}
      agentPoolProfiles: [{ count: "\${size}", name: "n-\${size}" }]
    options:
      ignoreChanges: [kubernetesVersion]
  diag:
    type: azure-native:monitor:DiagnosticSetting
    properties: { resourceUri: "\${aks.id}", logs: [] }
  provider:
    type: pulumi:providers:kubernetes
    properties: { kubeconfig: "\${aks.fqdn}" }
  deny:
    type: kubernetes:networking.k8s.io/v1:NetworkPolicy
    properties: { spec: { podSelector: {} } }
    options: { provider: "\${provider}" }
`;

  it('gives resources in the shape of the other programs', async () => {
    const { deployment, resource } = await scenario({ 'Pulumi.yaml': program });
    expect(deployment().format).toBe('pulumi-yaml');
    expect(deployment().resources.map(({ type, address }) => `${type} ${address}`)).toEqual([
      'Microsoft.Resources/resourceGroups rg',
      'Microsoft.ContainerService/managedClusters@2024-09-01 aks',
      'Microsoft.Insights/diagnosticSettings diag',
      'pulumi:providers:kubernetes provider',
      'kubernetes:networking.k8s.io/v1:NetworkPolicy deny',
    ]);
    expect(show(resource('aks').body)).toBe(
      '{name: "aks", resourceGroupName: →ResourceGroup rg.name, location: "westeurope", properties: {apiServerAccessProfile: {enablePrivateCluster: ?(configuration "app:private" has no value; bool, nonNull, key config app:private), privateDNSZone: "none"}, agentPoolProfiles: [{count: 3, name: "n-3"}]}}',
    );
    expect([show(resource('diag').parent), resource('aks').ignoredChanges, show(resource('deny').provider)]).toEqual([
      '→ManagedCluster aks.id',
      ['kubernetesVersion'],
      '{name: "provider", kubeconfig: →ManagedCluster aks.fqdn, derivedFrom: [→ManagedCluster aks.fqdn]}',
    ]);
  });

  it('points at the deciding text', async () => {
    const { trace, resource, place } = await scenario({ 'Pulumi.yaml': program, 'Pulumi.dev.yaml': 'config:\n  app:private: true\n' });
    expect(trace('aks', 'properties.apiServerAccessProfile.enablePrivateCluster')).toBe('Pulumi.dev.yaml:2 < Pulumi.yaml:24');
    expect(trace('aks', 'properties.apiServerAccessProfile.privateDNSZone')).toBe('Pulumi.yaml:8 < Pulumi.yaml:25');
    expect(place(resource('aks').declaredAt)).toBe('Pulumi.yaml:17');
  });

  it.each([
    ['{ fn::join: ["-", [a, "${pulumi.project}"]] }', '"a-app"'],
    ['{ fn::select: [1, [a, b]] }', '"b"'],
    ['{ fn::split: [",", "a,b"] }', '["a", "b"]'],
    ['{ fn::toJSON: { a: 1 } }', '?(it is a text that spells a structure; string, nonNull) of {a: 1}'],
    ['{ fn::secret: x }', '"x"'],
    ['{ Fn::Join: ["", [a, b]] }', '"ab"'],
    ['{ fn::readFile: ./x.txt }', '"text"'],
    ['{ fn::nope: x }', '?(fn::nope is not evaluated; nonNull)'],
    ['{ fn::azure-native:keyvault:listX: {} }', '?(azure-native:keyvault:listX is answered only during deployment; nonNull)'],
    ['"$${a}"', '"${a}"'],
    ['"${missing}"', '?(there is no "missing" in this program)'],
    ['"${self}"', '?("self" depends on itself)'],
    ['"${pulumi.stack}"', '?(no stack is chosen; string, nonNull, key stack)'],
    ["'${object.list[1][\"k\"]}'", '2'],
    ['*anchor', '"shared"'],
  ])('%s', async (expression, expected) => {
    const text = `${head}variables:\n  self: \${self}\n  object: { list: [0, { k: 2 }] }\n  base: &anchor shared\nresources:\n  aks:\n    type: azure-native:containerservice:ManagedCluster\n    properties:\n      v: ${expression}\n`;
    const { value } = await scenario({ 'Pulumi.yaml': text, 'x.txt': 'text' });
    expect(value('aks', 'properties.v')).toBe(expected);
  });

  it('may stand in Main.yaml, look resources up and name them otherwise', async () => {
    const main = `resources:\n  a:\n    type: azure:containerservice/kubernetesCluster:KubernetesCluster\n    name: prod\n    properties: { privateClusterEnabled: true }\n  b:\n    type: azure-native:containerservice:ManagedCluster\n    get: { id: /subscriptions/1 }\n  c:\n    properties: {}\n`;
    const { deployment, notices } = await scenario({ 'Pulumi.yaml': head, 'Main.yaml': main });
    expect(deployment().resources.map(({ type, address, isData, body }) => `${type} ${address} ${isData} ${show(body)}`)).toEqual([
      'azurerm_kubernetes_cluster prod false {name: "prod", privateClusterEnabled: true}',
      'Microsoft.ContainerService/managedClusters b true {name: "b", properties: {id: "/subscriptions/1"}}',
    ]);
    expect(notices.map(({ message }) => message)).toEqual(['"c" has no type that can be read, so it is left out.']);
  });
});
