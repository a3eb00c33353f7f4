/**
 * `npm run akslint -- PATH…`: prepares the checkout if it must, then runs the command where npm was called.
 * npm starts scripts in the package's directory; paths mean what they mean where the user stands.
 */
import process from 'node:process';
import { prepare } from './prepare.mjs';

try {
  await prepare();
  if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
  await import('../packages/cli/bin/akslint.js');
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
