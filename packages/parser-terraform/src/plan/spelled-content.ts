import { list, object, scalar, type Origin, type Value } from '@akslint/model';

/** Reads the one YAML document of a text. */
export type YamlReader = (text: string, origin: Origin) => Value;

const longest = 1_000_000;
const deepest = 100;

/** The structure that an argument's text spells: JSON anywhere, YAML in a manifest. All of it is placed at the text. */
export function spelledContent(argument: string, text: string, origin: Origin, readYaml: YamlReader | undefined): Value | undefined {
  if (text.length > longest) return undefined;
  if (argument === 'yaml_body') return readYaml?.(text, origin);
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return valueOf(parsed, origin, 0);
  } catch {
    return undefined;
  }
}

function valueOf(parsed: unknown, origin: Origin, depth: number): Value {
  if (depth > deepest) throw new RangeError('nested too deep');
  if (Array.isArray(parsed)) return list(parsed.map((item) => valueOf(item, origin, depth + 1)), origin);
  if (typeof parsed === 'object' && parsed !== null) {
    return object(new Map(Object.entries(parsed).map(([key, value]) => [key, valueOf(value, origin, depth + 1)])), origin);
  }
  return scalar(typeof parsed === 'string' || typeof parsed === 'number' || typeof parsed === 'boolean' ? parsed : null, origin);
}
