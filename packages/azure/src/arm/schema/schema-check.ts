import { optionsOf, type Value } from '@akslint/model';
import { schemaOf } from './types.js';
import { unknownNames, type Misspelling } from './unknown-names.js';

/**
 * What the schema has to say of one resource's body. A misspelt property never counts as set; it becomes advice on the
 * documented property that it resembles, so that it stands on the requirement that asks for it. The body is searched
 * when something of it is first asked for.
 */
export class SchemaCheck {
  #found: readonly Misspelling[] | undefined;

  /** `type` in lower case; `body` holds `properties`. */
  constructor(
    private readonly type: string,
    private readonly apiVersion: string | undefined,
    private readonly body: Value,
  ) {}

  /** All that is misspelt. */
  get texts(): readonly string[] {
    return this.#misspellings.map(({ text }) => text);
  }

  /** What was most likely meant for the property at a path. */
  adviceOn(path: readonly string[]): readonly string[] {
    if (this.#misspellings.length === 0) return [];
    const wanted = keyOf(path);
    return this.#misspellings.flatMap(({ text, targets }) => (targets.some((target) => keyOf(target) === wanted) ? [text] : []));
  }

  /** What stands on none of these values although it should be told. */
  untoldBy(values: readonly Value[]): readonly string[] {
    const told = new Set(values.flatMap((value) => [value, ...optionsOf(value).map((option) => option.value)].flatMap(({ advice }) => advice ?? [])));
    return this.#misspellings.flatMap(({ text, isNotable }) => (isNotable && !told.has(text) ? [text] : []));
  }

  get #misspellings(): readonly Misspelling[] {
    if (this.#found === undefined) {
      const schema = schemaOf(this.type);
      this.#found = schema ? unknownNames(this.body, schema, this.apiVersion) : [];
    }
    return this.#found;
  }
}

function keyOf(path: readonly string[]): string {
  return path.join('/').toLowerCase();
}
