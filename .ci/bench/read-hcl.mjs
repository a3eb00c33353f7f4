/**
 * Reads files of HCL in this process and prints how long it took, in milliseconds of one line of JSON: `start` until the
 * reader can read, then each of the `passes` over all files. The trees of a pass are kept until it ends, as a linter
 * keeps them.   node read-hcl.mjs READER LIST PASSES, where
 * READER is `hcl2json` or the address of a module with `parseHcl`, and LIST is a JSON file with paths
 */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

const [reader, list, passes] = process.argv.slice(2);
const files = JSON.parse(readFileSync(list, 'utf8')).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const begin = performance.now();
const read = reader === 'hcl2json' ? await theirs() : await ours(reader);
const report = { start: performance.now() - begin, passes: [] };
for (let pass = 0; pass < Number(passes); pass += 1) {
  const from = performance.now();
  await read();
  report.passes.push(performance.now() - from);
}
process.stdout.write(JSON.stringify(report), () => process.exit(0));

async function ours(module) {
  const { parseHcl } = await import(module);
  return () => files.map(({ path, text }) => parseHcl(path, text));
}

/** Its WebAssembly is started when it has read a first text. A file that it refuses is read too. */
async function theirs() {
  const { parse } = await import('@cdktf/hcl2json');
  await parse('start.tf', 'a = 1\n');
  return async () => {
    const trees = [];
    for (const { path, text } of files) trees.push(await parse(path, text).catch((error) => error));
    return trees;
  };
}
