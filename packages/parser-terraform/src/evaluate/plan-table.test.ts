import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Value } from '@akslint/model';
import { scenario, show } from '../testing/scenario.js';

const table = fileURLToPath(new URL('./plan-table/', import.meta.url));

function filesOf(directory: string): Record<string, string> {
  const entries = readdirSync(directory, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map(({ name, parentPath }) => {
      const path = `${parentPath}/${name}`;
      return [path.slice(directory.length).replace(/^\/+/, ''), readFileSync(path, 'utf8')];
    }),
  );
}

function plain(value: Value | undefined): unknown {
  switch (value?.kind) {
    case 'scalar':
      return value.value;
    case 'list':
      return value.items.map(plain);
    case 'object':
      return Object.fromEntries([...value.entries.keys()].map((key) => [key, plain(value.entries.get(key))]));
    default:
      return show(value);
  }
}

/** Recorded by scripts/record-plan-table.mjs. */
describe('terraform plan', () => {
  it.each(['values', 'layers'])('makes the same resources with the same values of %s', async (name) => {
    const { 'plan.json': plan = '{}', ...files } = filesOf(`${table}${name}`);
    const s = await scenario(files);
    expect(s.errors).toEqual([]);
    const root = s.deployment('.');
    expect(Object.fromEntries(root.resources.map(({ address, body }) => [address, plain(body.entries.get('input'))]))).toEqual(JSON.parse(plan));
  });
});
