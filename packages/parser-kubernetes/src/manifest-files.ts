import { isUnreadable, type SourceError, type SourceReader } from '@akslint/model';
import { manifestsIn, type Manifest } from './manifest.js';
import { mayHoldManifest, readDocuments } from './yaml/read-documents.js';

export interface ManifestFile {
  readonly file: string;
  readonly manifests: readonly Manifest[];
  /** Something in it could not be read. */
  readonly broken: boolean;
  /** What could not be read may hold a network policy. */
  readonly mayHidePolicy: boolean;
  /** It is a template of another tool, which no YAML reader can take. */
  readonly isTemplate: boolean;
}

/** It names a kind of policy, or a kind that another tool fills in. */
const mayHoldPolicy = /NetworkPolicy|\bkind["']?\s*:\s*["']?[{$]/;

/** Reads files with manifests, each once. */
export class ManifestFiles {
  readonly errors: SourceError[] = [];
  readonly #files = new Map<string, ManifestFile>();

  constructor(private readonly reader: SourceReader) {}

  read(path: string): ManifestFile {
    const known = this.#files.get(path);
    if (known) return known;
    const file = this.#parse(path);
    this.#files.set(path, file);
    return file;
  }

  #parse(file: string): ManifestFile {
    const nothing: ManifestFile = { file, manifests: [], broken: false, mayHidePolicy: false, isTemplate: false };
    const text = this.reader.read(file);
    if (isUnreadable(text)) {
      this.errors.push({ file, message: `The file cannot be read: ${text.unreadable}.` });
      return { ...nothing, broken: true, mayHidePolicy: true };
    }
    if (!mayHoldManifest(text)) return nothing;
    const { documents, errors } = readDocuments(file, text, false);
    const isTemplate = errors.length > 0 && /^\s*\{\{|\{\{-|-\}\}|^\s*\{%/m.test(text);
    if (!isTemplate) this.errors.push(...errors);
    return { file, manifests: documents.flatMap(manifestsIn), broken: errors.length > 0, mayHidePolicy: errors.length > 0 && mayHoldPolicy.test(text), isTemplate };
  }
}
