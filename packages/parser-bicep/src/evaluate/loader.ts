import type { Reason, Value } from '@akslint/model';
import type { ModuleSource, Template } from './template.js';

/** How an evaluation gets at other templates and files; paths are relative to the file that names them. */
export interface TemplateLoader {
  /** The template that a module path or registry reference of `from` leads to. */
  template(source: ModuleSource, from: string): Template | Reason;
  /** The declarations of an imported file. */
  imported(path: string, from: string): Template | Reason;
  text(path: string, from: string): { readonly text: string; readonly file: string } | Reason;
  bytes(path: string, from: string): Uint8Array | Reason;
  /** The data of a JSON or YAML file with the place of each value. */
  data(path: string, from: string, kind: 'json' | 'yaml'): Value | Reason;
}

/** Whether an answer is the reason why there is none: of all answers only a reason has a text and no file or kind. */
export function isReason(answer: object): answer is Reason {
  return 'text' in answer && !('file' in answer) && !('kind' in answer);
}
