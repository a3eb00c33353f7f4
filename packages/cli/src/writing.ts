import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError } from '@akslint/workspace';

/** The part of a stream that the command writes to. */
export interface Sink {
  write(text: string, done: (error?: Error | null) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** Writes and waits until it is written. A reader that has gone away (`akslint | head`) is no mistake. */
export function writeTo(sink: Sink, text: string): Promise<void> {
  return new Promise((done, failed) => {
    const ended = (error?: Error | null): void => {
      if (error && !('code' in error && error.code === 'EPIPE')) failed(error);
      else done();
    };
    sink.on('error', ended);
    sink.write(text, ended);
  });
}

/**
 * Writes a report to a file, making its directory where there is none.
 * @throws UsageError when it cannot be written.
 */
export function writeFile(cwd: string, file: string, text: string): void {
  const path = resolve(cwd, file);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`The report cannot be written to ${file}: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/** Tells the user something that is no report. */
export async function complain({ stderr }: { readonly stderr: Sink }, message: string): Promise<void> {
  await writeTo(stderr, `akslint: ${message}\n`);
}
