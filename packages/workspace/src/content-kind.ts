import { basename } from 'node:path';
import type { Disk } from './disk.js';
import { largestFileOf } from './disk-reader.js';
import { mayBeKubernetes } from './file-kinds.js';

/** What a YAML or JSON file holds, as far as akslint reads it: Kubernetes objects, or a Terraform plan or state. */
export type ContentKind = 'kubernetes' | 'plan';

const namedForKubernetes = /^(?:kustomization\.ya?ml|Kustomization|Chart\.yaml)$/;

/** Looks at the bytes of a file without keeping them; undefined for any other content and for what cannot be read. */
export function contentKind(disk: Disk, path: string): ContentKind | undefined {
  const name = basename(path);
  if (namedForKubernetes.test(name)) return 'kubernetes';
  if (!mayBeKubernetes(name)) return undefined;
  const bytes = bytesOf(disk, path);
  if (bytes === undefined) return undefined;
  const holds = (text: string): boolean => bytes.includes(text);
  if (name.endsWith('.json') && holds('"format_version"') && (holds('"planned_values"') || (holds('"terraform_version"') && holds('"values"')))) return 'plan';
  return holds('apiVersion') && holds('kind') ? 'kubernetes' : undefined;
}

function bytesOf(disk: Disk, path: string): Buffer | undefined {
  try {
    const { buffer, byteOffset, byteLength } = disk.bytes(path, largestFileOf(path));
    return Buffer.from(buffer, byteOffset, byteLength);
  } catch {
    return undefined;
  }
}
