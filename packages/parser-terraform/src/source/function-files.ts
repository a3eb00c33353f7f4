import { isUnreadable, type SourceReader, type Unreadable, type Value } from '@akslint/model';
import type { FunctionFiles, Unseen } from '../evaluate/functions/function.js';
import { refuse, type Refusal } from '../evaluate/functions/outcome.js';
import { byText } from './diagnostics.js';
import { cleanPath, inDirectory, relativePath, resolvePath } from './paths.js';

/** Files below one base that `fileset` looks at. */
const mostFiles = 20_000;
const deepestDirectory = 32;
const largestFile = 10_000_000;
const mostRead = 100_000_000;

type Render = FunctionFiles['render'];

/** The files of the scan as Terraform's file functions see them from a root module. */
export class ScanFunctionFiles implements FunctionFiles {
  /** The files that functions asked for, also those that are not there. */
  readonly asked = new Set<string>();
  #read = 0;

  constructor(
    private readonly reader: SourceReader,
    private readonly rootDirectory: string,
    private readonly renderTemplate: Render,
  ) {}

  read(path: string): { readonly text: string; readonly file: string } | Refusal | Unseen {
    if (path === '') return noPath;
    const file = resolvePath(this.rootDirectory, path);
    if (file === undefined) return outside(path);
    this.asked.add(file);
    const text = this.reader.read(file);
    if (isUnreadable(text)) return unreadable(file, text);
    return this.#take(text.length) ? { text, file } : tooLarge(file);
  }

  bytes(path: string): Uint8Array | Refusal | Unseen {
    if (path === '') return noPath;
    const file = resolvePath(this.rootDirectory, path);
    if (file === undefined) return outside(path);
    this.asked.add(file);
    const bytes = this.reader.bytes(file);
    if (isUnreadable(bytes)) return unreadable(file, bytes);
    return this.#take(bytes.length) ? bytes : tooLarge(file);
  }

  exists(path: string): boolean | Refusal | Unseen {
    if (path === '') return noPath;
    const file = resolvePath(this.rootDirectory, path);
    if (file === undefined) return outside(path);
    this.asked.add(file);
    const bytes = this.reader.bytes(file);
    if (!isUnreadable(bytes)) return true;
    return bytes.isMissing && !bytes.isIgnored ? false : unreadable(file, bytes);
  }

  set(base: string, pattern: string): readonly string[] | Unseen {
    const directory = resolvePath(this.rootDirectory, base);
    if (directory === undefined) return outside(base);
    const matcher = globMatcher(pattern);
    if (!matcher) return { reason: `the pattern ${pattern} is one that akslint does not read` };
    const found = this.#filesBelow(directory);
    if (!Array.isArray(found)) return found;
    const matching = found.filter((file) => matcher(relativePath(directory, file).split('/')));
    for (const file of matching) this.asked.add(file);
    return matching.map((file) => relativePath(directory, file)).sort(byText);
  }

  render(template: { readonly text: string; readonly file: string }, variables: Value): Value {
    return this.renderTemplate(template, variables);
  }

  absolute(path: string): Unseen {
    return { reason: `the absolute path of ${path} depends on the machine` };
  }

  #take(size: number): boolean {
    if (size > largestFile || this.#read + size > mostRead) return false;
    this.#read += size;
    return true;
  }

  #filesBelow(base: string): string[] | Unseen {
    const files: string[] = [];
    const pending = [{ directory: base, depth: 0 }];
    for (let next = pending.pop(); next; next = pending.pop()) {
      const entries = this.reader.list(next.directory);
      if (isUnreadable(entries)) {
        if (entries.isMissing && !entries.isIgnored) continue;
        return unseen(next.directory, entries);
      }
      for (const { name, isDirectory } of entries) {
        const path = inDirectory(next.directory, name);
        if (!isDirectory) files.push(path);
        else if (next.depth < deepestDirectory) pending.push({ directory: path, depth: next.depth + 1 });
      }
      if (files.length > mostFiles) return { reason: `there are more than ${mostFiles} files in ${base}` };
    }
    return files;
  }
}

const noPath = refuse('the path of the file is empty');

function outside(path: string): Unseen {
  return { reason: `${path} lies outside of the scanned directory` };
}

/** What Terraform does not find either is refused; of all else, nothing is known. */
function unreadable(file: string, answer: Unreadable): Refusal | Unseen {
  if (answer.isDirectory) return refuse(`${file} is a directory, not a file`);
  if (answer.isMissing && !answer.isIgnored) return refuse(`the file ${file} is not there; Terraform reads files before it makes any`);
  return unseen(file, answer);
}

function unseen(file: string, { unreadable: reason, isIgnored }: Unreadable): Unseen {
  return { reason: isIgnored ? `${file} is not there, and git ignores it: it may be made before Terraform runs` : `${file} cannot be read: ${reason}` };
}

function tooLarge(file: string): Unseen {
  return { reason: `${file} is larger than akslint reads` };
}

type Segments = readonly string[];

/** Matches paths against a glob of `*`, `**`, `?`, `[…]` and `{a,b}`; undefined when it is ill-formed, too wide or leads out of its folder. */
function globMatcher(pattern: string): ((path: Segments) => boolean) | undefined {
  const alternatives = isIllFormed(pattern) ? undefined : braceAlternatives(pattern);
  const compiled = alternatives?.map((alternative) => cleanPath(alternative).split('/').filter((segment) => segment !== '' && segment !== '.'));
  if (!compiled || compiled.some(([first]) => first === '..')) return undefined;
  return (path) => compiled.some((segments) => matchesPath(segments, path));
}

/** A bracket or brace that nothing closes, or a backslash with nothing behind it. */
function isIllFormed(pattern: string): boolean {
  const rest = pattern.replaceAll(/\\./g, '').replaceAll(/\[[^\]]+\]/g, '').replaceAll(/\{[^{}]*\}/g, '');
  return /[[{\\]/.test(rest);
}

/** `{a,b}` written out; undefined past a hundred. */
function braceAlternatives(pattern: string): readonly string[] | undefined {
  let alternatives = [pattern];
  for (let round = 0; round < 8; round += 1) {
    const next = alternatives.flatMap((text) => {
      const match = /\{([^{}]*)\}/.exec(text);
      if (!match) return [text];
      return (match[1] ?? '').split(',').map((part) => text.slice(0, match.index) + part + text.slice(match.index + match[0].length));
    });
    if (next.length > 100) return undefined;
    if (next.length === alternatives.length && next.every((text, index) => text === alternatives[index])) return next;
    alternatives = next;
  }
  return undefined;
}

/** Row by row: which prefixes of the pattern match the path so far. */
function matchesPath(pattern: Segments, path: Segments): boolean {
  let reached = pattern.map(() => false);
  reached.push(false);
  reached[0] = true;
  passDoubleStars(pattern, reached);
  for (const segment of path) {
    const next = reached.map(() => false);
    pattern.forEach((glob, index) => {
      if (!reached[index]) return;
      if (glob === '**') next[index] = true;
      else if (matchesSegment(glob, segment)) next[index + 1] = true;
    });
    passDoubleStars(pattern, next);
    reached = next;
  }
  return reached[pattern.length] === true;
}

function passDoubleStars(pattern: Segments, reached: boolean[]): void {
  pattern.forEach((glob, index) => {
    if (glob === '**' && reached[index]) reached[index + 1] = true;
  });
}

function matchesSegment(glob: string, text: string): boolean {
  let [at, position, star, retry] = [0, 0, -1, 0];
  while (position < text.length) {
    const token = tokenAt(glob, at);
    if (token === '*') {
      star = at;
      retry = position;
      at += 1;
    } else if (token !== undefined && matchesToken(token, text.charAt(position))) {
      at += token.length;
      position += 1;
    } else if (star >= 0) {
      at = star + 1;
      retry += 1;
      position = retry;
    } else return false;
  }
  while (glob[at] === '*') at += 1;
  return at >= glob.length;
}

/** The next `*`, `?`, `[class]`, escaped or plain character of a glob. */
function tokenAt(glob: string, at: number): string | undefined {
  const character = glob[at];
  if (character === '[') {
    const end = glob.indexOf(']', at + 2);
    return end < 0 ? character : glob.slice(at, end + 1);
  }
  return character === '\\' ? glob.slice(at, at + 2) : character;
}

function matchesToken(token: string, character: string): boolean {
  if (token === '?') return true;
  if (token.startsWith('[') && token.length > 1) return matchesClass(token.slice(1, -1), character);
  return token.startsWith('\\') && token.length > 1 ? token.charAt(1) === character : token === character;
}

function matchesClass(characters: string, character: string): boolean {
  const isNegated = characters.startsWith('^');
  const members = isNegated ? characters.slice(1) : characters;
  let isMember = false;
  for (let index = 0; index < members.length; index += 1) {
    const low = members.charAt(index);
    if (members[index + 1] === '-' && index + 2 < members.length) {
      isMember ||= character >= low && character <= members.charAt(index + 2);
      index += 2;
    } else isMember ||= character === low;
  }
  return isMember !== isNegated;
}
