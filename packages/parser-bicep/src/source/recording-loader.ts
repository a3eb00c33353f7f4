import type { Reason, Value } from '@akslint/model';
import { isReason, type TemplateLoader } from '../evaluate/loader.js';
import type { ModuleSource, Template } from '../evaluate/template.js';
import { folderOf, resolvePath } from './paths.js';

/** Remembers what one evaluation loads, also what is not there. */
export class RecordingLoader implements TemplateLoader {
  /** Paths of the scan. */
  readonly loaded = new Set<string>();

  constructor(private readonly loader: TemplateLoader) {}

  template(source: ModuleSource, from: string): Template | Reason {
    if (source.kind === 'file') this.#remember(source.path, from);
    return this.#of(this.loader.template(source, from));
  }

  imported(path: string, from: string): Template | Reason {
    this.#remember(path, from);
    return this.#of(this.loader.imported(path, from));
  }

  text(path: string, from: string): ReturnType<TemplateLoader['text']> {
    this.#remember(path, from);
    return this.loader.text(path, from);
  }

  bytes(path: string, from: string): Uint8Array | Reason {
    this.#remember(path, from);
    return this.loader.bytes(path, from);
  }

  data(path: string, from: string, kind: 'json' | 'yaml'): Value | Reason {
    this.#remember(path, from);
    return this.loader.data(path, from, kind);
  }

  #of(template: Template | Reason): Template | Reason {
    if (!isReason(template)) this.loaded.add(template.file);
    return template;
  }

  #remember(path: string, from: string): void {
    const file = resolvePath(folderOf(from), path);
    if (file !== undefined) this.loaded.add(file);
  }
}
