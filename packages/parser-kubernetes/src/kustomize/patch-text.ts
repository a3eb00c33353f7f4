import { isMap, isSeq, parseAllDocuments } from 'yaml';
import { withOrigin, type Entries, type ObjectValue, type Origin, type SourceError, type Value } from '@akslint/model';
import { Members } from '../yaml/members.js';
import { Refusal, ValueReader } from '../yaml/value-reader.js';
import { operationsIn, type Operation } from './json-patch.js';

/** A patch, read: mappings to merge, or operations. */
export interface PatchText {
  readonly documents: readonly ObjectValue[];
  readonly operations: readonly Operation[] | undefined;
  readonly errors: readonly SourceError[];
}

/** Reads a patch's text. `at` is where it is written out in a kustomization: everything in it is then placed there. */
export function readPatchText(file: string, text: string, at: Origin | undefined): PatchText {
  const documents: ObjectValue[] = [];
  const operations: Operation[] = [];
  const errors: SourceError[] = [];
  let isOperations = false;
  try {
    const parsed = parseAllDocuments(text, { version: '1.2', schema: 'core', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
    for (const { contents, errors: [error] } of Array.isArray(parsed) ? parsed : []) {
      if (error) errors.push({ file, offset: at?.span.start ?? error.pos[0], message: `YAML syntax of the patch: ${error.message}` });
      else if (isMap(contents) || isSeq(contents)) {
        const read = new ValueReader(file).read(contents);
        const value = at ? placedAt(read, at) : read;
        if (value.kind === 'object') documents.push(value);
        const found = operationsIn(value);
        if (found) operations.push(...found);
        isOperations ||= found !== undefined;
      }
    }
  } catch (error) {
    const message = error instanceof Refusal ? error.message : 'The patch is nested too deep to be read.';
    errors.push({ file, offset: at?.span.start ?? 0, message });
  }
  return { documents, operations: isOperations ? operations : undefined, errors };
}

function placedAt(value: Value, at: Origin): Value {
  switch (value.kind) {
    case 'object':
      return { ...value, origin: at, entries: placedEntries(value.entries, at) };
    case 'list':
      return { ...value, origin: at, items: value.items.map((item) => placedAt(item, at)) };
    case 'scalar':
    case 'reference':
    case 'unknown':
    case 'choice':
      return withOrigin(value, at);
  }
}

function placedEntries(entries: Entries, at: Origin): Entries {
  const placed = new Members();
  for (const key of entries.keys()) {
    const value = entries.get(key);
    if (value) placed.set(key, placedAt(value, at), at);
  }
  return placed;
}
