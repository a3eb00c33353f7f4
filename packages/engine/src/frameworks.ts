/** The frameworks that the controls are mapped to, with their editions, in the order of reports. */
export const frameworks = {
  cisKubernetes: { name: 'CIS Kubernetes Benchmark v1.11.0', tag: 'cis-kubernetes' },
  cisAks: { name: 'CIS AKS Benchmark v2.0.0', tag: 'cis-aks' },
  nist80053: { name: 'NIST SP 800-53 rev. 5', tag: 'nist-800-53' },
  iso27001: { name: 'ISO/IEC 27001:2022', tag: 'iso-27001' },
  iso27017: { name: 'ISO/IEC 27017:2015', tag: 'iso-27017' },
  nist800190: { name: 'NIST SP 800-190', tag: 'nist-800-190' },
  nsaCisa: { name: 'NSA/CISA Kubernetes Hardening Guide v1.2', tag: 'nsa-cisa' },
} as const satisfies Record<string, { readonly name: string; readonly tag: string }>;

export type Framework = keyof typeof frameworks;

const isFramework = (key: string): key is Framework => key in frameworks;

/** All of them, in order. */
export const frameworkKeys: readonly Framework[] = Object.keys(frameworks).filter(isFramework);

/** The items that a mapping names: `AC-17`, `SC-7`. */
export function itemsOf(mapping: string | null): readonly string[] {
  return mapping === null ? [] : mapping.split(';').map((item) => item.trim()).filter((item) => item !== '');
}
