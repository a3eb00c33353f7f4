import { mapOptions, scalar, type Entries, type ObjectValue, type Origin, type Value } from '@akslint/model';
import { label } from './module/source-body.js';
import type { ModuleSyntax } from './module/module-syntax.js';

/** Resources that carry a Kubernetes manifest as text, and the argument that holds it. */
const manifestArguments: ReadonlyMap<string, string> = new Map([['kubectl_manifest', 'yaml_body']]);

type RefineBody = (type: string, body: ObjectValue) => ObjectValue;

/** Reads the manifests in resource bodies; the YAML reader is loaded only when some resource needs it. */
export async function manifestReader(modules: readonly ModuleSyntax[]): Promise<RefineBody> {
  const isNeeded = modules.some(({ resources }) => resources.some(({ block }) => manifestArguments.has(label(block, 0) ?? '')));
  if (!isNeeded) return (_type, body) => body;
  const { readYaml } = await import('./evaluate/functions/yaml-read.js');
  return (type, body) => {
    const argument = manifestArguments.get(type);
    return argument === undefined ? body : { ...body, entries: new WithManifest(body.entries, argument, readYaml) };
  };
}

/** Entries of which one is a text that also says what it spells. */
class WithManifest implements Entries {
  #spelled: Value | undefined;

  constructor(
    private readonly entries: Entries,
    private readonly argument: string,
    private readonly read: (text: string, origin: Origin) => Value,
  ) {}

  keys(): Iterable<string> {
    return this.entries.keys();
  }

  has(key: string): boolean {
    return this.entries.has(key);
  }

  get(key: string): Value | undefined {
    const value = this.entries.get(key);
    if (key !== this.argument || value === undefined) return value;
    this.#spelled ??= mapOptions(value, (option) => {
      if (option.kind !== 'scalar' || typeof option.value !== 'string' || option.content) return option;
      return { ...scalar(option.value, option.origin), content: this.read(option.value, option.origin) };
    });
    return this.#spelled;
  }

  keyOrigin(key: string): Origin | undefined {
    return this.entries.keyOrigin?.(key);
  }
}
