import { redirect } from '@tanstack/react-router';
import { licenceQuery } from '../features/licence/queries/licence-query';
import { modulesQuery } from '../features/licence/queries/modules-query';
import { meQuery } from '../features/auth/queries/me-query';
import { signOnQuery } from '../features/auth/queries/sign-on-query';
import { setupQuery } from '../features/setup/queries/setup-query';
import { changeLocale } from '../i18n/i18n';
import { queryClient } from '../lib/query/query-client';
import { renewSession, sessionLikely, sessionState } from '../lib/session/session';
import { secondFactorDemanded } from '../lib/session/second-factor-demanded';
import { claimTab } from '../lib/session/tab-memory';

/** Lets a signed-in person through; everybody else goes to the first-run page or to the sign-in page. */
export async function requireSession(target: string): Promise<void> {
  if (sessionState.get() !== 'signed-in' && !(await findSession())) {
    throw redirect({ to: '/login', search: { next: target === '/' ? undefined : target } });
  }
  const [me] = await Promise.all([
    queryClient.ensureQueryData(meQuery),
    queryClient.prefetchQuery(licenceQuery),
    queryClient.prefetchQuery(modulesQuery),
  ]);
  if (secondFactorDemanded.get()) throw redirect({ to: '/second-factor' });
  // The address may lead to the chat of whoever used this tab before.
  if (claimTab(me.id) && target !== '/') throw redirect({ to: '/' });
  if (me.locale !== null) await changeLocale(me.locale);
}

/** Also for somebody who may do nothing yet but set up a second factor. */
export async function requireSomeSession(): Promise<void> {
  if (sessionState.get() !== 'signed-in' && !(await findSession())) throw redirect({ to: '/login' });
  await queryClient.ensureQueryData(meQuery);
}

/** The sign-in page is for those without a session, and for those who bring one from an identity provider. */
export async function requireNoSession(bringsOne: boolean): Promise<void> {
  if (bringsOne) return;
  if (sessionState.get() === 'signed-in') throw redirect({ to: '/' });
  if (sessionState.get() === 'unknown' && (await findSession())) throw redirect({ to: '/' });
  await queryClient.prefetchQuery(signOnQuery);
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
