import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Linter } from 'eslint';
import plugin from '../index.js';
import { majors, parser } from './majors.js';

/** A folder with a program, and ESLint over its files. */
export class Folder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'akslint-eslint-')));

  constructor(files: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  write(name: string, text: string): void {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  /** What ESLint says of a file's text, in full. */
  messages(name: string, text: string, rules: Linter.RulesRecord, major = '9'): readonly Linter.LintMessage[] {
    const tools = majors[major];
    if (tools === undefined) throw new Error(`There is no ESLint ${major}.`);
    const linter = new tools.Linter({ cwd: this.path, configType: 'flat' });
    const config: Linter.Config = { files: ['**/*.ts', '**/*.js'], plugins: { akslint: plugin }, languageOptions: { parser }, rules };
    return linter.verify(text, [config], { filename: join(this.path, name) });
  }

  /** `line:column requirement`, in order. */
  found(name: string, text: string, rules: Linter.RulesRecord, major = '9'): readonly string[] {
    return this.messages(name, text, rules, major).map(({ line, column, messageId, message }) => `${line}:${column} ${messageId ?? message}`);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Only `private-cluster` of control 01. */
export const onlyPrivate: Linter.RulesRecord = {
  'akslint/azure-k8s-01': ['error', { requirements: { 'authorized-ip-ranges': 'off', 'public-fqdn': 'off', 'private-dns-zone': 'off' } }],
};
