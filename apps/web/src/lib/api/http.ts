import { client } from '@assist/api-client';
import { ApiError, isApiError } from './api-error';
import { exchange } from './transport';
import { withSession } from './with-session';

client.setConfig({ baseUrl: window.location.origin, fetch: (request) => sessionFetch(request as Request), throwOnError: true });

/** Every generated call goes through here. */
function sessionFetch(request: Request): Promise<Response> {
  // A request can be sent once only: each try takes a copy.
  return withSession((token) => exchange(withToken(request.clone(), token)));
}

/** What a generated call answers. Throws `ApiError`; an abort stays an abort. */
export async function dataOf<Data>(call: Promise<{ readonly data: Data }>): Promise<Data> {
  try {
    return (await call).data;
  } catch (error) {
    if (isApiError(error) || (error instanceof DOMException && error.name === 'AbortError')) throw error;
    throw new ApiError('REPLY_UNREADABLE', 0);
  }
}

/** As `dataOf`, for calls whose answer is of no interest. */
export async function done(call: Promise<unknown>): Promise<void> {
  await dataOf(call.then(() => ({ data: undefined })));
}

function withToken(request: Request, token: string | null): Request {
  if (token !== null) request.headers.set('authorization', `Bearer ${token}`);
  return request;
}
