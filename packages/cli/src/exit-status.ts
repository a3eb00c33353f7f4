/** What the exit status says. */
export const exitStatus = {
  /** No finding that counts, and all files were read. */
  clean: 0,
  findings: 1,
  /** Bad usage, a file in scope that could not be read, or a mistake of akslint's own. */
  trouble: 2,
} as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];
