/** A step into a called module, with the key of the instance. */
export interface ModuleStep {
  readonly name: string;
  /** As it is written: `["x"]`, `[0]`; empty for a call without instances. */
  readonly key: string;
}

/** The modules on the way of an address such as `module.a["x"].module.b[0]`. */
export function moduleSteps(address: string): readonly ModuleStep[] {
  const steps: ModuleStep[] = [];
  let rest = segmentsOf(address);
  while (rest[0]?.name === 'module' && rest[1] !== undefined) {
    steps.push({ name: rest[1].name, key: rest[1].keys.join('') });
    rest = rest.slice(2);
  }
  return steps;
}

/** A name of a traversal and the indexes behind it, as written. */
export interface Segment {
  readonly name: string;
  readonly keys: readonly string[];
}

/** `a.b["x"][0].c` in parts. Dots and brackets in quotes are text. */
export function segmentsOf(traversal: string): readonly Segment[] {
  const segments: { name: string; keys: string[] }[] = [];
  const part = /\.?([^.[\]"]+)|(\[(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\])/y;
  for (let match = part.exec(traversal); match; match = part.exec(traversal)) {
    const [, name, key] = match;
    if (name !== undefined) segments.push({ name, keys: [] });
    else if (key !== undefined) segments[segments.length - 1]?.keys.push(key);
  }
  return segments;
}

/** An index as a number or text. */
export function keyValue(key: string): string | number {
  const inner = key.slice(1, -1);
  return /^\d+$/.test(inner) ? Number(inner) : inner.replace(/^"|"$/g, '').replaceAll('\\"', '"');
}

/** An address without any instance keys. */
export function withoutKeys(address: string): string {
  return segmentsOf(address)
    .map(({ name }) => name)
    .join('.');
}
