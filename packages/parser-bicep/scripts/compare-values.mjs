/** Deeper than this nothing is compared. */
const deepest = 60;

/** Tells where two values, both known, are not the same; counts what both and what only one side knows. */
export function worldsApart(one, other, path, context) {
  const { told, figures, depth } = context;
  if (depth > deepest) return;
  const [left, right] = [settled(one), settled(other)];
  if (left === null && right === null) return;
  if (isOpen(left) || isOpen(right)) {
    if (isOpen(left) !== isOpen(right)) figures.oneSided.push(`${context.place}: ${path}: ${reasonOf(left)} in Bicep, ${reasonOf(right)} in ARM`);
    return;
  }
  const inside = { ...context, depth: depth + 1 };
  if (left?.kind === 'object' && right?.kind === 'object') return compareObjects(left, right, path, inside);
  if (left?.kind === 'list' && right?.kind === 'list') return compareLists(left, right, path, inside);
  figures.values += 1;
  const [text, otherText] = [textOf(left), textOf(right)];
  if (text !== otherText) told.push(`${path} is ${text} in Bicep and ${otherText} in ARM`);
}

/** Nothing, null: both are nothing. */
function settled(value) {
  return value === undefined || (value.kind === 'scalar' && value.value === null) ? null : value;
}

/** Not decided: unknown, one of several, or known only after deployment. */
function isOpen(value) {
  return value !== null && (value.kind === 'unknown' || value.kind === 'choice' || value.kind === 'reference');
}

function compareObjects(left, right, path, context) {
  const keys = new Map([...left.entries.keys(), ...right.entries.keys()].map((key) => [key.toLowerCase(), key]));
  for (const key of keys.values()) {
    if (key.startsWith('${')) continue;
    worldsApart(context.propertyOf(left, key), context.propertyOf(right, key), `${path}.${key}`, context);
  }
}

function compareLists(left, right, path, context) {
  const [items, others] = [context.itemsOf(left), context.itemsOf(right)];
  if (items.length !== others.length && !left.open && !right.open) {
    context.told.push(`${path} has ${items.length} items in Bicep and ${others.length} in ARM`);
    return;
  }
  for (const [index, item] of items.slice(0, others.length).entries()) worldsApart(item, others[index], `${path}[${index}]`, context);
}

function textOf(value) {
  if (value === null) return 'nothing';
  return value.kind === 'scalar' ? JSON.stringify(value.value) : `a ${value.kind}`;
}

function reasonOf(value) {
  if (!isOpen(value)) return textOf(value);
  return value.kind === 'reference' ? `${value.target} ${value.path.join('.')}` : `${value.kind} (${value.reason.text})`;
}
