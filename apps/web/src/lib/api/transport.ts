import { markReachable, markUnreachable } from '../connection/reachability';
import { ApiError } from './api-error';
import { problemFrom } from './read-problem';

/** One HTTP exchange with our own server: network faults and refusals become `ApiError`, an abort stays an abort. */
export async function exchange(request: Request): Promise<Response> {
  const response = await reach(request);
  if (response.ok) {
    markReachable();
    return response;
  }
  const error = problemFrom(response.status, await response.text().catch(() => ''));
  if (error.code === 'SERVER_UNREACHABLE') markUnreachable();
  else markReachable();
  throw error;
}

async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    markUnreachable();
    throw new ApiError('SERVER_UNREACHABLE', 0);
  }
}
