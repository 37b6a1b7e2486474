import { lookup as resolve, type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import type { EgressRule } from './egress-rule.js';

/** Where clouds beside the link-local addresses serve the metadata and credentials of a machine. */
const METADATA = ['100.100.100.200', '168.63.129.16', '192.0.0.192'];
const METADATA_IPV6 = ['fd00:ec2::254', 'fd20:ce::254'];

/**
 * Addresses that no administrator can mean by a provider endpoint: link-local and other ones that serve the metadata
 * and credentials of a cloud machine, also as IPv6 addresses from which a network makes IPv4 ones. BlockList judges
 * IPv4-mapped IPv6 addresses by their IPv4 part.
 */
const neverMeant = new BlockList();
neverMeant.addSubnet('169.254.0.0', 16, 'ipv4');
neverMeant.addSubnet('fe80::', 10, 'ipv6');
for (const address of METADATA) neverMeant.addAddress(address, 'ipv4');
for (const address of METADATA_IPV6) neverMeant.addAddress(address, 'ipv6');
// NAT64 (RFC 6052, RFC 8215), IPv4-compatible, and 6to4 (RFC 3056) spellings of 169.254.0.0/16 and of the single ones.
for (const prefix of ['64:ff9b::', '64:ff9b:1::', '::']) {
  neverMeant.addSubnet(`${prefix}169.254.0.0`, 112, 'ipv6');
  for (const address of METADATA) neverMeant.addAddress(`${prefix}${address}`, 'ipv6');
}
neverMeant.addSubnet('2002:a9fe::', 32, 'ipv6');
for (const address of METADATA) neverMeant.addSubnet(`2002:${hex(address)}::`, 48, 'ipv6');

/** `100.100.100.200` → `6464:64c8` */
function hex(address: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}

/** True for an address that the house never calls. False for what is no address. */
export function isNeverMeant(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && neverMeant.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

type LookupCallback = (error: Error | null, address: string | LookupAddress[], family?: number) => void;
export type GuardedLookup = (hostname: string, options: LookupOptions, callback: LookupCallback) => void;

/**
 * Name resolution that drops refused addresses. It runs inside the connect, so the address that was judged is the one
 * that is connected to (no second look-up that could answer differently).
 */
export function guardedLookup({ refuseAddress, fault }: Pick<EgressRule, 'refuseAddress' | 'fault'>): GuardedLookup {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, []);
      const open = addresses.filter((entry) => !refuseAddress(entry.address));
      const first = open[0];
      if (first === undefined) return callback(fault('refused', 'address'), []);
      if (options.all === true) return callback(null, open);
      return callback(null, first.address, first.family);
    });
  };
}
