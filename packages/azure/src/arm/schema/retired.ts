/** A property that only retired API versions of managed clusters knew. */
export interface Retired {
  /** What to write today. */
  readonly today: string;
  /** The property of today that it is told with. */
  readonly target: readonly string[];
}

const retired: ReadonlyMap<string, Retired> = new Map([
  [
    'properties/apiserverauthorizedipranges',
    { today: 'apiServerAccessProfile.authorizedIPRanges', target: ['properties', 'apiServerAccessProfile', 'authorizedIPRanges'] },
  ],
  [
    'properties/enablepodsecuritypolicy',
    {
      today: 'addonProfiles.azurepolicy.enabled, and assign a Pod Security initiative',
      target: ['properties', 'addonProfiles', 'azurepolicy', 'enabled'],
    },
  ],
  [
    'properties/securityprofile/azuredefender',
    {
      today: 'defender.securityMonitoring.enabled',
      target: ['properties', 'securityProfile', 'defender', 'securityMonitoring', 'enabled'],
    },
  ],
]);

/** What took the place of a managed cluster's property that is no more. */
export function retiredAt(path: readonly string[]): Retired | undefined {
  return retired.get(path.join('/').toLowerCase());
}
