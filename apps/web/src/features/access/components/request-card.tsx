import type { BreakGlass } from '@assist/contracts/house';
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Badge, type Tone } from '../../../ui/badge';
import { useMe } from '../../auth/queries/me-query';
import { RequestActions } from './request-actions';

const TONES: Readonly<Record<BreakGlass['state'], Tone>> = {
  requested: 'accent',
  approved: 'warn',
  declined: 'neutral',
  lapsed: 'neutral',
  ended: 'neutral',
  expired: 'neutral',
};

/** One request, with what whoever looks at it can do. */
export function RequestCard({ request }: { readonly request: BreakGlass }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const { state, requester, person, openedChats } = request;
  const names = { requester: requester.name ?? t('access.gone'), person: person.name ?? t('access.gone') };
  const tense = state === 'requested' ? 'wish' : state === 'approved' ? 'open' : 'over';
  return (
    <li className="rounded-xl border border-line bg-raised p-4 sm:p-5">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="font-semibold break-words">{t(`access.who.${tense}`, names)}</h2>
        <Badge tone={TONES[state]}>{t(`access.states.${state}`)}</Badge>
      </div>
      <blockquote className="mt-2 border-l-2 border-line pl-3 break-words whitespace-pre-wrap">{request.reason}</blockquote>
      <p className="mt-2 text-sm text-ink-faint">
        {[
          t('access.hoursChoice', { count: request.hours }),
          format.dateTime(request.requestedAt),
          state === 'requested' ? t('access.decideBy', { date: format.dateTime(request.decideBy) }) : null,
          state === 'approved' && request.readUntil !== null
            ? t('access.readUntil', { date: format.dateTime(request.readUntil) })
            : null,
          deciderText(t, request),
          openedChats > 0 ? t('access.openedChats', { count: openedChats }) : null,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      {request.acknowledgedAt === null ? null : (
        <p className="mt-1 text-sm text-ink-faint">{t('access.personAcknowledged', { name: names.person })}</p>
      )}
      {state === 'requested' && person.id === me.id ? <p className="mt-2 text-sm text-ink-soft">{t('access.ownChats')}</p> : null}
      <RequestActions request={request} names={names} />
    </li>
  );
}

function deciderText(t: TFunction, { decider, state }: BreakGlass): string | null {
  if (decider === null) return null;
  const name = decider.name ?? t('access.gone');
  return state === 'declined' ? t('access.declinedBy', { name }) : t('access.decider', { name });
}
