import type { Span } from '@akslint/model';
import type { Colors } from 'picocolors/types.js';
import type { Positions } from './positions.js';
import { clipped, columnsOf, harmless, widthOf } from './terminal-text.js';

const tab = '  ';
/** Columns that are kept in front of the marked text when a long line is cut. */
const lead = 16;

/**
 * The line of a span with its neighbours, its text underlined. Empty when the file cannot be read.
 * A span of several lines is underlined on its first.
 */
export function codeFrame(positions: Positions, span: Span, colours: Colors, width: number): readonly string[] {
  const position = positions.of(span);
  if (position === undefined) return [];
  const text = positions.line(span.file, position.line) ?? '';
  const end = position.endLine === position.line ? position.endColumn - 1 : text.trimEnd().length;
  const gutter = String(position.line + 1).length;
  const room = Math.max(20, width - gutter - 5);
  const marked = markedLine(text, position.column - 1, end, room);

  const lines: string[] = [];
  const neighbour = (line: number): void => {
    const near = positions.line(span.file, line);
    if (near === undefined || near.trim() === '' || marked.cut) return;
    lines.push(colours.dim(`  ${String(line).padStart(gutter)} │ ${clipped(shown(near), room)}`.trimEnd()));
  };
  neighbour(position.line - 1);
  lines.push(`${colours.red('›')} ${String(position.line).padStart(gutter)} ${colours.dim('│')} ${marked.text}`.trimEnd());
  lines.push(`  ${' '.repeat(gutter)} ${colours.dim('│')} ${' '.repeat(marked.from)}${colours.red('^'.repeat(marked.length))}`);
  neighbour(position.line + 1);
  return lines;
}

interface MarkedLine {
  readonly text: string;
  readonly from: number;
  readonly length: number;
  readonly cut: boolean;
}

/** A source line as it is shown, with the columns to underline; cut at both sides to `room` columns if it is longer. */
function markedLine(line: string, start: number, end: number, room: number): MarkedLine {
  const before = shown(line.slice(0, start));
  const inside = shown(line.slice(start, Math.max(start, end)));
  const after = shown(line.slice(Math.max(start, end)));
  const whole = before + inside + after;
  if (widthOf(whole) <= room) {
    return { text: whole, from: widthOf(before), length: Math.max(1, widthOf(inside)), cut: false };
  }
  const head = widthOf(before) > lead ? `…${lastColumns(before, lead - 1)}` : before;
  const kept = clipped(inside + after, room - widthOf(head));
  const length = Math.max(1, Math.min(widthOf(inside), widthOf(kept)));
  return { text: head + kept, from: widthOf(head), length, cut: head !== before };
}

function shown(text: string): string {
  return harmless(text.replaceAll('\t', tab));
}

function lastColumns(text: string, columns: number): string {
  const kept: string[] = [];
  let width = 0;
  for (const character of [...text].reverse()) {
    width += columnsOf(character);
    if (width > columns) break;
    kept.unshift(character);
  }
  return kept.join('');
}
