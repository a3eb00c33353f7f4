/** A part of a text with `${…}`: plain text, or the path that it names. */
export type Part = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'path'; readonly path: readonly (string | number)[] } | { readonly kind: 'broken' };

/** Takes a text of Pulumi YAML apart; `$${` is the text `${`. */
export function partsOfText(text: string): readonly Part[] {
  const parts: Part[] = [];
  let plain = '';
  for (let at = 0; at < text.length; ) {
    if (text.startsWith('$${', at)) {
      plain += '${';
      at += 3;
      continue;
    }
    if (!text.startsWith('${', at)) {
      plain += text[at] ?? '';
      at += 1;
      continue;
    }
    const end = text.indexOf('}', at);
    if (plain !== '') parts.push({ kind: 'text', text: plain });
    plain = '';
    if (end === -1) return [...parts, { kind: 'broken' }];
    const path = pathIn(text.slice(at + 2, end).trim());
    parts.push(path ? { kind: 'path', path } : { kind: 'broken' });
    at = end + 1;
  }
  return plain === '' && parts.length > 0 ? parts : [...parts, { kind: 'text', text: plain }];
}

/** `cluster.identity["x"][0].id`; undefined when it is no path. */
function pathIn(text: string): readonly (string | number)[] | undefined {
  const path: (string | number)[] = [];
  const step = /^(?:\.?([A-Za-z_$][\w$:-]*)|\[(\d+)\]|\["([^"]*)"\]|\['([^']*)'\])/;
  for (let rest = text; rest !== ''; ) {
    const match = step.exec(rest);
    if (match === null) return undefined;
    const [whole, name, index, quoted, single] = match;
    path.push(index === undefined ? (name ?? quoted ?? single ?? '') : Number(index));
    rest = rest.slice(whole.length);
  }
  return path.length === 0 ? undefined : path;
}
