// Records what `terraform console` makes of each expression of console-expressions.txt.
// Usage: node packages/parser-terraform/scripts/record-console-table.mjs   (Terraform 1.11 on the PATH)
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../src/evaluate/functions/', import.meta.url));
const lines = readFileSync(join(folder, 'console-expressions.txt'), 'utf8').split('\n');
const workspace = mkdtempSync(join(tmpdir(), 'console-'));
writeFileSync(join(workspace, 'terraform.rc'), '');
const environment = {
  ...process.env,
  CHECKPOINT_DISABLE: '1',
  TF_IN_AUTOMATION: '1',
  TF_CLI_CONFIG_FILE: join(workspace, 'terraform.rc'),
};

function terraform(args, input) {
  return spawnSync('terraform', args, { cwd: workspace, env: environment, input, encoding: 'utf8', timeout: 30_000 });
}

/** The text that the console shows in quotes. */
function unquoted(shown) {
  return shown
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|x([0-9a-f]{2})|(.))/gi, (_, short, long, byte, plain) => {
      const code = short ?? long ?? byte;
      if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
      return { n: '\n', r: '\r', t: '\t', a: '\x07', b: '\b', f: '\f', v: '\v' }[plain] ?? plain;
    });
}

function record(expression) {
  const { stdout, status } = terraform(['console', '-no-color'], `jsonencode(${expression})\n`);
  const shown = stdout.trimEnd();
  if (status !== 0) return { expression, refused: true };
  if (shown === '(known after apply)') return { expression, open: true };
  return { expression, json: shown === '(sensitive value)' ? null : unquoted(shown) };
}

try {
  cpSync(join(folder, 'console-files'), workspace, { recursive: true });
  const version = JSON.parse(execFileSync('terraform', ['version', '-json'], { env: environment, encoding: 'utf8' })).terraform_version;
  const { function_signatures: signatures } = JSON.parse(terraform(['metadata', 'functions', '-json']).stdout);
  terraform(['init', '-no-color']);
  const rows = lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => (line.startsWith('? ') ? { expression: line.slice(2), open: true } : record(line)));
  const functions = Object.keys(signatures).filter((name) => !name.includes('::'));
  const head = JSON.stringify({ terraform: version, functions }).slice(0, -1);
  writeFileSync(join(folder, 'console-table.json'), `${head},\n"rows":[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]}\n`);
  process.stdout.write(`${rows.length} expressions, ${rows.filter(({ refused }) => refused).length} refused\n`);
} finally {
  rmSync(workspace, { recursive: true, force: true });
}
