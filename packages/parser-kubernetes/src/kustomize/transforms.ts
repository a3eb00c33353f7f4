import { unknown, type Origin, type Value } from '@akslint/model';
import { isClusterScoped } from '../kinds.js';
import { nameOfManifest, type Manifest } from '../manifest.js';
import { textValue, valueAt, withTextsAt, withValueAt } from './edit.js';
import { targetOf, type Kustomization, type Labelling, type Placed } from './kustomization-file.js';
import { opaque, renderRemedy } from './patches.js';
import { selects } from './selects.js';

/** Namespace, names, labels and annotations that a kustomization gives to all of its objects, in Kustomize's order. */
export function transformed(manifests: readonly Manifest[], kustomization: Kustomization): readonly Manifest[] {
  return manifests.map((manifest) => {
    const named = renamed(inNamespace(manifest, kustomization.namespace), kustomization);
    const labelled = kustomization.labels.reduce(withLabels, named);
    return withAnnotations(labelled, kustomization);
  });
}

/** The namespace of every object; a Namespace object takes the name. */
function inNamespace(manifest: Manifest, namespace: Placed | undefined): Manifest {
  if (namespace === undefined) return manifest;
  if (manifest.kind === 'Namespace') return withName(manifest, namespace.text, namespace.at);
  if (isClusterScoped(manifest.kind)) return manifest;
  return { ...manifest, body: withValueAt(manifest.body, ['metadata', 'namespace'], textValue(namespace.text, namespace.at)) };
}

function renamed(manifest: Manifest, { namePrefix, nameSuffix }: Kustomization): Manifest {
  const name = nameOfManifest(manifest);
  const at = valueAt(manifest.body, ['metadata', 'name'])?.origin;
  if (name === undefined || at === undefined || manifest.kind === 'Namespace' || namePrefix + nameSuffix === '') return manifest;
  return withName(manifest, `${namePrefix}${name}${nameSuffix}`, at);
}

function withName(manifest: Manifest, name: string, at: Origin): Manifest {
  const before = nameOfManifest(manifest);
  const formerNames = before === undefined || before === name ? manifest.formerNames : [...manifest.formerNames, before];
  return { ...manifest, formerNames, body: withValueAt(manifest.body, ['metadata', 'name'], textValue(name, at)) };
}

const podTemplates: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

/** Selectors of policies take the labels only where they already name some; an empty one keeps selecting all pods. */
function withLabels(manifest: Manifest, { pairs, inSelectors, inTemplates }: Labelling): Manifest {
  if (pairs.length === 0) return manifest;
  const template = podTemplates[manifest.kind];
  let body = withTextsAt(manifest.body, ['metadata', 'labels'], pairs, true);
  if (template && inTemplates) body = withTextsAt(body, [...template, 'metadata', 'labels'], pairs, true);
  if (manifest.kind === 'NetworkPolicy' && inSelectors) body = withTextsAt(body, ['spec', 'podSelector', 'matchLabels'], pairs, false);
  return { ...manifest, body };
}

function withAnnotations(manifest: Manifest, { annotations }: Kustomization): Manifest {
  if (annotations.length === 0) return manifest;
  const template = podTemplates[manifest.kind];
  const body = withTextsAt(manifest.body, ['metadata', 'annotations'], annotations, true);
  return { ...manifest, body: template ? withTextsAt(body, [...template, 'metadata', 'annotations'], annotations, true) : body };
}

/** Transformers of other kinds may change anything, the namespace too. */
export function changedByOthers(manifests: readonly Manifest[], { transformers, file }: Kustomization): readonly Manifest[] {
  const [first] = transformers;
  if (first === undefined) return manifests;
  return manifests.map((manifest) => {
    const text = `${first.text} of ${file} may change it`;
    const whole = opaque(manifest, first.at, text);
    const namespace = unknown({ text, remedy: renderRemedy(file) }, first.at);
    return isClusterScoped(manifest.kind) ? whole : { ...whole, body: withValueAt(whole.body, ['metadata', 'namespace'], namespace) };
  });
}

/** What `replacements` write is known only to Kustomize; the fields that they name become unknown. */
export function replaced(manifests: readonly Manifest[], { replacements, file }: Kustomization): readonly Manifest[] {
  const targets = replacements?.kind === 'list' ? replacements.items.flatMap(targetsOf) : [];
  const [first] = replacements?.kind === 'list' ? replacements.items : [];
  return targets.reduce<readonly Manifest[]>(
    (present, { select, paths }) =>
      present.map((manifest) => (selects(targetOf(select), manifest) === false ? manifest : withUnknownAt(manifest, paths, first?.origin ?? select.origin, file))),
    manifests,
  );
}

interface ReplacementTarget {
  readonly select: Extract<Value, { kind: 'object' }>;
  readonly paths: readonly string[];
}

function targetsOf(replacement: Value): readonly ReplacementTarget[] {
  const targets = replacement.kind === 'object' ? replacement.entries.get('targets') : undefined;
  if (targets?.kind !== 'list') return [];
  return targets.items.flatMap((target) => {
    const select = target.kind === 'object' ? target.entries.get('select') : undefined;
    const paths = target.kind === 'object' ? target.entries.get('fieldPaths') : undefined;
    if (select?.kind !== 'object') return [];
    const texts = paths?.kind === 'list' ? paths.items.flatMap((path) => (path.kind === 'scalar' ? [String(path.value)] : [])) : [];
    return [{ select, paths: texts.length > 0 ? texts : ['metadata.name'] }];
  });
}

/** A path through a list makes the whole `spec` unknown; labels and annotations keep their keys apart. */
function withUnknownAt(manifest: Manifest, paths: readonly string[], at: Origin, file: string): Manifest {
  const text = `a replacement of ${file} writes it`;
  return paths.reduce((present, path) => {
    const segments = path.split('.');
    const [head = ''] = segments;
    if (head === 'spec' && !/^(?:spec\.(?:replicas|template\.spec\.(?:containers|initContainers|volumes)\b.*|rules\b.*|tls\b.*))$/.test(path)) return opaque(present, at, text);
    if (head !== 'metadata' || segments.length !== 2) return present;
    return { ...present, body: withValueAt(present.body, segments, unknown({ text, remedy: renderRemedy(file) }, at, { nonNull: true })) };
  }, manifest);
}
