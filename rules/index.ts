import type { CatalogueEntry, Control, Guide } from '@akslint/engine';
import { catalogue as catalogue01 } from './azure-k8s-01/catalogue.js';
import control01 from './azure-k8s-01/rule.js';
import { catalogue as catalogue02 } from './azure-k8s-02/catalogue.js';
import control02 from './azure-k8s-02/rule.js';
import { catalogue as catalogue03 } from './azure-k8s-03/catalogue.js';
import control03 from './azure-k8s-03/rule.js';
import { catalogue as catalogue04 } from './azure-k8s-04/catalogue.js';
import control04 from './azure-k8s-04/rule.js';
import { catalogue as catalogue05 } from './azure-k8s-05/catalogue.js';
import control05 from './azure-k8s-05/rule.js';
import { catalogue as catalogue06 } from './azure-k8s-06/catalogue.js';
import control06 from './azure-k8s-06/rule.js';
import { catalogue as catalogue07 } from './azure-k8s-07/catalogue.js';
import control07 from './azure-k8s-07/rule.js';
import { catalogue as catalogue08 } from './azure-k8s-08/catalogue.js';
import control08 from './azure-k8s-08/rule.js';
import { catalogue as catalogue09 } from './azure-k8s-09/catalogue.js';
import control09 from './azure-k8s-09/rule.js';
import { catalogue as catalogue10 } from './azure-k8s-10/catalogue.js';
import control10 from './azure-k8s-10/rule.js';

export { controlPage, controlPages, controlTable, type Page, type PageOptions } from './pages.js';

/** The guides of the ten controls, in the order of their ids; loaded when asked for, since most runs need none. */
export async function loadGuides(): Promise<readonly Guide[]> {
  const { guides } = await import('./guides.js');
  return guides;
}

/** The ten controls, in the order of their ids. */
export const controls: readonly Control[] = [
  control01,
  control02,
  control03,
  control04,
  control05,
  control06,
  control07,
  control08,
  control09,
  control10,
];

/** The words and data of the ten controls, in the same order. */
export const catalogue: readonly CatalogueEntry[] = [
  catalogue01,
  catalogue02,
  catalogue03,
  catalogue04,
  catalogue05,
  catalogue06,
  catalogue07,
  catalogue08,
  catalogue09,
  catalogue10,
];
