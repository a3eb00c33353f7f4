import { isPresent, mapOptions, scalar, unknown, withAdvice, type Unknown, type Value } from '@akslint/model';
import { illFormed, isNull, omitted } from './property.js';

/** The documented words of a property, and what each is called in the model. */
export type Words = Readonly<Record<string, string>>;

/** Words that the model calls as they are documented. */
export function words(...documented: readonly string[]): Words {
  return Object.fromEntries(documented.map((word) => [word, word]));
}

/** A boolean; a text that spells one is read as it, with advice where the format has no such conversion. */
export function asBoolean(value: Value, label: string, quotedIsFine: boolean): Value {
  return mapOptions(value, (option) => {
    if (option.kind === 'list' || option.kind === 'object') return illFormed(option, label, 'true or false');
    if (option.kind !== 'scalar' || option.value === null || typeof option.value === 'boolean') return option;
    if (option.value === '') return omitted(option.origin, option.advice);
    const text = typeof option.value === 'string' ? option.value.toLowerCase() : '';
    if (text !== 'true' && text !== 'false') return illFormed(option, label, 'true or false');
    const read = { ...option, value: text === 'true' };
    return quotedIsFine ? read : withAdvice(read, `${label} is the text "${text}"; write ${text} without quotes.`);
  });
}

/** A text; an empty one is an omission. */
export function asText(value: Value, label: string): Value {
  return mapOptions(value, (option) => {
    if (option.kind === 'list' || option.kind === 'object') return illFormed(option, label, 'a text');
    if (option.kind !== 'scalar' || option.value === null) return option;
    if (option.value === '') return omitted(option.origin, option.advice);
    return typeof option.value === 'boolean' ? illFormed(option, label, 'a text') : { ...option, value: String(option.value) };
  });
}

/**
 * One of `documented`, as the model calls it; another spelling gets advice, another word stays as it is. What is not
 * known loses its key where the model has words of its own: elsewhere the key stands for the word as it is written.
 */
export function asWord(value: Value, label: string, documented: Words): Value {
  const isRenamed = Object.entries(documented).some(([word, meaning]) => word !== meaning);
  return mapOptions(asText(value, label), (option) => {
    if (option.kind === 'unknown' && isRenamed) return withoutKey(option);
    if (option.kind !== 'scalar' || typeof option.value !== 'string') return option;
    const written = option.value.toLowerCase();
    const found = Object.entries(documented).find(([word]) => word.toLowerCase() === written);
    if (found === undefined) return option;
    const [word, meaning] = found;
    const read = { ...option, value: meaning };
    return word === option.value ? read : withAdvice(read, `${label} is spelt "${option.value}"; the documented spelling is "${word}".`);
  });
}

/** The same unknown under no name: it is no longer the value that the name stands for. */
export function withoutKey({ reason, origin, nonNull, advice }: Unknown): Value {
  return withAdvice(unknown(reason, origin, nonNull ? { nonNull } : {}), ...(advice ?? []));
}

/** A list; null stays null. */
export function asList(value: Value, label: string): Value {
  return mapOptions(value, (option) => {
    if (option.kind === 'object') return illFormed(option, label, 'a list');
    if (option.kind !== 'scalar' || option.value === null) return option;
    return option.value === '' ? omitted(option.origin, option.advice) : illFormed(option, label, 'a list');
  });
}

/** Whether a block or object stands there: true, null for not, unknown. */
export function asPresence(value: Value): Value {
  return mapOptions(value, (option) => {
    switch (option.kind) {
      case 'object':
      case 'reference':
        return withAdvice(scalar(true, option.origin), ...(option.advice ?? []));
      case 'unknown':
        return option.nonNull ? scalar(true, option.origin) : unknown(option.reason, option.origin, { type: 'bool' });
      case 'list':
      case 'scalar':
        return isNull(option) ? option : omitted(option.origin, option.advice);
    }
  });
}

/** A value that the provider itself insists on: where it cannot be known, it is at least there. */
export function insistedOn(value: Value): Value {
  return mapOptions(value, (option) => (option.kind === 'unknown' ? { ...option, nonNull: true } : option));
}

/** Whether something is there (not null, not empty), as a value. */
export function presenceOf(value: Value): Value {
  return mapOptions(value, (option) => {
    const there = isPresent(option);
    if (there !== undefined) return scalar(there, option.origin);
    const reason = option.kind === 'unknown' ? option.reason : { text: 'it may be empty' };
    return unknown(reason, option.origin, { type: 'bool' });
  });
}
