import { choice, isPresent, list, mapOptions, scalar, unknown, type Setting, type Value } from '@akslint/model';
import { advise, isNull } from './property.js';
import { fixed, type Section } from './section.js';
import { asList, presenceOf } from './typed.js';

/** Namespaces that the Pod Security initiatives leave out unless told otherwise. */
const excludedByDefault = ['kube-system', 'gatekeeper-system', 'azure-arc', 'azure-extensions-usage-system'];

/** Whether any of these properties names a place that logs go to. */
export function anySink(body: Section, names: readonly string[]): Setting {
  const sinks = names.map((name) => body.text(name));
  const set = sinks.find(({ value }) => isPresent(value) === true);
  if (set) return { value: scalar(true, set.value.origin), label: set.label };
  const perhaps = sinks.find(({ value }) => isPresent(value) === undefined);
  if (perhaps) return { value: presenceOf(perhaps.value), label: perhaps.label };
  return fixed(false, body.origin, names[0] ?? 'sink');
}

/** The effect that an assignment of a Pod Security initiative has, in lower case; its default is `audit`. */
export function effectOf(parameters: Section, written: Setting, overrides: Value): Setting {
  const effect = parameters.section('effect').text('value');
  const named = effect.label.replace(/\.value$/, '');
  const lower = mapOptions(effect.value, (option) => {
    if (isNull(option)) return { ...option, value: 'audit', isDefault: true as const };
    return option.kind === 'scalar' && typeof option.value === 'string' ? { ...option, value: option.value.toLowerCase() } : option;
  });
  const limited = mapOptions(lower, (option) => adviseLimits(parameters, option));
  const label = named === '' ? written.label : named;
  return { label, value: overridden(limited, overrides) };
}

function adviseLimits(parameters: Section, effect: Value): Value {
  const only = parameters.section('namespaces').read('value').value;
  if (only.kind !== 'list' || only.items.length === 0) return effect;
  return advise(effect, 'The assignment names the namespaces that it covers; it does nothing in others.');
}

function overridden(effect: Value, overrides: Value): Value {
  const reason = { text: 'the assignment has overrides, which can change the effect', remedy: 'set the effect as a parameter instead' };
  return mapOptions(overrides, (option) => {
    const there = isPresent(option);
    if (there === false) return effect;
    const changed = unknown(reason, option.origin);
    return there === true ? changed : choice([{ value: effect, when: [] }, { value: changed, when: [] }], reason, option.origin);
  });
}

/** The namespaces that an assignment leaves out. */
export function excludedNamespacesOf(parameters: Section, fallbackLabel: string): Setting {
  const { value, label } = parameters.section('excludedNamespaces').read('value');
  const names = asList(value, label);
  return {
    label: label === '' ? fallbackLabel : label,
    value: mapOptions(names, (option) => {
      if (!isNull(option)) return option;
      const presets = excludedByDefault.map((name) => scalar(name, option.origin));
      return { ...list(presets, option.origin), isDefault: true as const };
    }),
  };
}
