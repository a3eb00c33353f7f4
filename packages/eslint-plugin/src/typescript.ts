import { createRequire } from 'node:module';
import type { ts } from 'ts-morph';

const load = createRequire(import.meta.url);
let loaded: typeof ts | undefined;

/**
 * TypeScript's parser, loaded when the first file needs it. A rule cannot wait for an `import()`, so it is required.
 */
export function typeScript(): typeof ts {
  loaded ??= (load('ts-morph') as { readonly ts: typeof ts }).ts;
  return loaded;
}
