import type { Alike, Notice, Origin, SourceError } from '@akslint/model';

/** Collects what is to be told besides verdicts. A module that is called twice tells everything once. */
export class Diagnostics {
  readonly #notices = new Map<string, Notice>();
  readonly #errors = new Map<string, SourceError>();

  notice(origin: Origin, message: string, alike?: Alike): void {
    const { file, start } = origin.span;
    const key = JSON.stringify([file, start, message]);
    if (!this.#notices.has(key)) this.#notices.set(key, alike ? { origin, message, alike } : { origin, message });
  }

  error(error: SourceError): void {
    const key = JSON.stringify([error.file, error.offset, error.message]);
    if (!this.#errors.has(key)) this.#errors.set(key, error);
  }

  /** By file and place. */
  get notices(): readonly Notice[] {
    return [...this.#notices.values()].sort(
      (left, right) =>
        byText(left.origin.span.file, right.origin.span.file) ||
        left.origin.span.start - right.origin.span.start ||
        byText(left.message, right.message),
    );
  }

  /** By file and place. */
  get errors(): readonly SourceError[] {
    return [...this.#errors.values()].sort(
      (left, right) =>
        byText(left.file, right.file) || (left.offset ?? -1) - (right.offset ?? -1) || byText(left.message, right.message),
    );
  }
}

/** Order of texts that depends on no locale. */
export function byText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
