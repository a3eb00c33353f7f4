export { describeSubjects, untypedNotices, type DescribeOptions } from './describe-subjects.js';
export { unmadeClusterNotices } from './unmade-clusters.js';
