import type { ErrorCode, PlatformErrorCode } from '@assist/contracts';

/** How a code looks on HTTP. `title` is English and short; clients translate by code. */
export interface ErrorSpec {
  readonly status: number;
  readonly title: string;
  /** Log level; default `info`, and `error` from status 500 on. */
  readonly level?: 'info' | 'warn' | 'error';
}

export type ErrorTable = Readonly<Partial<Record<ErrorCode, ErrorSpec>>>;
/** `export const ragErrors = { ... } satisfies ErrorTableOf<RagErrorCode>`: a new code does not compile until it is here. */
export type ErrorTableOf<Code extends ErrorCode> = Readonly<Record<Code, ErrorSpec>>;

export const platformErrors = {
  BODY_MALFORMED: { status: 400, title: 'The body is not valid JSON' },
  BODY_TOO_LARGE: { status: 413, title: 'The body is too large' },
  VALIDATION_FAILED: { status: 422, title: 'Some values are not valid' },
  ROUTE_NOT_FOUND: { status: 404, title: 'There is nothing at this address' },
  METHOD_NOT_ALLOWED: { status: 405, title: 'This address does not take that method' },
  MEDIA_TYPE_UNSUPPORTED: { status: 415, title: 'This media type is not taken here' },
  REQUEST_REJECTED: { status: 400, title: 'The request is not well formed' },
  CROSS_SITE_REFUSED: { status: 403, title: 'Requests from other sites are not taken' },
  HOST_REFUSED: { status: 421, title: 'This server is not known by that name' },
  AUTH_REQUIRED: { status: 401, title: 'Sign in first' },
  CREDENTIALS_AMBIGUOUS: { status: 400, title: 'The request carries two different tokens' },
  SESSION_EXPIRED: { status: 401, title: 'The session is over' },
  SECOND_FACTOR_SETUP_REQUIRED: { status: 403, title: 'A second factor must be set up first' },
  FORBIDDEN: { status: 403, title: 'This needs other rights' },
  LICENSE_MODULE_MISSING: { status: 403, title: 'The licence does not include this module' },
  LICENSE_EXPIRED: { status: 402, title: 'The licence is over; data can be read and exported' },
  LICENSE_REQUIRED: { status: 402, title: 'A licence is needed; data can be read and exported' },
  MODULE_DISABLED: { status: 403, title: 'This module is switched off in this house' },
  /** `params`: limit, hosts. */
  LICENSE_NODE_LIMIT: { status: 402, title: 'The licence covers fewer hosts; this one came last' },
  /** `params`: module, quota, used, limit. */
  LICENSE_QUOTA_EXCEEDED: { status: 402, title: 'The licence has no more room for this' },
  /** `params`: module, quota, used, limit, retryAfterSeconds until the next day in UTC. */
  LICENSE_DAILY_QUOTA_EXCEEDED: { status: 429, title: 'The licence allows no more of this today' },
  RATE_LIMITED: { status: 429, title: 'Too many requests' },
  REQUEST_ABORTED: { status: 499, title: 'The client went away' },
  SERVICE_UNAVAILABLE: { status: 503, title: 'The service is not ready' },
  STORAGE_FULL: { status: 507, title: 'The disk of the server is full or cannot be written' },
  MAIL_NOT_CONFIGURED: { status: 409, title: 'No mail server is set, so no mail can be sent' },
  LEGAL_HOLD: { status: 409, title: 'The house has to keep all data of this person; nothing of it is deleted meanwhile' },
  UPSTREAM_UNREACHABLE: { status: 502, title: 'A service behind this one does not answer', level: 'warn' },
  UPSTREAM_TIMEOUT: { status: 504, title: 'A service behind this one took too long', level: 'warn' },
  INTERNAL_ERROR: { status: 500, title: 'Something went wrong', level: 'error' },
} satisfies ErrorTableOf<PlatformErrorCode>;

/** One table of all rooms. @throws when two rooms claim a code. */
export function mergeErrorTables(tables: readonly ErrorTable[]): ErrorTable {
  const merged: Partial<Record<ErrorCode, ErrorSpec>> = {};
  for (const [code, spec] of tables.flatMap((table) => Object.entries(table) as [ErrorCode, ErrorSpec][])) {
    if (merged[code] !== undefined && merged[code] !== spec) throw new Error(`two rooms define the error code ${code}`);
    merged[code] = spec;
  }
  return merged;
}
