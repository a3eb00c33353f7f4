import { relative, sep } from 'node:path';
import { exitStatus, initialConfiguration, type ExitStatus, type LintRequest } from '@akslint/workspace';
import type { Host } from './index.js';
import type { ProgressLine } from './progress-line.js';
import { complain, writeFile } from './writing.js';

/** `akslint init`: writes a first configuration, after a look at what there is. */
export async function writeInitialConfiguration(host: Host, request: LintRequest, progress: ProgressLine): Promise<ExitStatus> {
  const { file, text } = await initialConfiguration(request);
  progress.clear();
  writeFile(host.cwd(), file, text);
  await complain(host, `${relative(host.cwd(), file).replaceAll(sep, '/')} written. All in it is optional; take off the # of what you want.`);
  return exitStatus.clean;
}
