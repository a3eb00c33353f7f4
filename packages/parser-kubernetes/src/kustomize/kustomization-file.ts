import { isUnreadable, itemsOf, type ObjectValue, type Origin, type SourceError, type SourceReader, type Value } from '@akslint/model';
import { textAt } from '../manifest.js';
import { folderOf, inFolder, nameOf } from '../paths.js';
import { readDocuments } from '../yaml/read-documents.js';

const fileNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** Whether a file of this name makes its folder a kustomization. */
export function isKustomization(path: string): boolean {
  return fileNames.includes(nameOf(path));
}

/** A text of a kustomization with its place. */
export interface Placed {
  readonly text: string;
  readonly at: Origin;
}

/** A patch, wherever it is written. */
export interface WrittenPatch {
  /** Written out in the kustomization, or a file beside it. */
  readonly inline: Placed | undefined;
  readonly path: Placed | undefined;
  readonly target: Target | undefined;
  readonly at: Origin;
}

/** What a patch selects; each is a regular expression for the whole text. */
export interface Target {
  readonly kind: string | undefined;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  readonly labelSelector: string | undefined;
  readonly annotationSelector: string | undefined;
}

export interface Kustomization {
  readonly folder: string;
  readonly file: string;
  readonly at: Origin;
  /** Set when it could not be parsed. */
  readonly broken: boolean;
  /** `resources` and `bases`. */
  readonly resources: readonly Placed[];
  readonly components: readonly Placed[];
  readonly namespace: Placed | undefined;
  readonly namePrefix: string;
  readonly nameSuffix: string;
  /** Labels for objects, and where else they go. */
  readonly labels: readonly Labelling[];
  readonly annotations: readonly (readonly [string, Value])[];
  readonly strategicPatches: readonly WrittenPatch[];
  readonly patches: readonly WrittenPatch[];
  readonly jsonPatches: readonly WrittenPatch[];
  /** What makes objects in a way that is not followed. */
  readonly generators: readonly Placed[];
  /** What changes objects in a way that is not followed. */
  readonly transformers: readonly Placed[];
  readonly replacements: Value | undefined;
}

export interface Labelling {
  readonly pairs: readonly (readonly [string, Value])[];
  readonly inSelectors: boolean;
  readonly inTemplates: boolean;
}

/** The kustomization of a folder, if it has one. */
export function kustomizationFile(reader: SourceReader, folder: string): string | undefined {
  return fileNames.map((name) => inFolder(folder, name)).find((file) => !isUnreadable(reader.read(file)));
}

export function readKustomization(reader: SourceReader, file: string, errors: SourceError[]): Kustomization {
  const text = reader.read(file);
  if (isUnreadable(text)) {
    errors.push({ file, message: `The file cannot be read: ${text.unreadable}.` });
    return described(file, undefined);
  }
  const { documents, errors: wrong } = readDocuments(file, text, true);
  errors.push(...wrong);
  return described(file, wrong.length > 0 ? undefined : documents[0], wrong.length > 0);
}

function described(file: string, body: ObjectValue | undefined, broken = body === undefined): Kustomization {
  const at: Origin = body?.origin ?? { span: { file, start: 0, end: 0 }, via: undefined };
  const read = (name: string): Value | undefined => body?.entries.get(name);
  const texts = (...names: readonly string[]): readonly Placed[] => names.flatMap((name) => textsOf(read(name)));
  const present = (...names: readonly string[]): readonly Placed[] => names.flatMap((name) => presence(name, read(name)));
  const namespace = read('namespace');
  return {
    folder: folderOf(file),
    file,
    at,
    broken,
    resources: texts('resources', 'bases'),
    components: texts('components'),
    namespace: namespace?.kind === 'scalar' && typeof namespace.value === 'string' && namespace.value !== '' ? { text: namespace.value, at: namespace.origin } : undefined,
    namePrefix: (body && textAt(body, 'namePrefix')) ?? '',
    nameSuffix: (body && textAt(body, 'nameSuffix')) ?? '',
    labels: [...labellings(read('labels')), { pairs: pairsOf(read('commonLabels')), inSelectors: true, inTemplates: true }],
    annotations: pairsOf(read('commonAnnotations')),
    strategicPatches: itemsIn(read('patchesStrategicMerge')).flatMap(strategicPatch),
    patches: itemsIn(read('patches')).flatMap(patchOf),
    jsonPatches: itemsIn(read('patchesJson6902')).flatMap(patchOf),
    generators: present('helmCharts', 'helmChartInflationGenerator', 'generators'),
    transformers: present('transformers'),
    replacements: read('replacements'),
  };
}

function itemsIn(value: Value | undefined): readonly Value[] {
  return value?.kind === 'list' ? itemsOf(value) : [];
}

function textsOf(value: Value | undefined): readonly Placed[] {
  return itemsIn(value).flatMap((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? [{ text: item.value, at: item.origin }] : []));
}

function presence(name: string, value: Value | undefined): readonly Placed[] {
  const isThere = value !== undefined && !(value.kind === 'scalar' && value.value === null) && !(value.kind === 'list' && value.items.length === 0);
  return isThere ? [{ text: name, at: value.origin }] : [];
}

function pairsOf(value: Value | undefined): readonly (readonly [string, Value])[] {
  if (value?.kind !== 'object') return [];
  return [...value.entries.keys()].flatMap((key) => {
    const text = value.entries.get(key);
    return text ? [[key, text] as const] : [];
  });
}

function labellings(value: Value | undefined): readonly Labelling[] {
  return itemsIn(value).flatMap((item) => {
    if (item.kind !== 'object') return [];
    const isOn = (name: string): boolean => {
      const flag = item.entries.get(name);
      return flag?.kind === 'scalar' && flag.value === true;
    };
    const inSelectors = isOn('includeSelectors');
    return [{ pairs: pairsOf(item.entries.get('pairs')), inSelectors, inTemplates: inSelectors || isOn('includeTemplates') }];
  });
}

/** A file's name, or a patch written out. */
function strategicPatch(value: Value): readonly WrittenPatch[] {
  if (value.kind !== 'scalar' || typeof value.value !== 'string') return [];
  const placed = { text: value.value, at: value.origin };
  const isInline = value.value.includes('\n');
  return [{ inline: isInline ? placed : undefined, path: isInline ? undefined : placed, target: undefined, at: value.origin }];
}

function patchOf(value: Value): readonly WrittenPatch[] {
  if (value.kind !== 'object') return [];
  const placed = (name: string): Placed | undefined => {
    const text = value.entries.get(name);
    return text?.kind === 'scalar' && typeof text.value === 'string' ? { text: text.value, at: text.origin } : undefined;
  };
  const target = value.entries.get('target');
  return [{ inline: placed('patch'), path: placed('path'), target: target?.kind === 'object' ? targetOf(target) : undefined, at: value.origin }];
}

export function targetOf(value: ObjectValue): Target {
  return {
    kind: textAt(value, 'kind'),
    name: textAt(value, 'name'),
    namespace: textAt(value, 'namespace'),
    labelSelector: textAt(value, 'labelSelector'),
    annotationSelector: textAt(value, 'annotationSelector'),
  };
}
