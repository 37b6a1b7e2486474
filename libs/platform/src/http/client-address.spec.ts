import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { clientAddress } from './client-address.js';

const request = (forwarded?: string) =>
  ({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress: '10.0.0.9' } }) as unknown as IncomingMessage;

describe('clientAddress', () => {
  it.each<[string | undefined, number, string]>([
    [undefined, 0, '10.0.0.9'],
    [undefined, 2, '10.0.0.9'],
    ['1.1.1.1', 0, '10.0.0.9'],
    ['1.1.1.1, 2.2.2.2', 1, '2.2.2.2'],
    ['1.1.1.1,2.2.2.2', 2, '1.1.1.1'],
    ['1.1.1.1', 5, '1.1.1.1'],
    [' , ', 1, '10.0.0.9'],
  ])('believes of %j as many entries as there are trusted proxies: %i', (forwarded, proxies, address) => {
    expect(clientAddress(request(forwarded), proxies)).toBe(address);
  });
});
