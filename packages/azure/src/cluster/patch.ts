import { choice, mapOptions, unknown, type Setting, type Value } from '@akslint/model';
import { doubtOf, isCertainly, pointsAt } from '../companions/belonging.js';
import type { Lookup } from '../companions/names.js';
import type { DeclaredCluster, DeclaredPatch } from '../declared.js';
import { isNull, isWritten } from '../reading/property.js';
import { eachField, type WrittenFields } from './fields.js';

/** The cluster's fields with what every update resource writes over them. */
export function patched(cluster: DeclaredCluster, patches: readonly DeclaredPatch[], lookup: Lookup): WrittenFields {
  return patches.reduce((fields, patch) => {
    const belongs = pointsAt(patch.target, patch.deployment, cluster, lookup);
    if (isCertainly(belongs, false)) return fields;
    const isDoubtful = doubtOf(belongs) !== undefined;
    if (isDoubtful && patch.deployment !== cluster.deployment) return fields;
    return eachField((name) => overlay(fields[name], patch.fields[name], isDoubtful ? belongs : both(patch, belongs), patch));
  }, cluster.fields);
}

function both(patch: DeclaredPatch, belongs: Value): Value {
  const existence = mapOptions(patch.head.existence, (option) => (option.kind === 'unknown' ? { ...option, type: 'bool' } : option));
  return mapOptions(belongs, (option) => (option.kind === 'scalar' && option.value === true ? existence : option));
}

/** What the patch writes where it applies, and what stood there where it does not. */
function overlay(before: Setting, change: Setting, applies: Value, patch: DeclaredPatch): Setting {
  if (isNull(change.value)) return before;
  const over = mapOptions(change.value, (option) => (isNull(option) ? before.value : option));
  const named = isWritten(change.value) && isCertainly(applies, true) ? change : before;
  return { ...named, value: mapOptions(applies, (option) => (option.kind === 'scalar' ? (option.value === true ? over : before.value) : perhaps(before.value, over, option, patch))) };
}

function perhaps(before: Value, over: Value, applies: Value, patch: DeclaredPatch): Value {
  const why = applies.kind === 'unknown' ? applies.reason.text : 'it is known only after deployment';
  const reason = { text: `${patch.head.address} may change it: ${why}` };
  if (applies.kind === 'unknown' && applies.type === 'bool') return choice([{ value: over, when: [] }, { value: before, when: [] }], reason, over.origin);
  return unknown(reason, over.origin);
}
