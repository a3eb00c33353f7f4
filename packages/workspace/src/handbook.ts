import { explainUnknownName, requirementsNamed, type CatalogueEntry, type Dialect, type Guide } from '@akslint/engine';
import { UsageError } from './usage-error.js';

/** Everything that is written about the controls. */
export interface Handbook {
  readonly catalogue: readonly CatalogueEntry[];
  readonly guides: readonly Guide[];
  /**
   * The control that a word names and the requirements of it that are meant: the id or readable name of a control, or
   * a requirement with or without its control.
   * @throws UsageError for a word that names nothing.
   */
  find(word: string): { readonly entry: CatalogueEntry; readonly requirements: readonly string[] };
  /** A control's page in Markdown. */
  page(entry: CatalogueEntry, dialects: readonly Dialect[] | undefined): string;
}

/** Loads what is written about the controls; linting needs none of it. */
export async function openHandbook(): Promise<Handbook> {
  const { catalogue, controlPage, controls, loadGuides } = await import('@akslint/rules');
  const guides = await loadGuides();
  return {
    catalogue,
    guides,
    find(word) {
      const keys = requirementsNamed(controls, word);
      const entry = catalogue.find(({ id }) => keys[0]?.startsWith(`${id}/`));
      if (entry === undefined) throw new UsageError(explainUnknownName(controls, word));
      return { entry, requirements: keys.map((key) => key.slice(entry.id.length + 1)) };
    },
    page(entry, dialects) {
      const guide = guides.find(({ id }) => id === entry.id);
      return controlPage(entry, guide, dialects === undefined ? {} : { dialects });
    },
  };
}
