import type { Origin, Span } from '@akslint/model';

/** Spans whose text is, character for character, the text that a value holds. */
const verbatim = new WeakSet<Span>();

/** Notes that a text stands in the source just as it is: a file's own text, the lines of a plain heredoc. */
export function markVerbatim(span: Span): Span {
  verbatim.add(span);
  return span;
}

/** The origin of a part of a text: its own place where the text is verbatim, else that of the whole text. */
export function partOfText(text: Origin, start: number, end: number): Origin {
  if (!verbatim.has(text.span)) return text;
  const { file, start: base } = text.span;
  return { span: { file, start: base + start, end: base + end }, via: text.via };
}
