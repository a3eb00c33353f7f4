import { metadataOf, nameOfManifest, namespaceOf, textAt, type Manifest } from '../manifest.js';
import type { Target } from './kustomization-file.js';

/** Whether a target selects an object: by its name, or by one that it had before. Undefined when it cannot be told. */
export function selects(target: Target, manifest: Manifest): boolean | undefined {
  const name = nameOfManifest(manifest);
  const names = [...manifest.formerNames, ...(name === undefined ? [] : [name])];
  const namespace = namespaceOf(manifest) ?? 'default';
  const answers = [
    target.kind === undefined ? true : fits(target.kind, [manifest.kind]),
    target.name === undefined ? true : fits(target.name, names),
    target.namespace === undefined ? true : fits(target.namespace, [namespace]),
    target.labelSelector === undefined ? true : hasLabels(target.labelSelector, manifest, 'labels'),
    target.annotationSelector === undefined ? true : hasLabels(target.annotationSelector, manifest, 'annotations'),
  ];
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

/** Characters of a regular expression; what has others than these cannot be told without running one. */
const plainText = /^[A-Za-z0-9_-]*$/;

/** A pattern for the whole text: plain, or with `.*` and alternatives. Anything else is not told apart. */
function fits(pattern: string, texts: readonly string[]): boolean | undefined {
  const bare = pattern.replace(/^\^/, '').replace(/\$$/, '');
  const options = bare.replace(/^\((.*)\)$/, '$1').split('|');
  const answers = options.map((option) => fitsOne(option, texts));
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

function fitsOne(pattern: string, texts: readonly string[]): boolean | undefined {
  if (texts.includes(pattern)) return true;
  const pieces = pattern.split(/\.[*+]/);
  if (!pieces.every((piece) => plainText.test(piece.replaceAll('\\.', '').replaceAll('.', '')))) return undefined;
  if (pieces.length === 1) return false;
  return texts.some((text) => inOrder(text, pieces.map((piece) => piece.replaceAll('\\.', '.'))));
}

function inOrder(text: string, pieces: readonly string[]): boolean {
  const [first = '', ...rest] = pieces;
  const last = rest.pop() ?? '';
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let from = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, from);
    if (found === -1) return false;
    from = found + piece.length;
  }
  return from <= text.length - last.length;
}

function hasLabels(selector: string, manifest: Manifest, name: 'labels' | 'annotations'): boolean | undefined {
  const labels = metadataOf(manifest)?.entries.get(name);
  for (const part of selector.split(',')) {
    const match = /^\s*([^=!\s(]+)\s*==?\s*([^=!\s(]*)\s*$/.exec(part);
    if (!match) return undefined;
    const [, key = '', value = ''] = match;
    const written = labels?.kind === 'object' ? textAt(labels, key) : undefined;
    if (written !== value) return false;
  }
  return true;
}
