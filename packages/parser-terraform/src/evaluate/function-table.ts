import type { FunctionSource } from './evaluation.js';
import { conversionFunctions } from './functions/conversion.js';
import { encodingFunctions } from './functions/encoding.js';
import { filesystemFunctions } from './functions/filesystem.js';
import { formatFunctions } from './functions/format.js';
import type { TerraformFunction } from './functions/function.js';
import { listFunctions } from './functions/lists.js';
import { mapFunctions } from './functions/maps.js';
import { numericFunctions } from './functions/numeric.js';
import { randomFunctions } from './functions/random.js';
import { setFunctions } from './functions/sets.js';
import { stringFunctions } from './functions/strings.js';
import { tfvarsFunctions } from './functions/tfvars.js';
import { timeFunctions } from './functions/time.js';

type Functions = Readonly<Record<string, TerraformFunction>>;

/** Functions that need no library. */
const light: readonly Functions[] = [
  conversionFunctions,
  encodingFunctions,
  filesystemFunctions,
  formatFunctions,
  listFunctions,
  mapFunctions,
  numericFunctions,
  randomFunctions,
  setFunctions,
  stringFunctions,
  tfvarsFunctions,
  timeFunctions,
];

interface Heavy {
  readonly names: ReadonlySet<string>;
  readonly load: () => Promise<{ readonly functions: Functions }>;
}

/** Functions that need a library, which is loaded when one of them is called. */
const heavy: readonly Heavy[] = [
  { names: new Set(['yamldecode', 'yamlencode']), load: () => import('./functions/yaml.js') },
  { names: new Set(['regex', 'regexall', 'replace']), load: () => import('./functions/regex.js') },
  { names: new Set(['cidrhost', 'cidrnetmask', 'cidrsubnet', 'cidrsubnets']), load: () => import('./functions/network.js') },
  {
    names: new Set([
      'base64sha256',
      'base64sha512',
      'bcrypt',
      'filebase64sha256',
      'filebase64sha512',
      'filemd5',
      'filesha1',
      'filesha256',
      'filesha512',
      'md5',
      'rsadecrypt',
      'sha1',
      'sha256',
      'sha512',
      'uuidv5',
    ]),
    load: () => import('./functions/hashes.js'),
  },
];

/** Templates are read when they are rendered: what they call is not known before. */
const mayCallAny: readonly string[] = ['templatefile', 'templatestring'];

/**
 * Terraform's functions, those that need a library only if one of `names` is among them. `try` and `can`
 * are not functions of values and are the evaluator's.
 */
export async function loadFunctions(names: ReadonlySet<string>): Promise<FunctionSource> {
  const plain = new Set([...names].map((name) => name.replace(/^core::/, '')));
  const all = mayCallAny.some((name) => plain.has(name));
  const wanted = heavy.filter((module) => all || [...module.names].some((name) => plain.has(name)));
  const loaded = await Promise.all(wanted.map(({ load }) => load()));
  const functions = new Map([...light, ...loaded.map((module) => module.functions)].flatMap((each) => Object.entries(each)));
  return { get: (name) => functions.get(name), names: new Set(['can', 'try', ...functions.keys(), ...heavy.flatMap((module) => [...module.names])]) };
}
