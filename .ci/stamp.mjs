import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's directory. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const notSource = new Set(['node_modules', 'lib', 'coverage', '.git']);

/** A digest of the contents of these files and directories (relative to the repository), whatever their times are. */
export function digestOf(paths, isWanted = () => true) {
  const digest = createHash('sha1');
  for (const path of paths) {
    for (const file of filesBelow(path)) {
      if (isWanted(file)) digest.update(file).update('\0').update(readFileSync(join(root, file))).update('\0');
    }
  }
  return digest.digest('hex');
}

/** Whether the stamp says that `digest` was built. */
export function isCurrent(stamp, digest) {
  const file = join(root, stamp);
  return existsSync(file) && readFileSync(file, 'utf8') === digest;
}

/** Notes that `digest` was built. */
export function setStamp(stamp, digest) {
  mkdirSync(dirname(join(root, stamp)), { recursive: true });
  writeFileSync(join(root, stamp), digest);
}

/** The names of the workspace's packages' directories, sorted. */
export function packageDirectories() {
  const packages = readdirSync(join(root, 'packages')).filter((name) => existsSync(join(root, 'packages', name, 'package.json')));
  return [...packages.sort().map((name) => `packages/${name}`), 'rules'];
}

function filesBelow(path) {
  if (!existsSync(join(root, path))) return [];
  if (!path.endsWith('/')) return [path];
  const entries = readdirSync(join(root, path), { withFileTypes: true });
  entries.sort((left, right) => (left.name < right.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (notSource.has(entry.name)) return [];
    if (entry.isDirectory()) return filesBelow(`${path}${entry.name}/`);
    return entry.isFile() ? [`${path}${entry.name}`] : [];
  });
}
