import { isUnreadable, type SourceReader } from '@akslint/model';
import { parse } from 'jsonc-parser';
import { folderOf, joinPath } from './paths.js';

/** Where a registry or template-spec module was restored to, relative to the restore cache; undefined for no such form. */
export function restoredPath(reference: string, aliases: ModuleAliases): string | undefined {
  const full = aliases.expand(reference);
  const br = /^br:([^/]+)\/(.+?)[:@]([^:@]+(?::[^:@]+)?)$/.exec(full);
  if (br?.[1] && br[2] && br[3]) return `br/${br[1]}/${br[2].replaceAll('/', '$')}/${br[3].replaceAll(':', '#')}$/main.json`;
  const ts = /^ts:([^/]+)\/([^/]+)\/([^:]+):(.+)$/.exec(full);
  return ts ? `ts/${ts[1]}/${ts[2]}/${ts[3]}/${ts[4]}/main.json`.toLowerCase() : undefined;
}

/** The aliases of the nearest `bicepconfig.json`, and `br/public`, which Bicep knows by itself. */
export class ModuleAliases {
  private constructor(private readonly config: unknown) {}

  static near(file: string, reader: SourceReader): ModuleAliases {
    for (let folder = folderOf(file); ; folder = folderOf(folder)) {
      const text = reader.read(joinPath(folder, 'bicepconfig.json'));
      if (!isUnreadable(text)) return new ModuleAliases(member(parse(text), 'moduleAliases'));
      if (folder === '.') return new ModuleAliases(undefined);
    }
  }

  /** `br/alias:path:tag` and `ts/alias:name:version` in full. */
  expand(reference: string): string {
    const found = /^(br|ts)\/([^:]+):(.+)$/.exec(reference);
    const [, kind, alias, rest] = found ?? [];
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

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
}

function text(value: unknown, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === 'string' ? found : undefined;
}
