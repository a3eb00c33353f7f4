/** What a YAML lexer says before the text of a scalar, which may begin as a comment does. */
const scalarFollows = '\u001F';
/** What it says besides, which is no text of the file. */
const marks = new Set(['\u0002', '\u0018', scalarFollows]);

/** What {@link yamlTrivia} finds: offsets of UTF-16 code units, `end` exclusive. */
export interface YamlTrivia {
  readonly comments: readonly { readonly start: number; readonly end: number }[];
  /** Where each `---` begins. */
  readonly separators: readonly number[];
}

/** The comments and document separators among the tokens of the `yaml` package's `Lexer`, in their order. */
export function yamlTrivia(tokens: Iterable<string>): YamlTrivia {
  const comments: { start: number; end: number }[] = [];
  const separators: number[] = [];
  let start = 0;
  let isScalar = false;
  for (const token of tokens) {
    if (marks.has(token)) {
      isScalar = token === scalarFollows;
      continue;
    }
    const end = start + token.length;
    if (!isScalar && token.startsWith('#')) comments.push({ start, end });
    if (!isScalar && token === '---') separators.push(start);
    isScalar = false;
    start = end;
  }
  return { comments, separators };
}
