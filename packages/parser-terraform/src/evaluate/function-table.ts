import type { FunctionSource } from './evaluation.js';
export async function loadFunctions(_names: ReadonlySet<string>): Promise<FunctionSource> {
  return new Map();
}
