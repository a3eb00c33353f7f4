import type { ConfigFile } from './ast.js';
import { parseHcl } from './parse-hcl.js';
import { parseJsonValues } from './parse-json.js';

/**
 * Reads a variables file: `.tfvars` in the native syntax, where blocks are errors, or `.tfvars.json`, one
 * object whose strings are plain text. The values are the attributes of the body. Never throws.
 */
export function parseTfvars(file: string, text: string): ConfigFile {
  if (file.endsWith('.json')) return parseJsonValues(file, text);
  const config = parseHcl(file, text);
  if (config.body.blocks.length === 0) return config;
  const refused = config.body.blocks.map((block) => ({
    start: block.start,
    end: block.headerEnd,
    message: 'A variables file holds only values, as `name = value`, and no blocks.',
  }));
  const errors = [...config.errors, ...refused].toSorted((one, other) => one.start - other.start);
  return { ...config, body: { ...config.body, blocks: [] }, errors };
}
