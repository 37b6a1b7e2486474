import { randomBytes } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID: 48 bits of time and 80 random bits in 26 characters. The order of licences is their `seq`, not this. */
export function newUlid(nowMs: number): string {
  const value = (BigInt(nowMs) << 80n) | BigInt(`0x${randomBytes(10).toString('hex')}`);
  return Array.from({ length: 26 }, (_, at) => CROCKFORD[Number((value >> BigInt(5 * (25 - at))) & 31n)]).join('');
}
