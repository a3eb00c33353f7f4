/**
 * A tree as lines: `role: kind start-end values`, children indented. For tests and for looking at what was read.
 *
 * @param node Any node of a tree of this reader.
 */
export function outline(node: object): string[] {
  return linesOf('', node, '');
}

/** All nodes below a node with the node that holds them, outermost first. */
export function* placesBelow(node: object): Generator<{ readonly inner: Place; readonly outer: Place }> {
  for (const { child } of childrenOf(node)) {
    if (isPlace(node) && isPlace(child)) yield { inner: child, outer: node };
    yield* placesBelow(child);
  }
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function isPlace(value: object): value is Place {
  return 'start' in value && typeof value.start === 'number' && 'end' in value && typeof value.end === 'number';
}

function linesOf(role: string, node: object, indent: string): string[] {
  const kind = 'kind' in node ? String(node.kind) : '';
  const place = isPlace(node) ? `${node.start}-${node.end}` : '';
  const head = [role === '' ? '' : `${role}:`, kind, place, ...scalarsOf(node)].filter((part) => part !== '').join(' ');
  return [indent + head, ...childrenOf(node).flatMap(({ role: childRole, child }) => linesOf(childRole, child, `${indent}  `))];
}

const silent = new Set(['kind', 'start', 'end', 'raw']);

/** Names and values as JSON; flags by their name where they are set. */
function scalarsOf(node: object): string[] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'boolean' && key.startsWith('is')) return value ? [key] : [];
    if (silent.has(key) || typeof value === 'object' || value === undefined) return value === null ? ['null'] : [];
    return [typeof value === 'number' && key !== 'value' ? `${key}=${value}` : JSON.stringify(value)];
  });
}

function childrenOf(node: object): { readonly role: string; readonly child: object }[] {
  return Object.entries(node).flatMap(([role, value]: [string, unknown]) => {
    const children: unknown[] = Array.isArray(value) ? value : [value];
    return children.filter((child) => typeof child === 'object' && child !== null).map((child) => ({ role, child }));
  });
}
