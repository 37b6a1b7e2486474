import { describe, expect, it } from 'vitest';
import { keyLives } from './key-lives';

describe('keyLives', () => {
  it.each([
    [null, [7, 30, 90, 365, null]],
    [365, [7, 30, 90, 365]],
    [60, [7, 30, 60]],
    [1, [1]],
    [3650, [7, 30, 90, 365, 3650]],
  ])('offers for %j days at most %j', (maxDays, lives) => {
    expect(keyLives(maxDays)).toEqual(lives);
  });
});
