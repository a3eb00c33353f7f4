import { harmless } from '../terminal-text.js';

/** Text that is HTML already. Made only by {@link html} and {@link raw}, so everything else is escaped. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = string | number | Markup | readonly Part[] | undefined | false;

/** HTML from a template; what is put in is escaped for text and quoted attributes alike, lists are joined. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let text = strings[0] ?? '';
  for (const [index, part] of parts.entries()) text += rendered(part) + (strings[index + 1] ?? '');
  return new Markup(text);
}

/** Trusted text of akslint's own: a style sheet, a script. */
export function raw(text: string): Markup {
  return new Markup(text);
}

function rendered(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string') return escaped(part);
  return typeof part === 'number' ? String(part) : part.map(rendered).join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** For text and quoted attributes; line breaks stay, other steering and direction-turning characters are made visible. */
function escaped(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n').map(harmless).join('\n');
  return lines.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/**
 * JSON for a script element that is never executed: no `<`, so nothing in it can end the element, and nothing that
 * turns the direction of text for those who read the page's source.
 */
export function inertJson(data: unknown): Markup {
  return new Markup(JSON.stringify(data).replace(/[<\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`));
}
