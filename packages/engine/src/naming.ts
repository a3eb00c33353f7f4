import type { Control } from './control.js';
import { nearestWord } from '@akslint/model';

/** One requirement everywhere: `azure-k8s-06/local-accounts`. */
export function requirementKey(control: string, requirement: string): string {
  return `${control}/${requirement}`;
}

/**
 * The keys of the requirements that a word of the user's names: a control's id or readable name, or a requirement of
 * one with or without it (`azure-k8s-06/local-accounts`, `entra-rbac/local-accounts`, `local-accounts`; no two
 * requirements share an id). None for a word that names nothing.
 */
export function requirementsNamed(controls: readonly Control[], word: string): readonly string[] {
  const wanted = word.toLowerCase();
  return controls.flatMap((control) => {
    const whole = control.id === wanted || control.name === wanted;
    return control.requirements
      .filter(({ id }) => whole || id === wanted || requirementKey(control.id, id) === wanted || requirementKey(control.name, id) === wanted)
      .map(({ id }) => requirementKey(control.id, id));
  });
}

/** What to tell the user about a word that names nothing. */
export function explainUnknownName(controls: readonly Control[], word: string): string {
  const known = controls.flatMap(({ id, name, requirements }) => [id, name, ...requirements.flatMap((one) => [requirementKey(id, one.id), one.id])]);
  const nearest = nearestWord(word, known);
  const hint = nearest === undefined ? `The controls are ${controls.map(({ id }) => id).join(', ')}.` : `Did you mean ${nearest}?`;
  return `There is no control or requirement "${word}". ${hint}`;
}
