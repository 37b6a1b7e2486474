import { client } from '@assist/api-client';
import { secondFactorDemanded } from '../session/second-factor-demanded';
import { accessToken, renewUnlessChanged } from '../session/session';
import { ApiError, isApiError } from './api-error';
import { exchange } from './transport';

client.setConfig({ baseUrl: window.location.origin, fetch: (request) => sessionFetch(request as Request), throwOnError: true });

/** Every generated call goes through here: the session's token is added; where it is over, it is renewed once and tried again. */
async function sessionFetch(request: Request): Promise<Response> {
  const token = await accessToken();
  const second = request.clone();
  try {
    return await exchange(withToken(request, token));
  } catch (error) {
    if (isApiError(error, 'SECOND_FACTOR_SETUP_REQUIRED')) secondFactorDemanded.set(true);
    if (!isApiError(error, 'AUTH_REQUIRED', 'SESSION_EXPIRED') || token === null) throw error;
    if (!(await renewUnlessChanged(token))) throw new ApiError('SESSION_EXPIRED', 401);
    return exchange(withToken(second, await accessToken()));
  }
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
