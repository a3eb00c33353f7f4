import { relative, sep } from 'node:path';
import ignore from 'ignore';
import { isWithin } from '../scan-roots.js';

/** Answers whether an absolute path fits one of some patterns as in `.gitignore`, relative to `directory`. */
export function pathPatterns(directory: string, patterns: readonly string[]): (path: string, isDirectory?: boolean) => boolean {
  const rules = ignore().add([...patterns]);
  return (path, isDirectory = false) => {
    if (!isWithin(directory, path) || path === directory) return false;
    const way = relative(directory, path);
    return rules.ignores(`${sep === '\\' ? way.replaceAll('\\', '/') : way}${isDirectory ? '/' : ''}`);
  };
}

/** Answers whether a text fits a pattern in which `*` stands for any text. Takes time in proportion to both. */
export function textPattern(pattern: string): (text: string) => boolean {
  const parts = pattern.split('*');
  return (text) => {
    const [first = '', ...others] = parts;
    const last = others.pop();
    if (last === undefined) return text === pattern;
    if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false;
    let at = first.length;
    for (const part of others) {
      const found = text.indexOf(part, at);
      if (found === -1 || found + part.length > text.length - last.length) return false;
      at = found + part.length;
    }
    return true;
  };
}
