/**
 * Characters that steer a terminal or turn the direction of text: C0 and C1 controls, DEL, line and paragraph
 * separators, and the bidirectional controls that can make code look like other code.
 */
// eslint-disable-next-line no-control-regex
const steering = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** The text with every steering character made visible (`\u{1b}`); what comes from a file is shown only like this. */
export function harmless(text: string): string {
  return text.replace(steering, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);
}

/** The text in one line: line breaks and tabs become spaces, the rest is made harmless. */
export function oneLine(text: string): string {
  return harmless(text.replace(/\s*[\r\n]+\s*/g, ' ').replaceAll('\t', ' '));
}

/** How many columns a terminal gives to the text. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += columnsOf(character);
  return width;
}

/** What every report is drawn with; telling it at once saves a small report the making of Unicode's tables. */
const ownSigns = new Set('│›…→✖✔');

/** Columns of one character: none for combining marks, two for wide scripts and emoji. */
export function columnsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300 || ownSigns.has(character)) return 1;
  if (/^(?:\p{Mn}|\p{Me}|\p{Cf})$/u.test(character)) return 0;
  return /^[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]$/u.test(character) ? 2 : 1;
}

/** Breaks text between words into lines of at most `width` columns; a longer word stands on a line of its own. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((part) => part !== '')) {
    if (line === '') line = word;
    else if (widthOf(line) + 1 + widthOf(word) <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** The text, cut to `width` columns with `…` at the end. */
export function clipped(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let columns = 0;
  for (const character of text) {
    columns += columnsOf(character);
    if (columns >= width) break;
    kept += character;
  }
  return `${kept}…`;
}
