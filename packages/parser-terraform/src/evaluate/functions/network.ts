import ipaddr from 'ipaddr.js';
import { bigintOf } from '../number.js';
import { listFrom } from '../convert.js';
import { stringType } from '../type.js';
import { overScalars, refuse, type Scalars } from './define.js';
import type { TerraformFunction } from './function.js';
import { isRefusal, text, type Refusal } from './outcome.js';

interface Network {
  /** The first address. */
  readonly first: bigint;
  readonly prefix: number;
  /** 32 or 128. */
  readonly width: number;
}

const v4Pattern = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

/** An IPv4 address as Terraform takes it, with leading zeros, or an IPv6 one. */
function addressOf(address: string): { readonly value: bigint; readonly width: number } | undefined {
  const v4 = v4Pattern.exec(address);
  if (v4) {
    const bytes = v4.slice(1).map(Number);
    return bytes.some((byte) => byte > 255) ? undefined : { value: numberOf(bytes), width: 32 };
  }
  if (!address.includes(':') || address.includes('%') || !ipaddr.IPv6.isValid(address)) return undefined;
  return { value: numberOf(ipaddr.IPv6.parse(address).toByteArray()), width: 128 };
}

function numberOf(bytes: readonly number[]): bigint {
  return bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n);
}

function networkOf(cidr: string): Network | Refusal {
  const [address = '', length, ...more] = cidr.split('/');
  const parsed = addressOf(address);
  if (!parsed || length === undefined || more.length > 0 || !/^\d{1,3}$/.test(length) || Number(length) > parsed.width) {
    return refuse(`"${cidr}" is no CIDR prefix`);
  }
  return { first: firstOf(parsed.value, Number(length), parsed.width), prefix: Number(length), width: parsed.width };
}

function firstOf(address: bigint, prefix: number, width: number): bigint {
  const host = BigInt(width - prefix);
  return (address >> host) << host;
}

function addressText(value: bigint, width: number): string {
  const bytes = Array.from({ length: width / 8 }, (_, index) => Number((value >> BigInt(width - 8 * (index + 1))) & 255n));
  if (width === 32) return new ipaddr.IPv4(bytes).toString();
  const isMapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  return isMapped ? new ipaddr.IPv4(bytes.slice(12)).toString() : new ipaddr.IPv6(bytes).toRFC5952String();
}

function networkText({ first, prefix, width }: Network): string {
  return `${addressText(first, width)}/${prefix}`;
}

const cidrhost = overScalars({ takes: ['string', 'number'], gives: 'string', neverEmpty: true }, (args) => {
  const network = networkOf(args.text(0));
  if (isRefusal(network)) return network;
  const host = bigintOf(args.number(1));
  if (host === undefined) return refuse('the host number is to be whole');
  const size = 1n << BigInt(network.width - network.prefix);
  if (host >= size || host < -size) return refuse(`a prefix of ${network.prefix} has no host number ${host}`);
  return addressText(network.first + (host < 0n ? size + host : host), network.width);
});

const cidrnetmask = overScalars({ takes: ['string'], gives: 'string', neverEmpty: true }, (args) => {
  const network = networkOf(args.text(0));
  if (isRefusal(network)) return network;
  if (network.width !== 32) return refuse('an IPv6 prefix has no netmask');
  return addressText(firstOf((1n << 32n) - 1n, network.prefix, 32), 32);
});

const cidrsubnet = overScalars({ takes: ['string', 'whole', 'number'], gives: 'string', neverEmpty: true }, (args) => {
  const network = networkOf(args.text(0));
  if (isRefusal(network)) return network;
  const [newBits, number] = [args.whole(1), bigintOf(args.number(2))];
  const prefix = network.prefix + newBits;
  if (number === undefined) return refuse('the network number is to be whole');
  if (newBits < 0 || number < 0n) return refuse('a negative number gives no subnet');
  if (prefix > network.width) return refuse(`a prefix of ${network.prefix} cannot be longer by ${newBits}`);
  if (number >= 1n << BigInt(newBits)) return refuse(`${newBits} more bits have no network number ${number}`);
  return networkText({ ...network, first: network.first + (number << BigInt(network.width - prefix)), prefix });
});

const cidrsubnets = overScalars({ takes: ['string'], andMore: 'whole', gives: 'list' }, (args, call) => {
  const network = networkOf(args.text(0));
  if (isRefusal(network)) return network;
  const subnets = consecutive(network, args);
  if (isRefusal(subnets)) return subnets;
  return listFrom(subnets.map((subnet) => text(networkText(subnet), call.origin)), stringType, call.origin);
});

function consecutive(network: Network, args: Scalars): readonly Network[] | Refusal {
  const { width } = network;
  const end = network.first + (1n << BigInt(width - network.prefix));
  const subnets: Network[] = [];
  let next = network.first;
  for (let index = 1; index < args.count; index += 1) {
    const bits = args.whole(index);
    const prefix = network.prefix + bits;
    if (bits < 1 || bits > 32 || prefix > width) return refuse(`a prefix of ${network.prefix} cannot be longer by ${bits}`);
    const size = 1n << BigInt(width - prefix);
    const first = ((next + size - 1n) / size) * size;
    // Terraform takes a first subnet at the lowest address of all for an overflow.
    if (first + size > end || first === 0n) return refuse('there is not enough room left');
    subnets.push({ first, prefix, width });
    next = first + size;
  }
  return subnets;
}

export const functions: Readonly<Record<string, TerraformFunction>> = { cidrhost, cidrnetmask, cidrsubnet, cidrsubnets };
