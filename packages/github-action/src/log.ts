import { randomUUID } from 'node:crypto';
import type { Annotation } from '@akslint/reporters';
import type { Host } from './host.js';

/** The step's log: text in which nothing is a command, and annotations, which are. */
export class Log {
  constructor(
    private readonly host: Pick<Host, 'write'>,
    /** Known to nobody, so that no text from a repository can end the silence. */
    private readonly token: () => string = randomUUID,
  ) {}

  /** Text of any origin, a line break at its end. The runner is told to take no line of it for a command. */
  tell(text: string): void {
    const token = this.token();
    this.host.write(`::stop-commands::${token}\n${text.endsWith('\n') ? text : `${text}\n`}::${token}::\n`);
  }

  /** Annotations within GitHub's limits; folded, since the text says the same. */
  async annotate(annotations: readonly Annotation[]): Promise<void> {
    if (annotations.length === 0) return;
    const { annotationCommands } = await import('@akslint/reporters');
    this.host.write(`::group::Annotations\n${annotationCommands(annotations)}::endgroup::\n`);
  }
}
