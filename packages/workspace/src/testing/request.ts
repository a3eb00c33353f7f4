import type { LintRequest } from '../result.js';
import { MemoryDisk, type MemoryEntry } from './memory-disk.js';

/** A request for files in memory, below `/repo`, which is a repository. */
export function requestFor(files: Readonly<Record<string, MemoryEntry>>, more: Partial<LintRequest> = {}): LintRequest {
  const entries = Object.fromEntries(Object.entries(files).map(([name, entry]) => [`/repo/${name}`, entry]));
  return {
    cwd: '/repo', targets: ['.'], varFiles: [], variables: [], parameterFiles: [], stacks: [], environment: {}, only: [], skip: [], allowEmpty: false,
    today: '2026-07-01', disk: new MemoryDisk({ '/repo/.git/HEAD': '', ...entries }), ...more,
  };
}
