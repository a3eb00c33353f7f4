/**
 * HashiCorp's own words for the first syntax error of a file in the native syntax: its summary and detail,
 * without the place. Undefined when HashiCorp's parser finds none, or cannot be had. It takes a third of a
 * second to start, so it is loaded only here and only for a file that has an error.
 */
export async function explainSyntaxError(file: string, text: string): Promise<string | undefined> {
  if (file.endsWith('.json')) return undefined;
  try {
    const { parse } = await import('./hashicorp-parser.js');
    await parse(FILE, text);
    return undefined;
  } catch (thrown) {
    return thrown instanceof Error ? firstDiagnostic(thrown.message) : undefined;
  }
}

/** A name that no text of a message contains, by which the diagnostics can be told apart. */
const FILE = 'akslint-syntax.tf';

const PREFIX = 'parse config: [';

/** Diagnostics come as `parse config: [FILE:1,2-3: Summary; Detail FILE:…]`. */
function firstDiagnostic(message: string): string | undefined {
  if (!message.startsWith(PREFIX)) return undefined;
  const [first] = message.slice(PREFIX.length).replace(/\]$/, '').split(` ${FILE}:`);
  const place = first?.indexOf(': ') ?? -1;
  if (first === undefined || place < 0) return undefined;
  const [summary, ...detail] = first.slice(place + 2).split('; ');
  const explanation = [summary, detail.join('; ')].filter((part) => part !== '').join(': ');
  return explanation.split(FILE).join('this file').trim() || undefined;
}
