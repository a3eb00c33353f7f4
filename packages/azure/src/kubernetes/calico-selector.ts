import type { Origin, Reason } from '@akslint/model';
import type { Text } from './network-policy.js';
import type { Selector } from './selector.js';

/** Deepest nesting that is followed; the recursion below cannot go further. */
const deepest = 40;
/** Longest text that is read. */
const longest = 4_000;

/**
 * A selector in Calico's language: `all()`, `has(k)`, `k == 'v'`, `k != 'v'`, `k in {'a','b'}`, `k not in {…}`,
 * `k contains|starts with|ends with 'v'`, `!`, `&&`, `||`, parentheses. An empty text selects all.
 */
export function parseCalicoSelector(text: string, at: Origin): Selector {
  if (text.trim() === '') return { kind: 'all', at };
  const tokens = text.length > longest ? undefined : tokensOf(text);
  const read = tokens && new SelectorReader(tokens, at).whole();
  return read ?? { kind: 'unsure', reason: notUnderstood(text), maybeNone: true, at };
}

function notUnderstood(text: string): Reason {
  return { text: `the selector "${text.length > 60 ? `${text.slice(0, 60)}…` : text}" is not understood` };
}

type Token = { readonly kind: 'word' | 'text' | 'sign'; readonly text: string };

const tokenPattern = /\s*(?:(?<word>[A-Za-z0-9_./-]+)|'(?<single>[^']*)'|"(?<double>[^"]*)"|(?<sign>==|!=|&&|\|\||[!(){},]))/y;

function tokensOf(text: string): readonly Token[] | undefined {
  const trimmed = text.trimEnd();
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < trimmed.length) {
    const groups = tokenPattern.exec(trimmed)?.groups;
    if (!groups) return undefined;
    if (groups['word'] !== undefined) tokens.push({ kind: 'word', text: groups['word'] });
    else if (groups['sign'] !== undefined) tokens.push({ kind: 'sign', text: groups['sign'] });
    else tokens.push({ kind: 'text', text: groups['single'] ?? groups['double'] ?? '' });
  }
  return tokens;
}

class SelectorReader {
  private next = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly at: Origin,
  ) {}

  whole(): Selector | undefined {
    const read = this.joined('||', 0);
    return this.next === this.tokens.length ? read : undefined;
  }

  private joined(sign: '||' | '&&', depth: number): Selector | undefined {
    const parts: Selector[] = [];
    do {
      const part = sign === '||' ? this.joined('&&', depth) : this.single(depth);
      if (!part) return undefined;
      parts.push(part);
    } while (this.takeSign(sign));
    const [only] = parts;
    return parts.length === 1 ? only : { kind: sign === '||' ? 'or' : 'and', parts, at: this.at };
  }

  private single(depth: number): Selector | undefined {
    let negated = false;
    while (this.takeSign('!')) negated = !negated;
    const part = this.takeSign('(') ? this.parenthesised(depth + 1) : this.condition();
    return part && negated ? { kind: 'not', part, at: this.at } : part;
  }

  private parenthesised(depth: number): Selector | undefined {
    if (depth > deepest) return undefined;
    const inner = this.joined('||', depth);
    return this.takeSign(')') ? inner : undefined;
  }

  private condition(): Selector | undefined {
    const word = this.take('word');
    if (word === undefined) return undefined;
    if (this.takeSign('(')) return this.call(word);
    if (this.takeSign('==')) return this.compared(word, 'In');
    if (this.takeSign('!=')) return this.compared(word, 'NotIn');
    const operator = this.take('word');
    switch (operator) {
      case 'in':
        return this.listed(word, 'In');
      case 'not':
        return this.take('word') === 'in' ? this.listed(word, 'NotIn') : undefined;
      case 'contains':
        return this.compared(word, 'Contains');
      case 'starts':
        return this.take('word') === 'with' ? this.compared(word, 'StartsWith') : undefined;
      case 'ends':
        return this.take('word') === 'with' ? this.compared(word, 'EndsWith') : undefined;
      default:
        return undefined;
    }
  }

  private call(name: string): Selector | undefined {
    const { at } = this;
    if (name === 'has') {
      const key = this.take('word');
      return key !== undefined && this.takeSign(')') ? { kind: 'requirement', key, operator: 'Exists', values: [], at } : undefined;
    }
    if (!this.takeSign(')')) return undefined;
    if (name === 'all') return { kind: 'all', at };
    return name === 'global' ? { kind: 'none', at } : undefined;
  }

  private compared(key: string, operator: 'In' | 'NotIn' | 'Contains' | 'StartsWith' | 'EndsWith'): Selector | undefined {
    const text = this.take('text');
    return text === undefined ? undefined : { kind: 'requirement', key, operator, values: [{ text, at: this.at }], at: this.at };
  }

  private listed(key: string, operator: 'In' | 'NotIn'): Selector | undefined {
    if (!this.takeSign('{')) return undefined;
    const values: Text[] = [];
    while (!this.takeSign('}')) {
      const text = this.take('text');
      if (text === undefined) return undefined;
      values.push({ text, at: this.at });
      this.takeSign(',');
    }
    return { kind: 'requirement', key, operator, values, at: this.at };
  }

  private take(kind: 'word' | 'text'): string | undefined {
    const token = this.tokens[this.next];
    if (token?.kind !== kind) return undefined;
    this.next += 1;
    return token.text;
  }

  private takeSign(sign: string): boolean {
    const token = this.tokens[this.next];
    if (token?.kind !== 'sign' || token.text !== sign) return false;
    this.next += 1;
    return true;
  }
}
