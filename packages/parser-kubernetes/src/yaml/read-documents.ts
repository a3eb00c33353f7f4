import { isMap, isScalar, parseAllDocuments, type Document } from 'yaml';
import type { ObjectValue, SourceError, Value } from '@akslint/model';
import { Refusal, ValueReader } from './value-reader.js';

/** In UTF-16 code units; larger files are not read. */
export const largestText = 10_000_000;

export interface ReadDocuments {
  /** The documents that could be read. */
  readonly documents: readonly ObjectValue[];
  readonly errors: readonly SourceError[];
}

/** Whether a text can hold a manifest at all; looked at before anything is parsed. */
export function mayHoldManifest(text: string): boolean {
  return text.includes('apiVersion') && text.includes('kind');
}

/**
 * The mappings among the documents of a text. A document that cannot be parsed is an error when it looks like a
 * manifest, or when the caller knows that the file `isConfiguration`, and otherwise nothing.
 */
export function readDocuments(file: string, text: string, isConfiguration: boolean): ReadDocuments {
  if (text.length > largestText) return { documents: [], errors: [{ file, message: `The file has more than ${largestText / 1_000_000} million characters.` }] };
  const documents: ObjectValue[] = [];
  const errors: SourceError[] = [];
  const source = isJson(text) ? withoutTabs(text) : text;
  for (const document of parsed(source)) {
    if (document === 'too deep') {
      errors.push({ file, message: 'The file is nested too deep to be read.' });
      continue;
    }
    const [error] = document.errors;
    if (error?.message.startsWith('Maximum call stack')) {
      errors.push({ file, message: 'The file is nested too deep to be read.' });
      continue;
    }
    if (error) {
      if (isConfiguration || looksLikeManifest(partOf(source, document))) errors.push({ file, offset: error.pos[0], message: `${isJson(text) ? 'JSON' : 'YAML'} syntax: ${sentence(error.message)}` });
      continue;
    }
    const value = valueOf(file, document, isConfiguration, errors);
    if (value?.kind === 'object') documents.push(value);
  }
  return { documents, errors };
}

function parsed(text: string): readonly (Document | 'too deep')[] {
  try {
    const documents = parseAllDocuments(text, { version: '1.2', schema: 'core', uniqueKeys: false, prettyErrors: false, logLevel: 'silent', stringKeys: false });
    return Array.isArray(documents) ? documents : [];
  } catch {
    return ['too deep'];
  }
}

/** Only what is a manifest, or what the caller asks for, is worth a value. */
function valueOf(file: string, document: Document, isConfiguration: boolean, errors: SourceError[]): Value | undefined {
  const { contents } = document;
  if (!isMap(contents)) return undefined;
  const names = new Set(contents.items.map(({ key }) => (isScalar(key) ? key.value : undefined)));
  if (!isConfiguration && !(names.has('kind') && names.has('apiVersion')) && !names.has('<<')) return undefined;
  try {
    return new ValueReader(file).read(contents);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    errors.push({ file, offset: error.offset, message: error.message });
    return undefined;
  }
}

/** Both keys stand where a manifest has them. */
function looksLikeManifest(text: string): boolean {
  if (isJson(text)) return /"apiVersion"\s*:/.test(text) && /"kind"\s*:/.test(text);
  return /^["']?apiVersion["']? *:/m.test(text) && /^["']?kind["']? *:/m.test(text);
}

function partOf(text: string, { range }: Document): string {
  return range ? text.slice(range[0], range[2]) : text;
}

function isJson(text: string): boolean {
  return /^\s*[[{]\s*["[{\]}]/.test(text.slice(0, 1000));
}

/** JSON may be indented by tabs, YAML may not. Places stay. */
function withoutTabs(text: string): string {
  return text.includes('\t') ? text.replace(/^[ \t]+/gm, (space) => ' '.repeat(space.length)) : text;
}

function sentence(message: string): string {
  const [first = message] = message.split('\n');
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
