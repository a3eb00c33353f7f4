import type { ts } from 'ts-morph';

/** TypeScript's compiler interface, of which only the parser is used. */
export type TypeScript = typeof ts;
export type { ts };

/** Loads the parser; done only for a program that mentions a package that matters. */
export async function loadTypeScript(): Promise<TypeScript> {
  const module = await import('./compiler.js');
  return module.ts;
}
