import process from 'node:process';
import { getInput, setFailed, setOutput, summary } from '@actions/core';
import { run } from './run.js';

run({
  env: process.env,
  cwd: () => process.cwd(),
  input: (name) => getInput(name),
  output: (name, value) => setOutput(name, value),
  write: (text) => process.stdout.write(text),
  async summarise(markdown) {
    // Old servers have no job summaries.
    if (process.env['GITHUB_STEP_SUMMARY']) await summary.addRaw(markdown).write();
  },
}).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    setFailed(error instanceof Error ? error : String(error));
    process.exitCode = 2;
  },
);
