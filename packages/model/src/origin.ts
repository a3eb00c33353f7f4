/** A stretch of a file: `start` inclusive, `end` exclusive, in UTF-16 code units of the file's text, which has no BOM. */
export interface Span {
  /** Path relative to the scan root, with `/`. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** A use that a value came through; `next` is the one closer to the deciding text. */
export interface Step {
  readonly span: Span;
  readonly next: Step | undefined;
}

/**
 * Where a value comes from: the text that decides it, and the uses that it came through,
 * the outermost (the cluster's own argument) first.
 */
export interface Origin {
  readonly span: Span;
  readonly via: Step | undefined;
}

export function originOf(span: Span): Origin {
  return { span, via: undefined };
}

/** The same deciding text, reached through one more use; a use that is the outermost already is told once. */
export function throughUse(origin: Origin, use: Span): Origin {
  if (origin.via && isSame(origin.via.span, use)) return origin;
  return { span: origin.span, via: { span: use, next: origin.via } };
}

/** The origin of a part that was reached by way of its whole: the whole's uses come first. */
export function withinWhole(part: Origin, whole: Origin): Origin {
  if (whole.via === undefined || startsWith(part.via, whole.via)) return part;
  return { span: part.span, via: prepend(stepsOf(whole), part.via) };
}

function startsWith(steps: Step | undefined, beginning: Step): boolean {
  let one = steps;
  for (let other: Step | undefined = beginning; other !== undefined; other = other.next, one = one.next) {
    if (one === other) return true;
    if (one === undefined || !isSame(one.span, other.span)) return false;
  }
  return true;
}

function isSame(one: Span, other: Span): boolean {
  return one === other || (one.file === other.file && one.start === other.start && one.end === other.end);
}

/** The uses on the way, outermost first. */
export function stepsOf(origin: Origin): readonly Span[] {
  const spans: Span[] = [];
  for (let step = origin.via; step !== undefined; step = step.next) spans.push(step.span);
  return spans;
}

function prepend(spans: readonly Span[], tail: Step | undefined): Step | undefined {
  return spans.reduceRight<Step | undefined>((next, span) => ({ span, next }), tail);
}
