import { choice, scalar, unknown, type Origin, type Value } from '@akslint/model';
import type { Alternative, Section } from './section.js';

/** Whether a list of named extensions enables the one of this name. */
export function enabledExtension(
  alternatives: readonly Alternative[],
  origin: Origin,
  name: string,
  enabled: (extension: Section) => Value,
): Value {
  const options = alternatives.map((alternative) => ({ value: inOne(alternative, origin, name, enabled), when: alternative.when }));
  return choice(options, { text: 'the list of extensions is one of several' }, origin);
}

function inOne({ sections, open }: Alternative, origin: Origin, name: string, enabled: (extension: Section) => Value): Value {
  const wanted = name.toLowerCase();
  for (const extension of sections) {
    const written = extension.text('name').value;
    if (written.kind === 'scalar' && String(written.value).toLowerCase() === wanted) {
      return enabled(extension);
    }
  }
  return open ? unknown(open, origin, { type: 'bool' }) : scalar(false, origin);
}
