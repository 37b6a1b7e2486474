import type { Problem } from '@assist/contracts';
import { ApiError, fromProblem } from './api-error';

const GATEWAY_STATUSES: readonly number[] = [502, 503, 504];

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';
}

/** Total: any status and any text of a refused request become one `ApiError`. */
export function problemFrom(status: number, text: string): ApiError {
  try {
    const body: unknown = JSON.parse(text);
    if (isProblem(body)) {
      return fromProblem({ ...body, status, params: body.params ?? {}, requestId: body.requestId ?? '' });
    }
  } catch {
    // Not JSON: a proxy's page. Its status says what it means.
  }
  if (status === 0 || GATEWAY_STATUSES.includes(status)) return new ApiError('SERVER_UNREACHABLE', status);
  if (status === 401) return new ApiError('AUTH_REQUIRED', status);
  if (status === 403) return new ApiError('FORBIDDEN', status);
  if (status === 404) return new ApiError('ROUTE_NOT_FOUND', status);
  if (status === 413) return new ApiError('BODY_TOO_LARGE', status);
  if (status === 429) return new ApiError('RATE_LIMITED', status);
  return new ApiError('REPLY_UNREADABLE', status);
}
