import type { Mode, Setting } from '@akslint/model';
import { fail, ground, pass, type Judgement } from './judgement.js';
import type { World } from './world.js';

/** Passes when the setting is true, by what is written or by its default. */
export function requireTrue(world: World, setting: Setting, ...advice: readonly string[]): Judgement {
  const decided = world.truth(setting);
  return decided.value ? pass(decided, ...advice) : fail(decided);
}

export function requireFalse(world: World, setting: Setting): Judgement {
  const decided = world.truth(setting);
  return decided.value ? fail(decided) : pass(decided);
}

/** Passes for one of `words`; any other word, or none, fails. */
export function requireOneOf(world: World, setting: Setting, words: readonly string[]): Judgement {
  const decided = world.word(setting, words);
  return decided.value !== undefined && words.includes(decided.value) ? pass(decided) : fail(decided);
}

/** Passes when something is set that cannot be empty. */
export function requirePresent(world: World, setting: Setting): Judgement {
  const decided = world.presence(setting);
  return decided.value ? pass(decided) : fail(decided);
}

/** AKS Automatic fixes the setting at `preset`: an omission passes, an explicit value against it fails. */
export function presetUnlessContradicted(world: World, setting: Setting, preset: boolean): Judgement {
  const picked = world.pick(setting.value, setting.label);
  if (picked.isDefault || (picked.kind === 'scalar' && picked.value === null)) {
    return pass(ground(`AKS Automatic presets it, and ${setting.label} is not set`, picked.origin, ...world.adviceOf(setting.value)));
  }
  const decided = world.truth(setting);
  if (decided.value === preset) return pass(decided);
  return fail({ ...decided, says: `${decided.says}, against what AKS Automatic presets` });
}

/** {@link presetUnlessContradicted} on AKS Automatic, {@link requireTrue} on Standard. */
export function requireTrueOrPreset(world: World, mode: Mode, setting: Setting): Judgement {
  return mode === 'Automatic' ? presetUnlessContradicted(world, setting, true) : requireTrue(world, setting);
}
