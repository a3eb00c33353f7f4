import ipaddr from 'ipaddr.js';

/** The instance metadata service's address. */
export const metadataAddress = '169.254.169.254';

const target = ipaddr.IPv4.parse(metadataAddress);
const fourParts = /^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}\/(?:0|[1-9]\d?)$/;

/**
 * Whether a range holds 169.254.169.254; undefined for a text that is no range as the Kubernetes API reads them
 * (a bare address, leading zeros, a length past 32). A range of IPv6 does not hold it, `::/0` neither.
 */
export function blockHoldsMetadata(cidr: string): boolean | undefined {
  if (cidr.length > 64) return undefined;
  if (fourParts.test(cidr)) {
    try {
      return target.match(ipaddr.IPv4.parseCIDR(cidr));
    } catch {
      return undefined;
    }
  }
  return isSixthRange(cidr) ? false : undefined;
}

/** Whether the range holds every address of IPv4. */
export function blockHoldsAllOfIPv4(cidr: string): boolean {
  return fourParts.test(cidr) && cidr.endsWith('/0');
}

function isSixthRange(cidr: string): boolean {
  if (!cidr.includes(':') || cidr.includes('%')) return false;
  try {
    const [address] = ipaddr.IPv6.parseCIDR(cidr);
    return !address.isIPv4MappedAddress();
  } catch {
    return false;
  }
}
