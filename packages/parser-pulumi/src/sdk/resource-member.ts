import type { Origin } from '@akslint/model';
import { eachOption } from '../evaluate/choose.js';
import { isNullish, referenceItem, type Item, type ReferenceItem, type Single } from '../evaluate/item.js';
import type { Run } from '../evaluate/run.js';
import { argumentAt } from './declare.js';
import type { Declared } from './declarations.js';

/** An output of a resource: what is declared where it is declared, else known only after deployment. */
export function resourceMember(of: ReferenceItem, name: string, run: Run, origin: Origin): Item {
  const path = [...of.path, /^\d+$/.test(name) ? Number(name) : name];
  const longer = referenceItem(of.target, path, origin);
  const declared = run.declarations.find(of.target);
  if (declared === undefined || declared.isData) return longer;
  const found = argumentAt(declared, argumentPath(declared, path));
  if (found === undefined || !isPlain(found)) return longer;
  return eachOption(found, (single) => (isNullish(single) ? longer : withSource(single, referenceItem(of.target, path, origin))));
}

/** The output `name` is the argument that names the resource. */
function argumentPath({ arm }: Declared, path: readonly (string | number)[]): readonly (string | number)[] {
  return arm && path.length === 1 && path[0] === 'name' ? [arm.name] : path;
}

function isPlain(item: Item): boolean {
  if (item.kind === 'choice') return item.options.every(({ value }) => isPlain(value));
  return item.kind === 'scalar' || item.kind === 'reference' || item.kind === 'unknown';
}

function withSource(item: Single, from: ReferenceItem): Item {
  return item.kind === 'scalar' || item.kind === 'unknown' ? { ...item, from: [from] } : item;
}
