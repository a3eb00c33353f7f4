import { Lexer } from 'yaml';
import { commentsAboutBlocks, isUnreadable, mayAddressAkslint, yamlTrivia, type BlockPlace, type SourceComment, type SourceReader } from '@akslint/model';
import { largestText } from './read-documents.js';

/** The comments that address akslint in some files, each with the document that it stands in. */
export function commentsIn(reader: SourceReader, files: readonly string[]): readonly SourceComment[] {
  return files.flatMap((file) => {
    const text = reader.read(file);
    return isUnreadable(text) || text.length > largestText || !mayAddressAkslint(text) ? [] : commentsOf(file, text);
  });
}

function commentsOf(file: string, text: string): readonly SourceComment[] {
  const { comments, separators } = yamlTrivia(new Lexer().lex(text));
  return commentsAboutBlocks({ file, text }, comments, documentsOf(text, comments, separators));
}

/** What stands between separators; all that is above the first one belongs to the first document unless that holds something. */
function documentsOf(text: string, comments: readonly BlockPlace[], separators: readonly number[]): readonly BlockPlace[] {
  const [first] = separators;
  const begins = first === undefined || isOnlyComments(text, first, comments) ? separators.slice(1) : separators;
  return [0, ...begins].map((start, index, all) => ({ start, end: all[index + 1] ?? text.length }));
}

function isOnlyComments(text: string, before: number, comments: readonly BlockPlace[]): boolean {
  let at = 0;
  for (const { start, end } of comments) {
    if (start >= before) break;
    if (text.slice(at, start).trim() !== '') return false;
    at = end;
  }
  return text.slice(at, before).trim() === '';
}
