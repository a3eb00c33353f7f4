import { scalar } from '@akslint/model';
import { isNull, overValues, tooLarge } from './define.js';
import { decoder, encoded } from './encoding.js';
import type { TerraformFunction } from './function.js';
import { readYaml } from './yaml-read.js';
import { toYaml } from './yaml-write.js';

export { readYaml, readYamlDocuments } from './yaml-read.js';

const yamlencode: TerraformFunction = (args, call) => {
  const [value] = args;
  if (args.length === 1 && value && isNull(value)) return scalar('null\n...\n', call.origin);
  return overValues({ least: 1, most: 1 }, ([one]) => (one ? encoded(one, toYaml, call) : tooLarge(call)))(args, call);
};

export const functions: Readonly<Record<string, TerraformFunction>> = {
  yamldecode: decoder((source) => readYaml(String(source.value), source.origin)),
  yamlencode,
};
