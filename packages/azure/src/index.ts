export { describeSubjects, untypedNotices, type InsideReader } from './describe-subjects.js';
export type { Source } from './declared.js';
