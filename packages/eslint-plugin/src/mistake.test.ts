import { afterAll, expect, it, vi } from 'vitest';
import { Folder } from './testing/folder.js';

vi.mock('@akslint/azure', () => ({
  describeSubjects: () => {
    throw new Error('boom');
  },
}));

const folder = new Folder({});
afterAll(() => {
  folder.remove();
});

it("a mistake of akslint's own is told once, and ESLint goes on", () => {
  const text = "import { containerservice } from '@pulumi/azure-native';\nnew containerservice.ManagedCluster('aks', {});\n";
  const found = folder.messages('index.ts', text, { 'akslint/azure-k8s-01': 'error', 'akslint/azure-k8s-02': 'error', 'no-undef': 'error' });
  expect(found.map(({ line, messageId, message }) => [line, messageId, message])).toEqual([
    [1, 'unread', 'akslint went wrong on this program, so nothing is known of its clusters: boom'],
  ]);
});
