import type { Guide } from '@akslint/engine';

/** A guide as it is written beside its rule; the samples are files of their own. */
export type GuideText = Omit<Guide, 'id' | 'samples'>;
