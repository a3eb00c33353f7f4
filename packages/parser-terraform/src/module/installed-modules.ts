import { isUnreadable, type SourceReader } from '@akslint/model';
import { inDirectory, resolvePath } from '../source/paths.js';

/** What `terraform init` downloaded for a root module, by the path of calls that leads to it. */
export interface InstalledModules {
  directoryOf(path: readonly string[]): string | undefined;
}

/** Reads `.terraform/modules/modules.json` of a root module. What is missing or ill-formed has no modules. */
export function installedModules(reader: SourceReader, rootDirectory: string): InstalledModules {
  const text = reader.read(inDirectory(rootDirectory, '.terraform/modules/modules.json'));
  const directories = isUnreadable(text) ? new Map<string, string>() : manifestDirectories(text, rootDirectory);
  return { directoryOf: (path) => directories.get(path.join('.')) };
}

function manifestDirectories(text: string, rootDirectory: string): Map<string, string> {
  const directories = new Map<string, string>();
  for (const entry of manifestEntries(text)) {
    if (typeof entry !== 'object' || entry === null || !('Key' in entry) || !('Dir' in entry)) continue;
    const { Key: key, Dir: directory } = entry;
    if (typeof key !== 'string' || typeof directory !== 'string' || key === '') continue;
    const resolved = resolvePath(rootDirectory, directory.replaceAll('\\', '/'));
    if (resolved !== undefined) directories.set(key, resolved);
  }
  return directories;
}

function manifestEntries(text: string): readonly unknown[] {
  try {
    const manifest: unknown = JSON.parse(text);
    if (typeof manifest !== 'object' || manifest === null || !('Modules' in manifest)) return [];
    return Array.isArray(manifest.Modules) ? manifest.Modules : [];
  } catch {
    return [];
  }
}
