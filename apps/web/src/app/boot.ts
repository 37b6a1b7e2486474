import { redirect } from '@tanstack/react-router';
import { licenceQuery } from '../features/licence/queries/licence-query';
import { meQuery } from '../features/auth/queries/me-query';
import { setupQuery } from '../features/setup/queries/setup-query';
import { changeLocale } from '../i18n/i18n';
import { queryClient } from '../lib/query/query-client';
import { renewSession, sessionLikely, sessionState } from '../lib/session/session';
import { claimTab } from '../lib/session/tab-memory';

/** Lets a signed-in person through; everybody else goes to the first-run page or to the sign-in page. */
export async function requireSession(target: string): Promise<void> {
  if (sessionState.get() !== 'signed-in' && !(await findSession())) {
    throw redirect({ to: '/login', search: { next: target === '/' ? undefined : target } });
  }
  const [me] = await Promise.all([queryClient.ensureQueryData(meQuery), queryClient.prefetchQuery(licenceQuery)]);
  // The address may lead to the chat of whoever used this tab before.
  if (claimTab(me.id) && target !== '/') throw redirect({ to: '/' });
  if (me.locale !== null) await changeLocale(me.locale);
}

/** The sign-in page is for those without a session. */
export async function requireNoSession(): Promise<void> {
  if (sessionState.get() === 'signed-in') throw redirect({ to: '/' });
  if (sessionState.get() === 'unknown' && (await findSession())) throw redirect({ to: '/' });
}

export async function requireSetupNeeded(): Promise<void> {
  const setup = await queryClient.fetchQuery(setupQuery);
  if (!setup.needed && !setup.restoreRequired) throw redirect({ to: '/' });
}

async function findSession(): Promise<boolean> {
  if (sessionState.get() === 'unknown' && sessionLikely() && (await renewSession())) return true;
  const setup = await queryClient.fetchQuery(setupQuery);
  if (setup.needed || setup.restoreRequired) throw redirect({ to: '/setup' });
  return false;
}
