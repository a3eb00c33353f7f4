import { leadingSpaces } from './characters.js';
import type { TemplateItem, TextItem } from './template-parts.js';

/**
 * The rule of `<<-`: the smallest indentation of all lines that are not blank is taken away from each
 * of them. It looks at the text as written, so a line that begins with a sequence has no indentation.
 */
export function trimIndentation(items: readonly TemplateItem[]): void {
  let smallest = Number.MAX_SAFE_INTEGER;
  let beginsLine = true;
  const lines: TextItem[] = [];
  for (const item of items) {
    const isText = item.kind === 'text';
    if (beginsLine) {
      beginsLine = false;
      const spaces = isText ? leadingSpaces(item.text) : 0;
      const isBlank = isText && spaces === item.text.length && item.text.endsWith('\n');
      if (!isBlank) {
        smallest = Math.min(smallest, spaces);
        if (isText) lines.push(item);
      }
    }
    if (isText && item.text.endsWith('\n')) beginsLine = true;
  }
  for (const line of lines) line.text = line.text.slice(smallest);
}
