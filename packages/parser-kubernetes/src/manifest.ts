import { originOf, propertyOf, type ObjectValue, type Origin, type Value } from '@akslint/model';

/** One object as a file or a build declares it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly body: ObjectValue;
  /** The line that says its kind. */
  readonly declaredAt: Origin;
  /** Kind, namespace and name that patches may know it by besides its present ones. */
  readonly formerNames: readonly string[];
}

const deepestList = 8;

/** The objects that a document declares: itself, or the items of a list. */
export function manifestsIn(document: ObjectValue): readonly Manifest[] {
  return itemsOf(document, undefined, 0);
}

function itemsOf(document: ObjectValue, list: { readonly kind: string; readonly apiVersion: string } | undefined, depth: number): readonly Manifest[] {
  const kind = textAt(document, 'kind') ?? list?.kind.replace(/List$/, '');
  const apiVersion = textAt(document, 'apiVersion') ?? list?.apiVersion;
  if (kind === undefined || apiVersion === undefined) return [];
  const items = propertyOf(document, 'items');
  if (kind.endsWith('List') && items?.kind === 'list') {
    if (depth >= deepestList) return [];
    return items.items.flatMap((item) => (item.kind === 'object' ? itemsOf(item, { kind, apiVersion }, depth + 1) : []));
  }
  return [{ apiVersion, kind, body: document, declaredAt: headerOf(document), formerNames: [] }];
}

/** `kind: X`, or where the object begins when a list says its kind. */
function headerOf(document: ObjectValue): Origin {
  const key = document.entries.keyOrigin?.('kind');
  const value = document.entries.get('kind');
  if (!key || !value || value.origin.span.start < key.span.start) return document.origin;
  return originOf({ file: key.span.file, start: key.span.start, end: value.origin.span.end });
}

/** What is written at `name` as text; undefined for anything else. */
export function textAt(body: ObjectValue, name: string): string | undefined {
  const value = body.entries.get(name);
  return value?.kind === 'scalar' && typeof value.value === 'string' && value.value !== '' ? value.value : undefined;
}

export function metadataOf({ body }: Manifest): ObjectValue | undefined {
  const metadata = body.entries.get('metadata');
  return metadata?.kind === 'object' ? metadata : undefined;
}

export function nameOfManifest(manifest: Manifest): string | undefined {
  const metadata = metadataOf(manifest);
  return metadata && textAt(metadata, 'name');
}

export function namespaceOf(manifest: Manifest): string | undefined {
  const metadata = metadataOf(manifest);
  return metadata && textAt(metadata, 'namespace');
}

/** Whether something is written as its namespace, known or not. */
export function namespaceValue(manifest: Manifest): Value | undefined {
  return metadataOf(manifest)?.entries.get('namespace');
}
