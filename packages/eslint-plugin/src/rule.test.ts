import { describe, it } from 'vitest';
import plugin from './index.js';
import { majors, parser } from './testing/majors.js';

const native = (args: string): string => `import { containerservice } from '@pulumi/azure-native';\nnew containerservice.ManagedCluster('aks', ${args});\n`;
const classic = (args: string): string => `import * as azure from '@pulumi/azure';\nnew azure.containerservice.KubernetesCluster('aks', ${args});\n`;
const only = (...wanted: readonly string[]): object => ({
  requirements: Object.fromEntries(['private-cluster', 'authorized-ip-ranges', 'public-fqdn', 'private-dns-zone'].map((id) => [id, wanted.includes(id) ? 'on' : 'off'])),
});
const open = native('{ apiServerAccessProfile: { enablePrivateCluster: false } }');

describe.each(Object.entries(majors))('ESLint %s', (_, { FlatTester }) => {
  Object.assign(FlatTester, { describe, it, itOnly: it.only });
  const tester = new FlatTester({ languageOptions: { parser } });
  const rule = (id: string) => plugin.rules?.[id] as NonNullable<typeof plugin.rules>[string] & object;

  tester.run('azure-k8s-01', rule('azure-k8s-01') as never, {
    valid: [
      { name: 'a program without the packages', code: 'export const enablePrivateCluster = false;\n', filename: 'index.ts' },
      { name: 'a private cluster', code: native('{ apiServerAccessProfile: { enablePrivateCluster: true } }'), options: [only('private-cluster')], filename: 'index.ts' },
      { name: 'a requirement that is off', code: open, options: [only()], filename: 'index.ts' },
      { name: 'what cannot be decided', code: native('{ apiServerAccessProfile: { enablePrivateCluster: globalThis.x } }'), options: [only('private-cluster')], filename: 'index.ts' },
    ],
    invalid: [
      {
        name: 'the literal that decides, with a better one',
        code: open,
        options: [only('private-cluster')],
        filename: 'index.ts',
        errors: [
          {
            messageId: 'private-cluster',
            data: { text: 'The API server is reachable from the internet: apiServerAccessProfile.enablePrivateCluster is false. To mend it, set apiServerAccessProfile.enablePrivateCluster to true (it cannot be changed later: the cluster is replaced). [private-cluster]' },
            line: 2, column: 94, endLine: 2, endColumn: 99,
            suggestions: [{ messageId: 'replace', data: { value: 'true' }, output: open.replace('false', 'true') }],
          },
        ],
      },
      {
        name: 'the arguments without the property, with the property',
        code: classic('{\n  name: "shop",\n}'),
        options: [only('private-cluster')],
        filename: 'index.ts',
        errors: [
          {
            messageId: 'private-cluster',
            line: 2, column: 1, endLine: 2, endColumn: 45,
            suggestions: [{ messageId: 'insert', data: { property: 'privateClusterEnabled: true' }, output: classic('{\n  name: "shop",\n  privateClusterEnabled: true,\n}') }],
          },
        ],
      },
      {
        name: 'what cannot be decided, when that is wanted',
        code: native('{ apiServerAccessProfile: { enablePrivateCluster: process.env.X === "1" } }'),
        options: [{ ...only('private-cluster'), unknowns: true }],
        filename: 'index.ts',
        errors: [{ messageId: 'private-cluster-unknown', line: 2 }],
      },
    ],
  });

  tester.run('azure-k8s-08', rule('azure-k8s-08') as never, {
    valid: [],
    invalid: [{ name: 'an absent companion at the declaration', code: native('{}'), filename: 'index.ts', errors: [{ messageId: 'control-plane-logs', line: 2, column: 1 }] }],
  });

  tester.run('azure-k8s-04', rule('azure-k8s-04') as never, {
    valid: [{ name: 'a companion that is elsewhere', code: native('{}'), options: [{ companions: { defender: 'elsewhere' } }], filename: 'index.ts' }],
    invalid: [{ name: 'an absent companion', code: native('{}'), filename: 'index.ts', errors: [{ messageId: 'defender' }] }],
  });
});
