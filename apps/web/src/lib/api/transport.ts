import { markReachable, markUnreachable } from '../connection/reachability';
import { ApiError } from './api-error';
import { problemFrom } from './read-problem';

/** One HTTP exchange with our own server: network faults and refusals become `ApiError`, an abort stays an abort. */
export async function exchange(path: string, init: RequestInit): Promise<Response> {
  const response = await reach(path, init);
  if (response.ok) {
    markReachable();
    return response;
  }
  const error = problemFrom(response.status, await response.text().catch(() => ''));
  if (error.code === 'SERVER_UNREACHABLE') markUnreachable();
  else markReachable();
  throw error;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    markUnreachable();
    throw new ApiError('SERVER_UNREACHABLE', 0);
  }
}
