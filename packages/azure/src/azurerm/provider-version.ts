import type { Deployment, ProviderVersion } from '@akslint/model';

/** Whether the azurerm in use is certainly below (true) or certainly at or above (false) a major version. */
export function isBelow(deployment: Deployment, major: number): boolean | undefined {
  const version = deployment.providers.get('azurerm');
  if (version === undefined) return undefined;
  if (version.lowest[0] >= major) return false;
  return endsBefore(version, major) ? true : undefined;
}

function endsBefore({ below }: ProviderVersion, major: number): boolean {
  if (below === undefined) return false;
  return below[0] < major || (below[0] === major && below[1] === 0 && below[2] === 0);
}
