// Records what `terraform plan` makes of the configurations in src/evaluate/plan-table, as plan.json beside each.
// Needs terraform 1.11.4; no provider is downloaded. Run from the package: node scripts/record-plan-table.mjs
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const table = fileURLToPath(new URL('../src/evaluate/plan-table/', import.meta.url));

function inputs(module, found = {}) {
  for (const { address, values } of module.resources ?? []) found[address] = values.input;
  for (const child of module.child_modules ?? []) inputs(child, found);
  return found;
}

for (const { name } of readdirSync(table, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  const directory = mkdtempSync(join(tmpdir(), 'plan-table-'));
  cpSync(join(table, name), directory, { recursive: true });
  const terraform = (...args) => execFileSync('terraform', args, { cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1e8 });
  terraform('init', '-no-color');
  terraform('plan', '-no-color', '-out', 'plan');
  const plan = JSON.parse(terraform('show', '-json', 'plan'));
  writeFileSync(join(table, name, 'plan.json'), `${JSON.stringify(inputs(plan.planned_values.root_module), null, 2)}\n`);
  rmSync(directory, { recursive: true });
}
