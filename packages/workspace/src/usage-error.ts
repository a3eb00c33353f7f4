/** The user asked for something that cannot be done: a path that does not exist, an unknown control. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
