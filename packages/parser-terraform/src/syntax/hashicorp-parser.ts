/** HashiCorp's parser. Apart from its user, so that it is loaded, by name, only when it is imported. */
export { parse } from '@cdktf/hcl2json';
