import { optionsOf, type ObjectValue, type Value } from '@akslint/model';
import { contentOf, isNull } from '../../reading/property.js';
import { nearest } from './resemblance.js';
import { retiredAt } from './retired.js';
import { propertyMeant, suggestionFor } from './suggestion.js';
import { shapeOf, type PropertyType, type ResourceSchema } from './types.js';

/** A property or word that the schema does not know. */
export interface Misspelling {
  readonly text: string;
  /** The documented paths that it was most likely meant for; empty when it resembles none. */
  readonly targets: readonly (readonly string[])[];
  /** Worth a word even where no reader asks for a target. */
  readonly isNotable: boolean;
}

/** Bodies are shallow and small; what goes beyond is not looked at. */
const deepest = 24;
const mostValues = 20_000;
const mostFound = 100;
const longestShown = 80;

/** Stands for what a template repeats, in any object. */
const repetition = 'copy';

/** A place in the body: as it is written, and as the schema spells it. */
interface At {
  readonly written: readonly string[];
  readonly path: readonly string[];
}

/** Finds what the schema of a resource does not know in its body. `apiVersion` is the one that the resource names. */
export function unknownNames(body: Value, schema: ResourceSchema, apiVersion: string | undefined): readonly Misspelling[] {
  return new Search(schema, isCovered(schema, apiVersion)).in(body);
}

/** Whether the schema holds all that an API version knows: not so for a preview or one that is newer. */
function isCovered(schema: ResourceSchema, apiVersion: string | undefined): boolean {
  if (apiVersion === undefined) return false;
  return apiVersion === schema.apiVersion || (!apiVersion.endsWith('-preview') && apiVersion <= schema.apiVersion);
}

class Search {
  readonly #found = new Map<string, Misspelling>();
  #values = 0;

  constructor(
    private readonly schema: ResourceSchema,
    private readonly isCovered: boolean,
  ) {}

  in(body: Value): readonly Misspelling[] {
    this.#object(body, this.schema.type, { written: [], path: [] });
    return [...this.#found.values()];
  }

  #object(value: Value, type: string, at: At): void {
    for (const object of this.#objectsIn(value, at)) {
      for (const key of object.entries.keys()) {
        if (this.#found.size >= mostFound) return;
        this.#entry(object, key, type, at);
      }
    }
  }

  #entry(object: ObjectValue, key: string, type: string, at: At): void {
    const shape = shapeOf(type);
    const written = [...at.written, key];
    const known = shape.properties.get(key.toLowerCase());
    if (known) {
      this.#property(object, key, known, { written, path: [...at.path, known.name] });
      return;
    }
    const value = object.entries.get(key);
    if (value === undefined || isNull(value) || key.toLowerCase() === repetition || this.#isTold(key, value, type, { written, path: at.path })) return;
    if (shape.others) this.#property(object, key, shape.others, { written, path: [...at.path, key] });
    else if (this.isCovered) this.#tell(`${spoken(written)} is not a documented property of API version ${this.schema.apiVersion}, so it counts for nothing.`, [], true);
  }

  #property(object: ObjectValue, key: string, { holds, words }: PropertyType, at: At): void {
    if (!holds && words.length === 0) return;
    const value = object.entries.get(key);
    if (value === undefined) return;
    if (!holds) this.#word(value, words, at);
    else if (holds.shape === 'object') this.#object(value, holds.type, at);
    else this.#parts(value, holds, at);
  }

  #parts(value: Value, { shape, type }: NonNullable<PropertyType['holds']>, at: At): void {
    if (shape === 'map') {
      for (const { entries } of this.#objectsIn(value, at)) {
        for (const key of entries.keys()) {
          const part = entries.get(key);
          if (part) this.#object(part, type, { written: [...at.written, key], path: [...at.path, key] });
        }
      }
      return;
    }
    for (const { value: option } of optionsOf(contentOf(value))) {
      if (option.kind !== 'list') continue;
      option.items.forEach((item, index) => this.#object(item, type, { written: withIndex(at.written, index), path: at.path }));
    }
  }

  /** A word that is none of the documented ones but near to one. */
  #word(value: Value, words: readonly string[], at: At): void {
    for (const { value: option } of optionsOf(value)) {
      if (option.kind !== 'scalar' || typeof option.value !== 'string') continue;
      const written = option.value.toLowerCase();
      if (words.some((word) => word.toLowerCase() === written)) continue;
      const meant = nearest(option.value, words);
      if (meant !== undefined) this.#tell(`${spoken(at.written)} is "${option.value}", which is none of its documented words; did you mean "${meant}"?`, [at.path], false);
    }
  }

  /** Tells what an unknown name was meant for, if it resembles anything. */
  #isTold(key: string, value: Value, type: string, { written, path }: At): boolean {
    const retired = retiredAt([...path, key]);
    if (retired) {
      this.#tell(`${spoken(written)} belongs to a retired API version and does nothing; write ${retired.today}.`, [retired.target], true);
      return true;
    }
    const meant = suggestionFor(key, path, shapeOf(type), this.schema);
    if (!meant) return false;
    const isBeside = meant.path.length === path.length + 1 && path.every((name, index) => meant.path[index] === name);
    const [from, to] = isBeside ? [spoken(written), meant.property.name] : apart(written, meant.path);
    const told = `${from} is not a documented property, so it sets nothing; did you mean ${to}?`;
    this.#tell(told, this.#targetsIn(value, meant.property, meant.path), true);
    return true;
  }

  /** What the parts of a misspelt object were meant for; the object itself where it has none that is known. */
  #targetsIn(value: Value, { holds }: PropertyType, path: readonly string[]): readonly (readonly string[])[] {
    if (holds?.shape !== 'object') return [path];
    const parts = this.#objectsIn(value, { written: path, path }).flatMap(({ entries }) =>
      [...entries.keys()].slice(0, mostFound).flatMap((key) => {
        const meant = propertyMeant(key, path, holds.type);
        const part = entries.get(key);
        return meant && part ? this.#targetsIn(part, meant.property, meant.path) : [];
      }),
    );
    return parts.length > 0 ? parts : [path];
  }

  #objectsIn(value: Value, at: At): readonly ObjectValue[] {
    if (at.written.length > deepest) return [];
    return optionsOf(contentOf(value)).flatMap((option) => {
      this.#values += 1;
      const content = contentOf(option.value);
      return content.kind === 'object' && this.#values < mostValues ? [content] : [];
    });
  }

  #tell(text: string, targets: Misspelling['targets'], isNotable: boolean): void {
    if (!this.#found.has(text)) this.#found.set(text, { text, targets, isNotable });
  }
}

function withIndex(written: readonly string[], index: number): readonly string[] {
  return [...written.slice(0, -1), `${written.at(-1) ?? ''}[${index}]`];
}

/** A path as messages write it: without `properties`. */
function spoken(path: readonly string[]): string {
  const [first, ...rest] = path;
  return dotted(first?.toLowerCase() === 'properties' && rest.length > 0 ? rest : path);
}

function dotted(path: readonly string[]): string {
  return path.map((name) => (name.length > longestShown ? `${name.slice(0, longestShown)}…` : name)).join('.');
}

/** Two paths of different places; with `properties` where it parts them. */
function apart(written: readonly string[], meant: readonly string[]): readonly [string, string] {
  const isWithin = written[0]?.toLowerCase() === 'properties' && meant[0] === 'properties';
  return isWithin ? [spoken(written), spoken(meant)] : [dotted(written), dotted(meant)];
}
