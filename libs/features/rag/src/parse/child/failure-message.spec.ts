import { AppError } from '@assist/kernel';
import { describe, expect, it } from 'vitest';
import { failureMessage } from './failure-message.js';

describe('failureMessage', () => {
  it.each([
    ['a reason of a parser', new AppError('encrypted'), 'encrypted'],
    ['a full disk', Object.assign(new Error('no space left'), { code: 'ENOSPC' }), 'storage_full'],
    ['a full disk of the index', new Error('LanceError(IO): No space left on device (os error 28)'), 'storage_full'],
    ['an exhausted quota', Object.assign(new Error('quota'), { code: 'EDQUOT' }), 'storage_full'],
    ['a stack overflow', new RangeError('Maximum call stack size exceeded'), 'too_complex'],
    ['anything else', new TypeError('x is not a function'), 'parser_crashed'],
    ['no error at all', undefined, 'parser_crashed'],
  ])('names %s', (_, error, reason) => {
    expect(failureMessage(error)).toMatchObject({ type: 'failed', reason });
  });
});
