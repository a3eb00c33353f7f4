import { directoryOf, baseOf } from './paths.js';
import type { Sources } from './sources.js';

/**
 * What was read of a project for one of its stacks, sorted: everything but the files of other stacks and the sources
 * that its program does not lead to.
 *
 * @param stack null where no stack is known
 */
export function filesOfStack(sources: Sources, directory: string, stack: string | null, leadsTo: (file: string) => boolean): readonly string[] {
  return sources.files.filter((file) => {
    const of = directoryOf(file) === directory ? /^Pulumi\.(.+)\.ya?ml$/.exec(baseOf(file))?.[1] : undefined;
    return of === undefined ? !/\.[cm]?[jt]sx?$/.test(file) || leadsTo(file) : of === stack;
  });
}
