import { secondFactorDemanded } from '../session/second-factor-demanded';
import { accessToken, renewUnlessChanged } from '../session/session';
import { ApiError, isApiError } from './api-error';

/** Sends with the token of the session. Where the session is over, it is renewed once and `send` is called again. */
export async function withSession<Reply>(send: (token: string | null) => Promise<Reply>): Promise<Reply> {
  try {
    return await sendRenewing(send);
  } catch (error) {
    if (isApiError(error, 'SECOND_FACTOR_SETUP_REQUIRED')) secondFactorDemanded.set(true);
    throw error;
  }
}

async function sendRenewing<Reply>(send: (token: string | null) => Promise<Reply>): Promise<Reply> {
  const token = await accessToken();
  try {
    return await send(token);
  } catch (error) {
    if (!isApiError(error, 'AUTH_REQUIRED', 'SESSION_EXPIRED') || token === null) throw error;
    if (!(await renewUnlessChanged(token))) throw new ApiError('SESSION_EXPIRED', 401);
    return send(await accessToken());
  }
}
