import { UsageError } from '@akslint/workspace';
import type { Host } from './index.js';

const mostBytes = 128 * 1024 * 1024;

/**
 * All that comes in on standard input, and the file that it stands for.
 * @throws UsageError when nothing comes in, or too much.
 */
export async function standardInput({ stdin }: Pick<Host, 'stdin'>, filename: string | undefined): Promise<{ readonly filename: string; readonly content: Uint8Array }> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stdin ?? []) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    parts.push(bytes);
    length += bytes.length;
    if (length > mostBytes) throw new UsageError(`More than ${mostBytes / 1024 / 1024} MB came in on standard input.`);
  }
  const content = Buffer.concat(parts);
  const text = content.subarray(0, 1000).toString('utf8').trimStart();
  if (text === '') throw new UsageError('Nothing came in on standard input.');
  return { filename: filename ?? (/^[[{]/.test(text) ? 'stdin.json' : 'stdin.yaml'), content };
}
