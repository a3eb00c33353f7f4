export { describeSubjects, untypedNotices, type DescribeOptions } from './describe-subjects.js';
