import { askRequestSchema } from '@assist/contracts';
import { expect, it } from 'vitest';
import { MAX_QUESTION, roomLeft } from './question-length';

it('counts down near the limit and says by how much a question is too long', () => {
  const text = (length: number): string => 'x'.repeat(length);
  expect([0, 28_799, 28_800, 32_000, 32_005].map((length) => roomLeft(text(length)))).toEqual([null, null, 3200, 0, -5]);
  expect(roomLeft(`${text(32_000)}\n  `)).toBe(0);
});

it('has the limit of the server', () => {
  const taken = (length: number): boolean => askRequestSchema.safeParse({ text: 'x'.repeat(length) }).success;
  expect([taken(MAX_QUESTION), taken(MAX_QUESTION + 1)]).toEqual([true, false]);
});
