import type { Resource, UnmadeResource } from '@akslint/model';
import { resourceName, type ModuleSyntax } from './module/module-syntax.js';
import { headerOrigin, label } from './module/source-body.js';

/** The resources declared in `modules` of which none is among those that are made. */
export function unmadeResources(modules: Iterable<ModuleSyntax>, made: readonly Resource[]): readonly UnmadeResource[] {
  const places = new Set(made.map(({ declaredAt: { span } }) => `${span.start} ${span.file}`));
  return [...modules].flatMap(({ resources }) =>
    resources.flatMap((declaration) => {
      const { file, block } = declaration;
      const declaredAt = headerOrigin(file, block);
      const isMade = places.has(`${declaredAt.span.start} ${file}`);
      const type = label(block, 0);
      return isMade || block.type !== 'resource' || type === undefined ? [] : [{ type, name: resourceName(declaration) ?? type, declaredAt }];
    }),
  );
}
