import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository of akslint. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where the pages of the user guide are. */
export const guide = join(root, 'docs/user-guide');

/** A fenced block of a page. */
export interface Snippet {
  /** What stands behind the fence: `yaml`, `console`, … */
  readonly language: string;
  readonly text: string;
  /** Of its first fence, from 1. */
  readonly line: number;
}

/** One command of a page, and what the page shows below it. */
export interface Command {
  readonly text: string;
  readonly output: string;
}

export function pageNames(): readonly string[] {
  return readdirSync(guide).filter((name) => name.endsWith('.md')).sort();
}

export function page(name: string): string {
  return readFileSync(join(guide, name), 'utf8');
}

/** The fenced blocks of a page, of one language if it is named. */
export function snippets(name: string, language?: string): readonly Snippet[] {
  const found = [...page(name).matchAll(/^```(\S*)\n([\s\S]*?)^```$/gm)].map(({ 1: kind = '', 2: text = '', index }) => ({
    language: kind,
    text,
    line: page(name).slice(0, index).split('\n').length,
  }));
  return language === undefined ? found : found.filter((snippet) => snippet.language === language);
}

/** The text of a page's only block of a language that holds `words`. @throws when there is none, or another */
export function snippet(name: string, language: string, words: string): string {
  const [first, ...others] = snippets(name, language).filter(({ text }) => text.includes(words));
  if (first === undefined || others.length > 0) throw new Error(`${name} has ${first === undefined ? 'no' : 'more than one'} ${language} with ${words}`);
  return first.text;
}

/** The commands that a page lists without their output, as they are typed. */
export function listedCommands(name: string): readonly string[] {
  return snippets(name, 'console')
    .filter(({ text }) => !text.startsWith('$ '))
    .flatMap(({ text }) => text.trimEnd().split('\n').map((line) => line.replace(/\s+# .*$/, '')));
}

/** The sessions of a page: commands behind `$` with what they print. */
export function sessions(name: string): readonly (readonly Command[])[] {
  return snippets(name, 'console')
    .filter(({ text }) => text.startsWith('$ '))
    .map(({ text }) =>
      text.split(/^\$ /m).slice(1).map((part) => {
        const end = part.indexOf('\n');
        return { text: part.slice(0, end), output: part.slice(end + 1) };
      }),
    );
}
