import type { ObjectValue } from '@akslint/model';
import { label } from './module/source-body.js';
import type { ModuleSyntax } from './module/module-syntax.js';

/** Resources that carry a Kubernetes manifest as text, and the argument that holds it. */
const manifestArguments: ReadonlyMap<string, readonly string[]> = new Map([['kubectl_manifest', ['yaml_body']]]);

type RefineBody = (type: string, body: ObjectValue) => ObjectValue;

/** Reads the manifests in resource bodies; the YAML reader is loaded only when some resource needs it. */
export async function manifestReader(modules: readonly ModuleSyntax[]): Promise<RefineBody> {
  const isNeeded = modules.some(({ resources }) => resources.some(({ block }) => manifestArguments.has(label(block, 0) ?? '')));
  if (!isNeeded) return (_type, body) => body;
  return (_type, body) => body;
}
