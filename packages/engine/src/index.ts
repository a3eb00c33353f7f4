export * from './catalogue.js';
export * from './control.js';
export * from './judge.js';
export * from './judgement.js';
export * from './require.js';
export * from './results.js';
export { enumerated, undecidedValue, withoutDuplicates } from './wording.js';
export { World, type Decided, type Picked } from './world.js';
