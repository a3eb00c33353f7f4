import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { originOf, list, object, scalar, type Value } from '@akslint/model';
import { describe, expect, it } from 'vitest';
import { evaluationFor } from '../../deployment.js';
import { Diagnostics } from '../../source/diagnostics.js';
import { ConfigSources } from '../../source/config-sources.js';
import { memoryReader } from '../../testing/memory-reader.js';
import { isFailure } from '../failure.js';
import { loadFunctions } from '../function-table.js';
import { evaluateExpression } from '../standalone.js';

interface Row {
  readonly expression: string;
  /** What `jsonencode` makes of it. */
  readonly json?: string;
  readonly refused?: true;
  /** Decided only by a run. */
  readonly open?: true;
}

interface Table {
  readonly terraform: string;
  readonly functions: readonly string[];
  readonly rows: readonly Row[];
}

const folder = fileURLToPath(new URL('.', import.meta.url));
const table: Table = JSON.parse(readFileSync(`${folder}console-table.json`, 'utf8'));
const expressions = readFileSync(`${folder}console-expressions.txt`, 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));

function filesBelow(directory: string, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    readdirSync(directory).flatMap((name): [string, string][] => {
      const path = `${directory}/${name}`;
      return statSync(path).isDirectory() ? Object.entries(filesBelow(path, `${prefix}${name}/`)) : [[`${prefix}${name}`, readFileSync(path, 'utf8')]];
    }),
  );
}

const everything = await loadFunctions(new Set(['templatefile']));
const { evaluation: { files } } = evaluationFor('.', { functions: everything, sources: new ConfigSources(memoryReader(filesBelow(`${folder}console-files`)), new Diagnostics()) });
const at = originOf({ file: 'main.tf', start: 0, end: 0 });
const text = (value: string | number | boolean): Value => scalar(value, at);

/** The locals of console-files/main.tf, and `path`. */
const bindings = new Map(
  Object.entries({
    local: {
      text: text('some text'),
      template: text('Hello, ${name}!'),
      object: object(new Map<string, Value>([['b', text(true)], ['list', list([text(1), text('two')], at)]]), at),
    },
    path: { module: text('.') },
  }).map(([name, values]) => [name, { value: object(new Map(Object.entries(values)), at), isUse: false }] as const),
);

async function answer(expression: string): Promise<string> {
  const value = await evaluateExpression(`jsonencode(${expression})`, files, bindings);
  if (isFailure(value)) return 'refused';
  return value.kind === 'scalar' ? String(value.value) : 'open';
}

function expected(row: Row): string {
  return row.refused ? 'refused' : row.open ? 'open' : (row.json ?? '');
}

describe('Against terraform console', () => {
  it('every recorded expression comes out the same', async () => {
    const differences: string[] = [];
    for (const row of table.rows) {
      const ours = await answer(row.expression);
      const wanted = expected(row);
      if (ours !== wanted) differences.push(`${row.expression}\n  terraform ${wanted}\n  akslint   ${ours}`);
    }
    expect(differences).toEqual([]);
  });

  it('the table holds every listed expression, and every function that Terraform has', () => {
    expect(table.rows.map(({ expression, open }) => expressions.includes(expression) || (open && expressions.includes(`? ${expression}`)))).not.toContain(false);
    expect(table.rows).toHaveLength(expressions.length);
    expect(table.functions.filter((name) => !table.rows.some(({ expression }) => new RegExp(`\\b${name}\\(`).test(expression)))).toEqual([]);
    expect(table.functions.filter((name) => everything.get(name) === undefined)).toEqual(['can', 'try']);
  });
});
