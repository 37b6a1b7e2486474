import type { Request, Response } from 'express';
import { describe, expect, it } from 'vitest';
import { pace } from './pace.js';

const loopTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const response = {} as Response;

describe('pace', () => {
  it('spreads a crowd over turns of the event loop, in order, and lets health checks pass', async () => {
    const middleware = pace();
    const begun: string[] = [];
    const arrive = (name: string, path = '/api/me'): void =>
      middleware({ path } as Request, response, () => void begun.push(name));
    for (let index = 0; index < 20; index += 1) arrive(String(index));
    arrive('health', '/health');
    expect(begun).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', 'health']);
    await loopTurn();
    expect(begun).toHaveLength(17);
    await loopTurn();
    expect(begun.filter((name) => name !== 'health')).toEqual(Array.from({ length: 20 }, (_value, index) => String(index)));
  });

  it('makes nobody wait who comes alone, also after a crowd', async () => {
    const middleware = pace();
    let begun = 0;
    for (let round = 0; round < 30; round += 1) {
      middleware({ path: '/' } as Request, response, () => (begun += 1));
      expect(begun).toBe(round + 1);
      await loopTurn();
    }
  });
});
