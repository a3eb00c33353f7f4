import type { Subject } from '@akslint/model';
import type { RequirementResult } from './results.js';

/** The definition's version; a change of what goes in makes a new one, since kept fingerprints then match nothing. */
export const fingerprintVersion = 'akslint/v1';

/**
 * What a result is known by across runs: the requirement, what it is about (kind, address, variant) and the text that
 * decides it, white space aside. Neither file names nor positions go in, so moved lines and renamed files leave it
 * alone; two deployments that share a module and an address can share one, so keep the file beside it.
 *
 * @param control the control's id
 * @param textOf a file's text; undefined when it cannot be read, and then no text goes in
 * @returns 32 hexadecimal digits
 */
export function fingerprintOf(subject: Subject, control: string, { id, at }: Pick<RequirementResult, 'id' | 'at'>, textOf: (file: string) => string | undefined): string {
  const deciding = textOf(at.span.file)?.slice(at.span.start, at.span.end) ?? '';
  return hash([fingerprintVersion, control, id, subject.kind, subject.address, subject.variant ?? '', deciding.replace(/\s+/g, ' ').trim()].join('\n'));
}

const prime = 0x0000000001000000000000000000013bn;
const basis = 0x6c62272e07bb014262b821756295c58dn;
const most = (1n << 128n) - 1n;

/** FNV-1a with 128 bits over UTF-16 code units: steady and without dependencies; it need not resist an attacker. */
function hash(text: string): string {
  let state = basis;
  for (let index = 0; index < text.length; index++) state = ((state ^ BigInt(text.charCodeAt(index))) * prime) & most;
  return state.toString(16).padStart(32, '0');
}
