import type { PlanFile } from './plan-file.js';

/** Sensitive texts that are looked for elsewhere, and how long they are. */
const mostTexts = 100;
const lengths = { least: 4, most: 500 };

/**
 * The text of a plan as it may be shown in a report: everything but its values is blank, and so is each value that
 * is marked as sensitive, also where the same text stands once more without its mark. Offsets and lines stay.
 */
export function shownText({ json, resources, shown }: PlanFile): string {
  const { text } = json;
  const hidden: { start: number; end: number }[] = [];
  // No finding points into outputs, and their own marks stand elsewhere.
  const outputs = json.member(shown.start, 'outputs');
  if (outputs !== undefined) hidden.push({ start: outputs, end: json.end(outputs) });
  for (const { sensitive, values } of resources) {
    if (values === undefined || values < shown.start || values >= shown.end) continue;
    for (const mask of sensitive) collect(values, mask);
  }
  hidden.push(...repeated());
  hidden.sort((left, right) => left.start - right.start);
  const parts = [blank(text.slice(0, shown.start))];
  let at = shown.start;
  for (const { start, end } of hidden) {
    if (end <= at) continue;
    parts.push(text.slice(at, Math.max(start, at)), blank(text.slice(Math.max(start, at), end)));
    at = end;
  }
  parts.push(text.slice(at, shown.end), blank(text.slice(shown.end)));
  return parts.join('');

  /** A provider may copy a sensitive text into an attribute that nothing marks. */
  function repeated(): readonly { start: number; end: number }[] {
    const texts = new Set(hidden.filter(({ start }) => start !== outputs && json.kind(start) === 'scalar').map(({ start, end }) => text.slice(start, end)));
    const worth = [...texts].filter((one) => one.startsWith('"') && one.length >= lengths.least + 2 && one.length <= lengths.most).slice(0, mostTexts);
    return worth.flatMap((one) => {
      const found: { start: number; end: number }[] = [];
      const inner = one.slice(1, -1);
      for (let start = text.indexOf(inner, shown.start); start !== -1 && start < shown.end; start = text.indexOf(inner, start + inner.length)) found.push({ start, end: start + inner.length });
      return found;
    });
  }

  function collect(value: number, mask: number): void {
    if (json.scalar(mask) === true) {
      hidden.push({ start: value, end: json.end(value) });
      return;
    }
    const members = json.members(value);
    for (const [key, { at: inner }] of json.members(mask)) {
      const part = members.get(key)?.at;
      if (part !== undefined) collect(part, inner);
    }
    const items = json.items(value);
    json.items(mask).forEach((inner, index) => {
      const part = items[index];
      if (part !== undefined) collect(part, inner);
    });
  }
}

/** The same text with everything but line ends blank. */
export function blank(text: string): string {
  return text
    .split('\n')
    .map((line) => ' '.repeat(line.length))
    .join('\n');
}
