import { join } from 'node:path';
import { isUnreadable, type SourceReader } from '@akslint/model';
import { scanPath, type Discovery } from './discover.js';
import type { Disk } from './disk.js';
import { diskReader } from './disk-reader.js';
import type { ScanRoots } from './scan-roots.js';

/** Every template and parameters file has a word of each; most JSON of a repository has not. */
const content = /"(?:resources|parameters)"/i;
const shape = /deployment(?:template|parameters)|"contentVersion"|"apiVersion"/i;

/**
 * The files that the Bicep parser is given: Bicep, and JSON whose text looks like a deployment template or its
 * parameters. Other JSON is looked at and forgotten, so that it takes nothing of what the run may read.
 */
export function templateFiles(disk: Disk, roots: ScanRoots, { bicep, json }: Discovery): readonly string[] {
  return [...bicep, ...json.filter((path) => looksLikeTemplate(diskReader(disk, roots), path))].sort();
}

function looksLikeTemplate(reader: SourceReader, path: string): boolean {
  const bytes = reader.bytes(path);
  if (isUnreadable(bytes)) return false;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return content.test(text) && shape.test(text);
}

/** The folder in which Bicep keeps the registry modules that it restored. */
export interface RestoreCache {
  readonly reader: SourceReader;
  /** As a path of the scan; it mostly lies outside of the scan's base. */
  readonly folder: string;
}

/** `~/.bicep`, when there is one. */
export function restoreCache(disk: Disk, roots: ScanRoots, environment: Readonly<Record<string, string | undefined>>): RestoreCache | undefined {
  const home = environment['HOME'] ?? environment['USERPROFILE'];
  if (home === undefined || home === '') return undefined;
  try {
    const folder = disk.realpath(join(home, '.bicep'));
    if (!disk.stat(folder).isDirectory) return undefined;
    return { reader: diskReader(disk, { base: folder, directories: [folder], files: [] }), folder: scanPath(roots, folder) };
  } catch {
    return undefined;
  }
}

/** Reads the files of the scan, and those of the restore cache by their paths in the scan. */
export function withRestored(reader: SourceReader, cache: RestoreCache | undefined): Pick<SourceReader, 'read'> {
  if (cache === undefined) return reader;
  const inside = `${cache.folder}/`;
  return { read: (path) => (path.startsWith(inside) ? cache.reader.read(path.slice(inside.length)) : reader.read(path)) };
}
