import { judge, type JudgeOptions, type RequirementResult } from '@akslint/engine';
import type { Subject } from '@akslint/model';
import { controls } from '../index.js';

/** What one requirement of the ten controls says of a subject. */
export function judged(subject: Subject, requirement: string, options: JudgeOptions = {}): RequirementResult {
  const results = judge([subject], controls, options).flatMap((one) => one.controls.flatMap(({ requirements }) => requirements));
  const result = results.find(({ id }) => id === requirement);
  if (result === undefined) throw new Error(`${requirement} is no requirement for a ${subject.kind}`);
  return result;
}
