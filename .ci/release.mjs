/**
 * Releases what `akslint` and `eslint-plugin-akslint` are in this commit; CONTRIBUTING.md says when.
 *
 *     version   takes up the changesets: versions, changelogs, and `dist`, which prints the version
 *     pending   says (to the job, in GITHUB_OUTPUT) whether the registry lacks a package of this version
 *     publish   publishes what the registry lacks; npm gets the words that follow
 *     notes     prints what the changelogs say of this version
 *     announce  makes the GitHub release and its tag, and moves the tag of the major version to it
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { root } from './stamp.mjs';

const directories = ['packages/cli', 'packages/eslint-plugin'];
const steps = { version: takeUpChangesets, pending: tellPending, publish, notes: () => say(notes()), announce };

try {
  const step = steps[process.argv[2]];
  if (step === undefined) throw new Error(`What to do? One of: ${Object.keys(steps).join(', ')}.`);
  step();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function takeUpChangesets() {
  run(process.execPath, ['.ci/node_modules/@changesets/cli/bin.js', 'version']);
  run(process.execPath, ['.ci/generate.mjs']);
}

function tellPending() {
  const names = pending().map(({ name }) => name);
  say(names.length === 0 ? `${version()} is published.` : `Not published yet in version ${version()}: ${names.join(', ')}.`);
  if (process.env.GITHUB_OUTPUT) appendFileSync(process.env.GITHUB_OUTPUT, `pending=${names.length > 0}\n`);
}

/** Each from its own folder, so that npm runs `prepack`; access and provenance are said in the manifests. */
function publish() {
  for (const { directory } of pending()) run('npm', ['publish', ...process.argv.slice(3)], directory);
}

function announce() {
  const tag = `v${version()}`;
  const commit = { GITHUB_REPOSITORY: process.env.GITHUB_REPOSITORY, GITHUB_SHA: process.env.GITHUB_SHA };
  for (const [name, value] of Object.entries(commit)) if (!value) throw new Error(`${name} is not set: this step is for the release workflow.`);
  if (asked('gh', ['release', 'view', tag]).status === 0) return say(`${tag} is announced.`);
  run('gh', ['release', 'create', tag, '--target', commit.GITHUB_SHA, '--title', tag, '--notes', notes()]);
  move(`tags/v${version().split('.')[0]}`, commit);
}

/** Points a reference at the commit, whether it exists or not. */
function move(reference, { GITHUB_REPOSITORY, GITHUB_SHA }) {
  const references = `repos/${GITHUB_REPOSITORY}/git/refs`;
  const exists = asked('gh', ['api', `repos/${GITHUB_REPOSITORY}/git/ref/${reference}`]).status === 0;
  if (exists) run('gh', ['api', '--method', 'PATCH', `${references}/${reference}`, '-f', `sha=${GITHUB_SHA}`, '-F', 'force=true']);
  else run('gh', ['api', '--method', 'POST', references, '-f', `ref=refs/${reference}`, '-f', `sha=${GITHUB_SHA}`]);
}

/** The packages that the registry does not have in their version. */
function pending() {
  return directories.map((directory) => ({ directory, ...manifest(directory) })).filter(({ name, version: wanted }) => !isPublished(name, wanted));
}

/** @throws when the registry gives no answer: a package that is not there is an answer */
function isPublished(name, wanted) {
  const { status, stdout, stderr } = asked('npm', ['view', `${name}@${wanted}`, 'version', '--json']);
  if (status === 0) return stdout.trim() !== '';
  if (/\bE404\b/.test(stdout + stderr)) return false;
  throw new Error(`The registry does not say whether it has ${name}@${wanted}.\n${stdout}${stderr}`);
}

/** What the changelogs say of this version, under the names of the packages. */
function notes() {
  const parts = directories.flatMap((directory) => {
    const { name } = manifest(directory);
    const text = readFileSync(join(root, directory, 'CHANGELOG.md'), 'utf8');
    const part = text.split(/^## /m).find((one) => one.startsWith(`${version()}\n`));
    const said = part?.slice(version().length).trim() ?? '';
    return said === '' ? [] : [`## ${name}\n\n${said}`];
  });
  return parts.join('\n\n');
}

/** The version of both: they are released together. */
function version() {
  return manifest(directories[0]).version;
}

function manifest(directory) {
  return JSON.parse(readFileSync(join(root, directory, 'package.json'), 'utf8'));
}

/** Runs a command and shows what it says. @throws when it fails */
function run(command, words, directory = '.') {
  const { status, error } = spawnSync(command, words, { cwd: join(root, directory), stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${words.slice(0, 3).join(' ')} failed${error ? `: ${error.message}` : ''}.`);
}

function asked(command, words) {
  const { status, stdout, stderr, error } = spawnSync(command, words, { cwd: root, encoding: 'utf8' });
  return { status, stdout: stdout ?? '', stderr: `${stderr ?? ''}${error?.message ?? ''}` };
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
