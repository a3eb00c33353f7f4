/** The version of the `akslint` package; put in when it is bundled. */
declare const AKSLINT_VERSION: string;

/** As in `package.json`: `1.2.3`. */
export function version(): string {
  return AKSLINT_VERSION;
}
