import { Char, startsIdentifier } from './characters.js';
import { Kind } from './tokens.js';

/** What a character of ASCII begins in code. */
export const enum Role {
  Other,
  Blank,
  LineFeed,
  Name,
  Digit,
  /** A token by itself, whatever follows. */
  Symbol,
  /** A token by itself, or the beginning of one of two characters. */
  Pair,
  Dot,
  Slash,
  Hash,
  Quote,
  OpenBrace,
  CloseBrace,
}

/** Tokens of one character, by its code. `&` and `|` are none. */
export const symbols = new Uint8Array(128).fill(Kind.Invalid);
symbols[Char.OpenBracket] = Kind.OpenBracket;
symbols[Char.CloseBracket] = Kind.CloseBracket;
symbols[Char.OpenParenthesis] = Kind.OpenParenthesis;
symbols[Char.CloseParenthesis] = Kind.CloseParenthesis;
symbols[Char.Comma] = Kind.Comma;
symbols[Char.Colon] = Kind.Colon;
symbols[Char.Question] = Kind.Question;
symbols[Char.Equal] = Kind.Assign;
symbols[Char.Bang] = Kind.Not;
symbols[Char.Less] = Kind.Less;
symbols[Char.Greater] = Kind.Greater;
symbols[Char.Plus] = Kind.Plus;
symbols[Char.Minus] = Kind.Minus;
symbols[Char.Star] = Kind.Star;
symbols[Char.Percent] = Kind.Percent;

/** {@link Role}s by code. */
export const roles = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  if (startsIdentifier(code)) roles[code] = Role.Name;
  else if (symbols[code] !== Kind.Invalid) roles[code] = Role.Symbol;
}
for (let code: number = Char.Zero; code <= Char.Nine; code++) roles[code] = Role.Digit;
for (const code of [Char.Equal, Char.Bang, Char.Less, Char.Greater, Char.Colon, Char.Ampersand, Char.Pipe]) roles[code] = Role.Pair;
roles[Char.Space] = Role.Blank;
roles[Char.Tab] = Role.Blank;
roles[Char.LineFeed] = Role.LineFeed;
roles[Char.Dot] = Role.Dot;
roles[Char.Slash] = Role.Slash;
roles[Char.Hash] = Role.Hash;
roles[Char.Quote] = Role.Quote;
roles[Char.OpenBrace] = Role.OpenBrace;
roles[Char.CloseBrace] = Role.CloseBrace;

/** Tokens of two characters, by {@link pairOf}; 0 where there is none. */
const pairs = new Uint8Array(128 * 128);
pairs[(Char.Equal << 7) | Char.Equal] = Kind.Equal;
pairs[(Char.Equal << 7) | Char.Greater] = Kind.FatArrow;
pairs[(Char.Bang << 7) | Char.Equal] = Kind.NotEqual;
pairs[(Char.Less << 7) | Char.Equal] = Kind.LessOrEqual;
pairs[(Char.Less << 7) | Char.Less] = Kind.OpenHeredoc;
pairs[(Char.Greater << 7) | Char.Equal] = Kind.GreaterOrEqual;
pairs[(Char.Ampersand << 7) | Char.Ampersand] = Kind.And;
pairs[(Char.Pipe << 7) | Char.Pipe] = Kind.Or;
pairs[(Char.Colon << 7) | Char.Colon] = Kind.DoubleColon;

/** The token of two characters of ASCII, or 0. `<<` may begin a heredoc. */
export function pairOf(code: number, next: number): Kind {
  return next < 128 ? (pairs[(code << 7) | next] ?? 0) : 0;
}
