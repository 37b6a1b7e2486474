import type { ErrorCode, Problem } from '@assist/contracts';

/** Faults that only the client can see, beside the closed set of the server. */
export const CLIENT_ERROR_CODES = ['SERVER_UNREACHABLE', 'REPLY_UNREADABLE'] as const;
export type ClientErrorCode = (typeof CLIENT_ERROR_CODES)[number];
export type AnyErrorCode = ErrorCode | ClientErrorCode;

type ProblemParams = Problem['params'];
type ProblemIssues = NonNullable<Problem['issues']>;

/** The one error that API calls throw. `code` is what the texts and the code paths switch on. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: AnyErrorCode,
    readonly status: number,
    readonly params: ProblemParams = {},
    readonly issues: ProblemIssues = [],
    readonly requestId: string | null = null,
  ) {
    super(code);
  }
}

export function isApiError(error: unknown, ...codes: readonly AnyErrorCode[]): error is ApiError {
  return error instanceof ApiError && (codes.length === 0 || codes.includes(error.code));
}

export function fromProblem(problem: Problem): ApiError {
  return new ApiError(problem.code, problem.status, problem.params, problem.issues ?? [], problem.requestId);
}

/** What any thrown value means for a person. */
export function errorCodeOf(error: unknown): AnyErrorCode {
  return error instanceof ApiError ? error.code : 'REPLY_UNREADABLE';
}
