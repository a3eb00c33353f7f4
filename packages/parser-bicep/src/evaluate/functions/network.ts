import ipaddr from 'ipaddr.js';
import { plain } from './define.js';
import type { TemplateFunction } from './function.js';
import type { Plain } from './plain.js';

export const networkFunctions: readonly (readonly [string, TemplateFunction])[] = [
  ['cidrsubnet', plain('string', (network, newBits, index) => subnet(network, newBits, index))],
  ['cidrhost', plain('string', (network, index) => host(network, index))],
  ['parsecidr', plain('object', (network) => parsed(network))],
];

interface Network {
  readonly address: bigint;
  readonly prefix: number;
  readonly bits: 32 | 128;
}

function networkOf(text: Plain | undefined): Network | undefined {
  if (typeof text !== 'string' || !ipaddr.isValidCIDR(text)) return undefined;
  const [ip, prefix] = ipaddr.parseCIDR(text);
  const bits = ip.kind() === 'ipv4' ? 32 : 128;
  const full = ip.toByteArray().reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const hostBits = BigInt(bits - prefix);
  return { address: (full >> hostBits) << hostBits, prefix, bits };
}

function addressText(address: bigint, bits: number): string {
  const bytes = Array.from({ length: bits / 8 }, (_, index) => Number((address >> BigInt(bits - 8 * (index + 1))) & 255n));
  return ipaddr.fromByteArray(bytes).toString();
}

/** `newPrefix` is the new prefix length, as ARM wants it (Terraform wants the bits that are added). */
function subnet(text?: Plain, newPrefix?: Plain, index?: Plain): string | undefined {
  const network = networkOf(text);
  if (!network || typeof newPrefix !== 'number' || typeof index !== 'number' || index < 0) return undefined;
  if (newPrefix < network.prefix || newPrefix > network.bits) return undefined;
  if (BigInt(index) >= 1n << BigInt(newPrefix - network.prefix)) return undefined;
  return `${addressText(network.address + (BigInt(index) << BigInt(network.bits - newPrefix)), network.bits)}/${newPrefix}`;
}

/** The host of this number, counted from 0 for the first usable address. */
function host(text?: Plain, index?: Plain): string | undefined {
  const network = networkOf(text);
  if (!network || typeof index !== 'number' || index < 0) return undefined;
  const address = network.address + BigInt(index) + 1n;
  return address < network.address + (1n << BigInt(network.bits - network.prefix)) ? addressText(address, network.bits) : undefined;
}

function parsed(text?: Plain): Plain | undefined {
  const network = networkOf(text);
  if (!network) return undefined;
  const { address, prefix, bits } = network;
  const last = address + (1n << BigInt(bits - prefix)) - 1n;
  const mask = ((1n << BigInt(bits)) - 1n) ^ ((1n << BigInt(bits - prefix)) - 1n);
  const isSmall = bits - prefix < 2;
  return {
    network: addressText(address, bits),
    netmask: addressText(mask, bits),
    ...(bits === 32 ? { broadcast: addressText(last, bits) } : {}),
    firstUsable: addressText(isSmall || bits === 128 ? address : address + 1n, bits),
    lastUsable: addressText(isSmall || bits === 128 ? last : last - 1n, bits),
    cidr: prefix,
  };
}
