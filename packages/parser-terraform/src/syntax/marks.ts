import { Char, startsIdentifier } from './characters.js';
import { Kind } from './tokens.js';

/** What a character begins in code. */
export const enum Role {
  /** What is no part of ASCII, or has no meaning, or begins something only together with the next. */
  Other,
  Blank,
  LineFeed,
  Name,
  /** An operator or bracket that {@link markOf} knows. */
  Mark,
  Digit,
  Quote,
  OpenBrace,
  CloseBrace,
  Hash,
}

const ASCII = 128;

/** Operators and brackets with one or two characters. Braces are counted, so they are not of them. */
const marks: readonly (readonly [string, Kind])[] = [
  ['[', Kind.OpenBracket],
  [']', Kind.CloseBracket],
  ['(', Kind.OpenParenthesis],
  [')', Kind.CloseParenthesis],
  ['.', Kind.Dot],
  [',', Kind.Comma],
  [':', Kind.Colon],
  ['::', Kind.DoubleColon],
  ['?', Kind.Question],
  ['=', Kind.Assign],
  ['==', Kind.Equal],
  ['=>', Kind.FatArrow],
  ['!', Kind.Not],
  ['!=', Kind.NotEqual],
  ['<', Kind.Less],
  ['<=', Kind.LessOrEqual],
  ['>', Kind.Greater],
  ['>=', Kind.GreaterOrEqual],
  ['+', Kind.Plus],
  ['-', Kind.Minus],
  ['*', Kind.Star],
  ['/', Kind.Slash],
  ['%', Kind.Percent],
  ['&&', Kind.And],
  ['||', Kind.Or],
];

/** Pairs with which something longer begins. */
const beginnings = ['..', '<<', '//', '/*'];

/** {@link Role}s by code. */
export const roles = new Uint8Array(ASCII);
/** Kinds by the codes of two characters; 0 for what is no mark. */
const kinds = new Uint8Array(ASCII * ASCII);
/** The number of characters of a mark, by kind. */
export const lengths = new Uint8Array(64).fill(1);

for (let code = 0; code < ASCII; code++) {
  if (startsIdentifier(code)) roles[code] = Role.Name;
}
for (let code: number = Char.Zero; code <= Char.Nine; code++) roles[code] = Role.Digit;
for (const [text, kind] of marks) {
  roles[text.charCodeAt(0)] = Role.Mark;
  if (text.length === 1) kinds.fill(kind, text.charCodeAt(0) * ASCII, (text.charCodeAt(0) + 1) * ASCII);
}
for (const [text, kind] of marks) {
  lengths[kind] = text.length;
  if (text.length === 2) kinds[pairOf(text)] = kind;
}
for (const text of beginnings) kinds[pairOf(text)] = 0;
roles[Char.Space] = Role.Blank;
roles[Char.Tab] = Role.Blank;
roles[Char.LineFeed] = Role.LineFeed;
roles[Char.Hash] = Role.Hash;
roles[Char.Quote] = Role.Quote;
roles[Char.OpenBrace] = Role.OpenBrace;
roles[Char.CloseBrace] = Role.CloseBrace;

function pairOf(text: string): number {
  return text.charCodeAt(0) * ASCII + text.charCodeAt(1);
}

/** The mark that a character of ASCII begins, given the next; 0 when none does. */
export function markOf(code: number, next: number): Kind {
  return kinds[code * ASCII + (next < ASCII ? next : 0)] ?? 0;
}
