export { isDay, type Mistake } from './directive.js';
export { exemptionsIn, type Exemption } from './exemption.js';
export { expiredNotices, suppress, suppressedBy, unusedNotices, withRequirements, type Suppressed } from './suppress.js';
