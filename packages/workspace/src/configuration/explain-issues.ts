import { nearestWord } from '@akslint/model';
import type * as z from 'zod/mini';
import type { ConfigurationProblem } from './configuration-error.js';
import type { ConfigurationDocument, Path } from './document.js';

type Issue = z.core.$ZodIssue;

/** Enough to go on with; the rest is told when these are mended. */
const mostProblems = 20;

/** What is wrong with a configuration, in words that say what to write instead. `schema` is the JSON schema. */
export function explainIssues(issues: readonly Issue[], document: ConfigurationDocument, schema: object): readonly ConfigurationProblem[] {
  const problems = issues.slice(0, mostProblems).flatMap((issue) => explain(issue, [], document, schema));
  return problems.slice(0, mostProblems).sort((left, right) => (left.place?.start ?? 0) - (right.place?.start ?? 0));
}

function explain(issue: Issue, base: Path, document: ConfigurationDocument, schema: object): readonly ConfigurationProblem[] {
  const path = [...base, ...pathOf(issue)];
  const problem = (at: Path, part: 'key' | 'value', message: string): ConfigurationProblem => ({
    file: document.file,
    text: document.text,
    place: document.placeOf(at, part),
    message,
  });
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, mostProblems).map((key) => problem([...path, key], 'key', `Unknown key "${key}". ${hint(key, keysAt(schema, path))}`));
    case 'invalid_union':
      if (isMissing(document, path)) return [problem(path, 'value', missing(path))];
      return explainUnion(issue.errors, path, document, schema) ?? [problem(path, 'value', `${shown(at(document.value, path))} is not possible here. ${expectation(issue.errors.flat(), at(document.value, path))}`)];
    case 'invalid_value':
      return [problem(path, 'value', isMissing(document, path) ? missing(path) : `${shown(at(document.value, path))} is not possible here. ${expectation([issue], at(document.value, path))}`)];
    case 'invalid_type':
      return [problem(path, 'value', isMissing(document, path) ? missing(path) : `${shown(at(document.value, path))} is not possible here. ${expectation([issue], undefined)}`)];
    default:
      return [problem(path, 'value', issue.message)];
  }
}

/** The issues of the one form that the value was meant to have: it is of the right type, and only its inside is wrong. */
function explainUnion(errors: readonly (readonly Issue[])[], path: Path, document: ConfigurationDocument, schema: object): readonly ConfigurationProblem[] | undefined {
  const meant = errors.find((issues) => issues.every(({ code, path: inside }) => inside.length > 0 || (code !== 'invalid_type' && code !== 'invalid_value')));
  return meant?.flatMap((issue) => explain(issue, path, document, schema));
}

function isMissing({ value }: ConfigurationDocument, path: Path): boolean {
  return path.length > 0 && at(value, path) === undefined;
}

function missing(path: Path): string {
  return `"${String(path.at(-1))}" is missing.`;
}

function pathOf({ path }: Issue): Path {
  return path.filter((part): part is string | number => typeof part !== 'symbol');
}

const typeWords: Readonly<Record<string, string>> = { string: 'a text', number: 'a number', boolean: 'true or false', array: 'a list', object: 'an object', record: 'an object' };

/** What could stand there. */
function expectation(issues: readonly Issue[], written: unknown): string {
  const words = issues.flatMap((issue) => (issue.code === 'invalid_value' ? issue.values.map(String) : []));
  const types = issues.flatMap((issue) => (issue.code === 'invalid_type' ? [typeWords[issue.expected] ?? issue.expected] : []));
  const nearest = typeof written === 'string' ? nearestWord(written, words) : undefined;
  if (nearest !== undefined) return `Did you mean "${nearest}"?`;
  const all = [...words.map((word) => `"${word}"`), ...new Set(types)];
  return `Write ${all.length > 1 ? `${all.slice(0, -1).join(', ')} or ${all.at(-1) ?? ''}` : (all[0] ?? 'something else')}.`;
}

function hint(key: string, known: readonly string[]): string {
  const nearest = nearestWord(key, known);
  if (nearest !== undefined) return `Did you mean "${nearest}"?`;
  const short = known.filter((one) => !one.includes('/'));
  return short.length === 0 ? 'Remove it.' : `There are ${short.join(', ')}.`;
}

function shown(value: unknown): string {
  if (value === null) return 'Nothing';
  if (Array.isArray(value)) return 'A list';
  return typeof value === 'object' ? 'An object' : JSON.stringify(value) ?? 'Nothing';
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inside, key) => (isRecord(inside) && Object.hasOwn(inside, key) ? inside[key] : undefined), value);
}

/** The keys that the JSON schema knows at a path, whichever form the value there has. */
function keysAt(schema: unknown, path: Path): readonly string[] {
  if (!isRecord(schema)) return [];
  const forms = Array.isArray(schema['anyOf']) ? schema['anyOf'] : [];
  const [key, ...rest] = path;
  const { properties, items } = schema;
  if (key === undefined) return [...(isRecord(properties) ? Object.keys(properties) : []), ...forms.flatMap((form) => keysAt(form, path))];
  const inside = typeof key === 'number' ? items : isRecord(properties) ? properties[key] : undefined;
  return [...keysAt(inside, rest), ...forms.flatMap((form) => keysAt(form, path))];
}

function isRecord(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === 'object' && value !== null;
}
