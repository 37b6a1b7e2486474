import { describe, expect, it } from 'vitest';
import { shouldRetry } from '../query/query-client';
import { ApiError, errorCodeOf, isApiError } from './api-error';
import { problemFrom } from './read-problem';

describe('a refused request', () => {
  it('carries the code and the values of its problem', () => {
    const body = JSON.stringify({ code: 'DOCUMENT_TOO_LARGE', params: { limitMb: 100 }, status: 413, requestId: 'r1' });
    expect(problemFrom(413, body)).toMatchObject({
      code: 'DOCUMENT_TOO_LARGE',
      status: 413,
      params: { limitMb: 100 },
      requestId: 'r1',
    });
  });

  it.each([
    [0, '', 'SERVER_UNREACHABLE'],
    [502, '<html>Bad Gateway</html>', 'SERVER_UNREACHABLE'],
    [503, JSON.stringify({ code: 'SERVICE_UNAVAILABLE' }), 'SERVICE_UNAVAILABLE'],
    [401, '', 'AUTH_REQUIRED'],
    [403, 'no', 'FORBIDDEN'],
    [413, '<html>', 'BODY_TOO_LARGE'],
    [429, '', 'RATE_LIMITED'],
    [500, '{"message":"x"}', 'REPLY_UNREADABLE'],
    [418, 'null', 'REPLY_UNREADABLE'],
  ])('with status %i and body %s means %s', (status, body, code) => {
    expect(problemFrom(status, body).code).toBe(code);
  });

  it('is recognised by its codes', () => {
    const error = new ApiError('CHAT_NOT_FOUND', 404);
    expect([isApiError(error), isApiError(error, 'CHAT_NOT_FOUND'), isApiError(error, 'CHAT_BUSY')]).toEqual([true, true, false]);
    expect(errorCodeOf(new TypeError('x'))).toBe('REPLY_UNREADABLE');
  });

  it('is tried again only where that can help, and not for ever', () => {
    expect(shouldRetry(0, new ApiError('SERVER_UNREACHABLE', 0))).toBe(true);
    expect(shouldRetry(0, new ApiError('INTERNAL_ERROR', 500))).toBe(true);
    expect(shouldRetry(2, new ApiError('INTERNAL_ERROR', 500))).toBe(false);
    expect(shouldRetry(0, new ApiError('FORBIDDEN', 403))).toBe(false);
    expect(shouldRetry(0, new Error('bug'))).toBe(false);
  });
});
