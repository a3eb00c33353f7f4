import { refuse, type Refusal } from './outcome.js';

/** Rows of fields, as Go's reader takes them: quotes only around whole fields, blank lines skipped, all rows of one length. */
export function readCsv(text: string): readonly (readonly string[])[] | Refusal {
  const source = text.replaceAll('\r\n', '\n');
  const rows: string[][] = [];
  let at = 0;
  while (at < source.length) {
    if (source[at] === '\n') {
      at += 1;
      continue;
    }
    const row = readRow(source, at);
    if ('refused' in row) return row;
    if (rows[0] && rows[0].length !== row.fields.length) return refuse(`row ${rows.length + 1} has ${row.fields.length} fields`);
    rows.push(row.fields);
    at = row.end;
  }
  return rows;
}

function readRow(source: string, start: number): { readonly fields: string[]; readonly end: number } | Refusal {
  const fields: string[] = [];
  let at = start;
  for (;;) {
    const field = source[at] === '"' ? readQuoted(source, at) : readBare(source, at);
    if ('refused' in field) return field;
    fields.push(field.text);
    at = field.end;
    if (source[at] !== ',') return { fields, end: at + 1 };
    at += 1;
  }
}

const bare = /[^,\n]*/y;
const quoted = /"([^"]*(?:""[^"]*)*)"/y;

interface Field {
  readonly text: string;
  readonly end: number;
}

function readBare(source: string, start: number): Field | Refusal {
  bare.lastIndex = start;
  const text = bare.exec(source)?.[0] ?? '';
  if (text.includes('"')) return refuse('there is a quote in a field without quotes');
  return { text, end: start + text.length };
}

function readQuoted(source: string, start: number): Field | Refusal {
  quoted.lastIndex = start;
  const match = quoted.exec(source);
  const next = match && source[start + match[0].length];
  if (!match || (next !== undefined && next !== ',' && next !== '\n')) return refuse('a quoted field does not end');
  return { text: (match[1] ?? '').replaceAll('""', '"'), end: start + match[0].length };
}
