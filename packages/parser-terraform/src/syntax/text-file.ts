const SAMPLE = 8000;
/** A control character other than tab and line ends, or what stands for bytes that are no UTF-8. */
const strangeCharacter = /[^\t-\r -\ufffc\ufffe\uffff]/;
const BYTE_ORDER_MARK = '\ufeff';

/** Offsets in syntax trees do not count a byte order mark. */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

/** Why the content cannot be a text file, or undefined. Judged by its first 8,000 characters. */
export function explainNoText(text: string): string | undefined {
  if (!strangeCharacter.test(text)) return undefined;
  const length = Math.min(text.length, SAMPLE);
  let strange = 0;
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0) return 'This is not a text file in UTF-8: it holds null characters.';
    if (code === 0xfffd || (code < 0x20 && (code < 0x09 || code > 0x0d))) strange++;
  }
  return strange * 10 > length ? 'This is not a text file in UTF-8: most of it is unreadable.' : undefined;
}
