/** What decides whether a stream gets colours. */
export interface ColourSituation {
  /** `--color` or `--no-color`. */
  readonly asked: boolean | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
}

/** Asked for, else `NO_COLOR`, else `FORCE_COLOR`, else whether it is a terminal that can. */
export function wantsColour({ asked, environment, isTerminal }: ColourSituation): boolean {
  if (asked !== undefined) return asked;
  if (environment['NO_COLOR'] !== undefined && environment['NO_COLOR'] !== '') return false;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && environment['TERM'] !== 'dumb';
}
