import { isUnreadable, unknown, type ObjectValue, type Origin, type SourceError, type SourceReader } from '@akslint/model';
import { nameOfManifest, metadataOf, textAt, type Manifest } from '../manifest.js';
import { resolved } from '../paths.js';
import { Members } from '../yaml/members.js';
import { readPatchText, type PatchText } from './patch-text.js';
import { jsonPatched, type Operation } from './json-patch.js';
import type { Kustomization, WrittenPatch } from './kustomization-file.js';
import { selects } from './selects.js';
import { strategicMerge } from './strategic-merge.js';

/** Applies patches in their order, and tells what it cannot follow. */
export class Patching {
  /** The files of the patches. */
  readonly read = new Set<string>();

  constructor(
    private readonly reader: SourceReader,
    private readonly kustomization: Kustomization,
    private readonly errors: SourceError[],
    private readonly tell: (at: Origin, text: string) => void,
  ) {}

  apply(manifests: readonly Manifest[], patches: readonly WrittenPatch[]): readonly Manifest[] {
    return patches.reduce((present, patch) => this.#applyOne(present, patch), manifests);
  }

  #applyOne(manifests: readonly Manifest[], patch: WrittenPatch): readonly Manifest[] {
    const text = this.#textOf(patch);
    if (text === undefined) return manifests;
    const written = readPatchText(text.file, text.text, text.at);
    this.errors.push(...written.errors);
    if (written.errors.length > 0) this.tell(patch.at, 'a patch cannot be read');
    const whole = written.operations === undefined ? this.#merged(manifests, patch, written) : this.#operated(manifests, patch, written.operations);
    return whole;
  }

  #textOf({ at, inline, path }: WrittenPatch): { readonly file: string; readonly text: string; readonly at: Origin | undefined } | undefined {
    if (inline) return { file: inline.at.span.file, text: inline.text, at: inline.at };
    const file = path && resolved(this.kustomization.folder, path.text);
    const text = file === undefined ? undefined : this.reader.read(file);
    if (file === undefined || text === undefined || isUnreadable(text)) {
      this.tell(at, `the patch ${path?.text ?? 'without text'} cannot be read`);
      return undefined;
    }
    this.read.add(file);
    return { file, text, at: undefined };
  }

  #merged(manifests: readonly Manifest[], { target, at }: WrittenPatch, { documents }: PatchText): readonly Manifest[] {
    return documents.reduce((present, document) => {
      const wanted = target ?? ownTarget(document);
      if (wanted === undefined) return present;
      return this.#changed(present, at, (manifest) => (target ? selects(target, manifest) : isNamed(document, manifest)), (manifest) => merged(manifest, document, target !== undefined));
    }, manifests);
  }

  #operated(manifests: readonly Manifest[], { target, at }: WrittenPatch, operations: readonly Operation[]): readonly Manifest[] {
    if (target === undefined) return manifests;
    return this.#changed(manifests, at, (manifest) => selects(target, manifest), (manifest) => {
      const body = jsonPatched(manifest.body, operations);
      if (body !== undefined) return [{ ...manifest, body }];
      this.tell(at, `a patch does not fit ${manifest.kind} ${nameOfManifest(manifest) ?? ''}`.trimEnd());
      return [opaque(manifest, at, 'a patch of it cannot be followed')];
    });
  }

  #changed(
    manifests: readonly Manifest[],
    at: Origin,
    isMeant: (manifest: Manifest) => boolean | undefined,
    change: (manifest: Manifest) => readonly Manifest[],
  ): readonly Manifest[] {
    return manifests.flatMap((manifest) => {
      switch (isMeant(manifest)) {
        case true:
          return change(manifest);
        case false:
          return [manifest];
        case undefined:
          return [opaque(manifest, at, 'it cannot be told whether a patch is meant for it')];
      }
    });
  }
}

function ownTarget(document: ObjectValue): string | undefined {
  return textAt(document, 'kind');
}

/** Whether a patch names the object by kind and name. */
function isNamed(document: ObjectValue, manifest: Manifest): boolean {
  const metadata = document.entries.get('metadata');
  if (textAt(document, 'kind') !== manifest.kind || metadata?.kind !== 'object') return false;
  const name = textAt(metadata, 'name');
  const namespace = textAt(metadata, 'namespace');
  const own = metadataOf(manifest);
  const present = own && textAt(own, 'namespace');
  if (namespace !== undefined && present !== undefined && namespace !== present && manifest.formerNames.length === 0) return false;
  return name !== undefined && (name === nameOfManifest(manifest) || manifest.formerNames.includes(name));
}

/** A patch with a target of its own changes no name. */
function merged(manifest: Manifest, document: ObjectValue, keepsName: boolean): readonly Manifest[] {
  const body = strategicMerge(manifest.body, document);
  if (body === undefined) return [];
  const before = metadataOf(manifest)?.entries;
  const metadata = body.entries.get('metadata');
  const kind = manifest.body.entries.get('kind');
  if (!keepsName || !before || metadata?.kind !== 'object') return [{ ...manifest, body }];
  const members = Members.copyOf(metadata.entries);
  for (const key of ['name', 'namespace']) {
    const value = before.get(key);
    if (value) members.set(key, value, before.keyOrigin?.(key));
  }
  const whole = Members.copyOf(body.entries);
  whole.set('metadata', { ...metadata, entries: members });
  if (kind) whole.set('kind', kind, manifest.body.entries.keyOrigin?.('kind'));
  return [{ ...manifest, body: { ...body, entries: whole } }];
}

/** The object with everything but its name and kind unknown. */
export function opaque(manifest: Manifest, at: Origin, text: string): Manifest {
  const reason = { text, remedy: renderRemedy(at.span.file) };
  const members = Members.copyOf(manifest.body.entries);
  members.set('spec', unknown(reason, at));
  return { ...manifest, body: { ...manifest.body, entries: members } };
}

/** What makes a kustomization readable that is not followed. */
export function renderRemedy(file: string): string {
  const slash = file.lastIndexOf('/');
  return `render it with \`kustomize build ${slash === -1 ? '.' : file.slice(0, slash)} | akslint --stdin --stdin-filename x.yaml\``;
}
