import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guide, page, pageNames, root, snippets } from './pages.js';

/** Every file of the guide with text in it. */
const texts = [...pageNames().map((name) => [name, page(name)] as const), ['github/akslint.yml', readFileSync(join(guide, 'github/akslint.yml'), 'utf8')] as const];

/** A heading as GitHub names it in addresses. */
function anchor(heading: string): string {
  return heading.toLowerCase().replaceAll(/[^\w\s-]/g, '').trim().replaceAll(/\s/g, '-');
}

function anchors(text: string): readonly string[] {
  return [...text.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchor(heading));
}

describe('the user guide', () => {
  it('has a page for each place, all of them in its index', () => {
    const others = pageNames().filter((name) => name !== 'README.md');
    expect(others).toEqual(['azure-devops.md', 'editors.md', 'eslint.md', 'github.md', 'gitlab.md', 'pre-commit.md', 'terminal.md']);
    expect(others.filter((name) => !page('README.md').includes(`](${name})`))).toEqual([]);
  });

  it.each(pageNames())('%s leads nowhere that is not there', (name) => {
    const links = [...page(name).replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/\]\((?!https:)([^)#]*)(?:#([^)]*))?\)/g)];
    const broken = links.filter(([, path = '', place]) => {
      const target = path === '' ? join(guide, name) : join(guide, path);
      return !existsSync(target) || (place !== undefined && !anchors(readFileSync(target, 'utf8')).includes(place));
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });

  it('is named by the README, whose links into it lead somewhere', () => {
    const links = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/\]\((docs\/user-guide\/[^)#]*)(?:#([^)]*))?\)/g)];
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter(([, path = '', place]) => !existsSync(join(root, path)) || (place !== undefined && !anchors(readFileSync(join(root, path), 'utf8')).includes(place)))).toEqual([]);
  });

  it('names one release everywhere', () => {
    const releases = texts.flatMap(([, text]) => [...text.matchAll(/(?:akslint@v?|akslint#v|rev: v)(\d+\.\d+\.\d+)\b/g)].map(([, version]) => version));
    expect(releases.length).toBeGreaterThan(10);
    expect(new Set(releases).size).toBe(1);
  });

  it('has snippets only of the languages that are tried', () => {
    const tried: Readonly<Record<string, readonly string[]>> = {
      'README.md': [],
      'azure-devops.md': ['yaml'],
      'editors.md': ['console', 'elisp', 'json', 'json', 'vim', 'yaml'],
      'eslint.md': ['console', 'console', 'js', 'js', 'json', 'text', 'ts'],
      'github.md': ['yaml', 'yaml', 'yaml', 'yaml'],
      'gitlab.md': ['yaml', 'yaml'],
      'pre-commit.md': ['bash', 'console', 'yaml', 'yaml', 'yaml', 'yaml'],
      'terminal.md': ['console', 'console', 'console', 'console', 'console', 'console', 'console', 'console'],
    };
    expect(Object.fromEntries(pageNames().map((name) => [name, snippets(name).map(({ language }) => language).sort()]))).toEqual(tried);
  });
});
