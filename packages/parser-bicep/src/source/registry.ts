import { isUnreadable, type SourceReader } from '@akslint/model';
import { memberOf } from '../syntax/arm-json.js';
import type { JsonValue } from '../syntax/arm-ast.js';
import { parseJsonTree } from '../syntax/json-tree.js';
import { folderOf, joinPath } from './paths.js';

/** `br:…`, `br/alias:…`, `ts:…` and `ts/alias:…`: modules that are not files of the repository. */
export function isRegistryReference(path: string): boolean {
  return /^(?:br|ts)[:/]/.test(path);
}

/**
 * Where a registry or template-spec module was restored to, relative to the restore cache; undefined for no such form.
 * Source: `OciArtifactReference` and `TemplateSpecModuleReference` of Azure/bicep.
 */
export function restoredPath(reference: string, aliases: ModuleAliases): string | undefined {
  const full = aliases.expand(reference);
  const br = /^br:([^/]{1,300})\/([^:@]{1,300})[:@]([\w.:-]{1,200})$/.exec(full);
  if (br?.[1] && br[2] && br[3]) return `br/${br[1].replaceAll(':', '$')}/${br[2].replaceAll('/', '$')}/${br[3].replaceAll(':', '#')}$/main.json`;
  const ts = /^ts:([^/:]{1,300})\/([^/:]{1,300})\/([^/:]{1,300}):([^/:]{1,300})$/.exec(full);
  return ts ? `ts/${ts[1]}/${ts[2]}/${ts[3]}/${ts[4]}/main.json`.toLowerCase() : undefined;
}

/** The aliases of the nearest `bicepconfig.json`, and `br/public`, which Bicep knows by itself. */
export class ModuleAliases {
  private constructor(private readonly config: JsonValue | undefined) {}

  static near(file: string, reader: SourceReader): ModuleAliases {
    for (let folder = folderOf(file); ; folder = folderOf(folder)) {
      const text = reader.read(joinPath(folder, 'bicepconfig.json'));
      if (!isUnreadable(text)) return new ModuleAliases(member(parseJsonTree(text).root, 'moduleAliases'));
      if (folder === '.' || folder.endsWith('..')) return new ModuleAliases(undefined);
    }
  }

  /** `br/alias:path:tag` and `ts/alias:name:version` in full. */
  expand(reference: string): string {
    const [, kind, alias, rest] = /^(br|ts)\/([^:]{1,300}):(.+)$/.exec(reference) ?? [];
    if (kind === undefined || alias === undefined || rest === undefined) return reference;
    const entry = member(member(this.config, kind), alias);
    if (kind === 'br') {
      const registry = text(entry, 'registry') ?? (alias === 'public' ? 'mcr.microsoft.com' : undefined);
      const path = text(entry, 'modulePath') ?? (alias === 'public' ? 'bicep' : undefined);
      return registry === undefined ? reference : `br:${registry}/${path === undefined ? '' : `${path}/`}${rest}`;
    }
    const [subscription, group] = [text(entry, 'subscription'), text(entry, 'resourceGroup')];
    return subscription === undefined || group === undefined ? reference : `ts:${subscription}/${group}/${rest}`;
  }
}

function member(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return value?.kind === 'object' ? memberOf(value, name) : undefined;
}

function text(value: JsonValue | undefined, name: string): string | undefined {
  const found = member(value, name);
  return found?.kind === 'string' ? found.value : undefined;
}
