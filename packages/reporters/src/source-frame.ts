import type { Span } from '@akslint/model';
import type { Positions } from './positions.js';
import { harmless } from './terminal-text.js';

/** A line of source with the part that decides; `marked` is empty on its neighbours. */
export interface FrameLine {
  readonly number: number;
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** Longer lines are cut around what is marked, since one line may hold a whole file. */
const mostCharacters = 240;
const lead = 60;
/** A deciding text of more lines is shown by its first ones. */
const mostLines = 8;

/** The lines of a span with one neighbour on each side, harmless to look at. Empty when the file cannot be read. */
export function sourceFrame(positions: Positions, span: Span): readonly FrameLine[] {
  const position = positions.of(span);
  if (position === undefined) return [];
  const last = Math.min(position.endLine, position.line + mostLines - 1);
  const lines: FrameLine[] = [];
  for (let number = position.line - 1; number <= last + 1; number++) {
    const text = positions.line(span.file, number);
    if (text === undefined) continue;
    const inside = number >= position.line && number <= last;
    if (!inside && text.trim() === '') continue;
    const start = !inside ? text.length : number === position.line ? position.column - 1 : text.length - text.trimStart().length;
    const end = !inside ? text.length : number === position.endLine ? position.endColumn - 1 : text.trimEnd().length;
    lines.push({ number, ...cut(text, start, Math.max(start, end)) });
  }
  return lines;
}

function cut(text: string, start: number, end: number): Omit<FrameLine, 'number'> {
  const shown = (part: string): string => harmless(part.replaceAll('\t', '  '));
  if (text.length <= mostCharacters) return { before: shown(text.slice(0, start)), marked: shown(text.slice(start, end)), after: shown(text.slice(end)) };
  const from = start > lead && start < text.length ? start - lead : 0;
  const to = from + mostCharacters;
  const before = `${from > 0 ? '…' : ''}${shown(text.slice(from, Math.min(start, to)))}`;
  const marked = shown(text.slice(start, Math.min(end, to)));
  const after = `${shown(text.slice(Math.min(Math.max(end, from), to), to))}${to < text.length ? '…' : ''}`;
  return { before, marked, after };
}
