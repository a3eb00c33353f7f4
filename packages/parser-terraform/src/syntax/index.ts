export type * from './ast.js';
export { explainSyntaxError } from './explain-syntax-error.js';
export { parseHcl } from './parse-hcl.js';
export { parseTerraformJson } from './parse-json.js';
export { parseExpressionText, parseTemplateText, type ParsedText } from './parse-text.js';
export { parseTfvars } from './parse-tfvars.js';
