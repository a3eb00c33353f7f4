import type { PackageItem } from '../evaluate/item.js';

/** A class or function of a provider's SDK. */
export interface SdkType {
  /** Without its scope: `azure-native`, `azure`, `kubernetes`. */
  readonly sdk: string;
  /** Names before the class, without API version and file: `containerservice`, `networking.v1`. */
  readonly module: string;
  /** `2024-09-01`, of azure-native's modules with a version. */
  readonly apiVersion: string | undefined;
  readonly name: string;
}

/** Packages of `@pulumi` that declare no resources. */
const notProviders = new Set(['pulumi', 'policy', 'automation', 'esc-sdk']);

/** Whether a package is a provider's SDK, as opposed to one that may hold anything. */
export function isSdk(name: string): boolean {
  if (name.startsWith('@pulumi/')) return !notProviders.has(name.slice('@pulumi/'.length));
  return name.startsWith('@pulumiverse/') || name.startsWith('@ediri/') || name === '@muhlba91/pulumi-proxmoxve';
}

/** The type that an item of an SDK names. */
export function sdkType({ name, path }: PackageItem): SdkType {
  const version = path.find((part) => /^v\d{8}(?:preview|privatepreview)?$/.test(part));
  const names = path.filter((part) => part !== version && part !== 'default' && part !== 'latest' && part !== 'types' && part !== 'enums');
  const last = names.at(-1) ?? '';
  const before = names.slice(0, -1).filter((part, index, all) => all.indexOf(part) === index && part !== lowerFirst(last));
  return {
    sdk: name.slice(name.indexOf('/') + 1),
    module: before.join('.').replaceAll('/', '.'),
    apiVersion: version === undefined ? undefined : versionText(version),
    name: last,
  };
}

/** `v20240902preview` is `2024-09-02-preview`. */
function versionText(version: string): string {
  const [, year = '', month = '', day = '', rest = ''] = /^v(\d{4})(\d\d)(\d\d)(\w*)$/.exec(version) ?? [];
  return `${year}-${month}-${day}${rest === '' ? '' : `-${rest}`}`;
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
