import { describe, expect, it } from 'vitest';
import { networkOf } from './network-of.js';

describe('networkOf', () => {
  it.each<[string | undefined, string]>([
    [undefined, 'unknown'],
    ['unknown', 'unknown'],
    ['198.51.100.7', '198.51.100.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '::1'],
    ['::ffff:198.51.100.7', '::ffff:198.51.100.7'],
    ['64:ff9b:1:2::198.51.100.7', '64:ff9b:1:2::/64'],
    ['1:2:3:4:5:6:198.51.100.7', '1:2:3:4::/64'],
  ])('counts %s as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
