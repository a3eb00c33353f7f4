import { commentsAboutBlocks, isUnreadable, mayAddressAkslint, yamlTrivia, type BlockPlace, type SourceComment } from '@akslint/model';
import { Lexer } from 'yaml';
import type { Sources } from '../project/sources.js';
import { entriesOf, parseYaml, type YamlFile } from '../project/yaml-value.js';

/**
 * The comments that address akslint in the YAML files that were read: programs, and configuration of projects and
 * stacks. Each has the resource, variable or configuration value that it is about.
 */
export function yamlComments(sources: Sources): readonly SourceComment[] {
  return sources.files.flatMap((file) => {
    const text = /\.ya?ml$/.test(file) ? sources.peek(file) : undefined;
    if (text === undefined || isUnreadable(text) || !mayAddressAkslint(text)) return [];
    const { comments } = yamlTrivia(new Lexer().lex(text));
    return commentsAboutBlocks({ file, text }, comments, blocksOf(parseYaml(file, text)));
  });
}

const sections = new Set(['resources', 'variables', 'config', 'configuration', 'outputs']);

function blocksOf(yaml: YamlFile): readonly BlockPlace[] {
  const declared = entriesOf(yaml.document.contents, yaml).filter(({ key }) => sections.has(key));
  return declared.flatMap(({ value }) =>
    entriesOf(value, yaml).flatMap(({ keyNode, value: body }): readonly BlockPlace[] => {
      const start = keyNode?.range?.[0];
      const end = body?.range?.[1] ?? keyNode?.range?.[1];
      return start === undefined || end === undefined || end < start ? [] : [{ start, end }];
    }),
  );
}
