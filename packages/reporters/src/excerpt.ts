import picocolors from 'picocolors';
import { codeFrame } from './code-frame.js';
import { Positions } from './positions.js';

/** A place in a text that is no file of a scan. */
export interface Excerpt {
  /** 1-based; columns count UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  /** The line with its neighbours, the place underlined. */
  readonly frame: readonly string[];
}

/** Shows a stretch of a text (offsets in UTF-16 code units, the end exclusive). */
export function excerpt(text: string, { start, end }: { readonly start: number; readonly end: number }, { colour, width }: { readonly colour: boolean; readonly width: number }): Excerpt {
  const positions = new Positions(() => text);
  const span = { file: '', start, end };
  const { line = 1, column = 1 } = positions.of(span) ?? {};
  return { line, column, frame: codeFrame(positions, span, picocolors.createColors(colour), width) };
}
