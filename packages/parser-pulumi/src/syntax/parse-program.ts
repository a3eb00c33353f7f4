import type { ProgramFile } from './ast.js';
import { commentsIn } from './comments.js';
import { Lowering } from './lowering.js';
import type { ts, TypeScript } from './typescript.js';

/** Reads a TypeScript or JavaScript file. Whatever is wrong with it is in `errors`; the rest of it is there. */
export function parseProgram(ts: TypeScript, file: string, text: string): ProgramFile {
  try {
    const source = ts.createSourceFile(file, text, { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone }, true, scriptKind(ts, file));
    const lowering = new Lowering(ts, source);
    const statements = lowering.statements(source.statements);
    return { file, text, statements, errors: errorsOf(ts, source), makings: lowering.makings(), comments: commentsIn(ts, file, source) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { file, text, statements: [], errors: [{ offset: 0, message: 'It nests too deeply to be read.' }], makings: [], comments: [] };
  }
}

function scriptKind(ts: TypeScript, file: string): ts.ScriptKind {
  if (/\.tsx$/.test(file)) return ts.ScriptKind.TSX;
  if (/\.[cm]?jsx?$/.test(file)) return ts.ScriptKind.JS;
  return ts.ScriptKind.TS;
}

/** What the parser found is a property that its declarations leave out. */
function errorsOf(ts: TypeScript, source: ts.SourceFile): ProgramFile['errors'] {
  const found: unknown = Reflect.get(source, 'parseDiagnostics');
  if (!Array.isArray(found)) return [];
  return found.filter(isDiagnostic).map(({ start, messageText }) => ({
    offset: start,
    message: `TypeScript cannot read this: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  }));
}

function isDiagnostic(found: unknown): found is { readonly start: number; readonly messageText: string } {
  return typeof found === 'object' && found !== null && 'start' in found && typeof found.start === 'number' && 'messageText' in found;
}
