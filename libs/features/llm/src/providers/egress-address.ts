import { lookup as resolve, type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import type { EgressRule } from './egress-rule.js';

/**
 * Addresses that no administrator can mean by a provider endpoint: link-local ones serve the metadata and credentials
 * of a cloud machine. BlockList judges IPv4-mapped IPv6 addresses by their IPv4 part.
 */
const linkLocal = new BlockList();
linkLocal.addSubnet('169.254.0.0', 16, 'ipv4');
linkLocal.addSubnet('fe80::', 10, 'ipv6');
linkLocal.addAddress('fd00:ec2::254', 'ipv6');

export function isLinkLocal(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && linkLocal.check(address, family === 4 ? 'ipv4' : 'ipv6');
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
