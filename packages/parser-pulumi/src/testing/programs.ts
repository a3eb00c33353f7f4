/** An azure-native cluster whose arguments are `body`, after the lines of `before`. */
export function nativeProgram(body: string, before = ''): string {
  return `import * as pulumi from '@pulumi/pulumi';
import * as cs from '@pulumi/azure-native/containerservice';
${before}
const aks = new cs.ManagedCluster('aks', ${body});
`;
}
