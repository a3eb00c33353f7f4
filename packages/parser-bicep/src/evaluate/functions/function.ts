import type { Origin, Value } from '@akslint/model';

/**
 * A function of ARM and Bicep over values that may be unknown in part. It answers as exactly as what is known
 * allows and never throws; what ARM would refuse is unknown with the reason.
 */
export type TemplateFunction = (args: readonly Value[], call: { readonly name: string; readonly origin: Origin }) => Value;
