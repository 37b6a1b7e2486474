import { useEffect, useState } from 'react';
import { ApiError, isApiError } from '../../../lib/api/api-error';

const TICK_MS = 1000;

/**
 * An error of a form, with the time that is still to wait; null when the wait is over. The form stays usable: the wait
 * is for one account, and another person may want to sign in.
 */
export function useWaitingError(error: unknown): unknown {
  const [clock, setClock] = useState<{ readonly of: unknown; readonly passedSeconds: number }>({ of: null, passedSeconds: 0 });
  const waiting = isApiError(error, 'LOGIN_THROTTLED');
  useEffect(() => {
    if (!waiting) return;
    const start = performance.now();
    const timer = setInterval(() => setClock({ of: error, passedSeconds: (performance.now() - start) / 1000 }), TICK_MS);
    return () => clearInterval(timer);
  }, [error, waiting]);
  return waiting ? remaining(error, clock.of === error ? clock.passedSeconds : 0) : error;
}

/** The same refusal some seconds later. */
export function remaining(error: ApiError, passedSeconds: number): ApiError | null {
  const total = Number(error.params['retryAfterSeconds']);
  if (Number.isNaN(total)) return error;
  const left = total - passedSeconds;
  return left <= 0 ? null : new ApiError(error.code, error.status, { ...error.params, retryAfterSeconds: left });
}
