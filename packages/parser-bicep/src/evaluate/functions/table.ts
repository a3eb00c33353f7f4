import { collectionFunctions } from './collections.js';
import type { TemplateFunction } from './function.js';
import { networkFunctions } from './network.js';
import { numberFunctions } from './numbers-and-dates.js';
import { stringFunctions } from './strings.js';

/** Functions of ARM and Bicep that need nothing but their arguments, by lower-case name. */
export const templateFunctions: ReadonlyMap<string, TemplateFunction> = new Map([
  ...stringFunctions,
  ...collectionFunctions,
  ...numberFunctions,
  ...networkFunctions,
]);
