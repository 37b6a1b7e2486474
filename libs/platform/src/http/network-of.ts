import { isIP } from 'node:net';

/**
 * Who is counted as one where callers are counted by their address. Of IPv6 it is the /64: each host there has as many
 * addresses as it likes, so that a limit by address would be none. What is no address stays as it is.
 */
export function networkOf(address: string | undefined): string {
  if (address === undefined) return 'unknown';
  const plain = address.replace(/%.*$/, '');
  if (isIP(plain) !== 6) return plain;
  const [head = [], tail] = plain.split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const groups = [...head, ...(tail === undefined ? [] : [...Array<string>(8 - head.length - tail.length).fill('0'), ...tail])];
  const numbers = groups.map((group) => Number.parseInt(group, 16));
  // This host, and IPv4 in the clothes of IPv6: behind these zeros each is another one.
  if (numbers.slice(0, 4).every((number) => number === 0)) return plain;
  return `${numbers
    .slice(0, 4)
    .map((number) => number.toString(16))
    .join(':')}::/64`;
}
