import { mapOptions, scalar, type Value } from '@akslint/model';

/** Whether a key vault is reachable from every network: public, and no firewall that denies by default. */
export function openUnlessDenied(isPublic: Value, defaultAction: Value): Value {
  return mapOptions(isPublic, (open) => {
    if (open.kind !== 'scalar' || open.value !== true) return open;
    return mapOptions(defaultAction, (action) =>
      action.kind === 'scalar' ? scalar(action.value !== 'Deny', action.origin) : action,
    );
  });
}
