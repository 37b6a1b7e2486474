import type { BreakGlassNotice } from '@assist/contracts/house';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { OpenedChat } from './opened-chat';

/** A notice in words. */
export function NoticeFacts({ notice }: { readonly notice: BreakGlassNotice }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { requester, decider, opened, openedChats, listedAt, endedAt, readUntil } = notice;
  const name = requester.name ?? t('access.gone');
  const from = format.dateTime(notice.from);
  return (
    <div className="space-y-3">
      <p>
        {endedAt === null
          ? t('access.banner.open', { name, until: format.dateTime(readUntil) })
          : t('access.banner.ended', { name })}
      </p>
      <p className="text-sm text-ink-faint">
        {endedAt === null ? t('access.since', { from }) : t('access.period', { from, until: format.dateTime(endedAt) })} ·{' '}
        {t('access.decider', { name: decider.name ?? t('access.gone') })}
      </p>
      <div>
        <h3 className="text-sm font-medium text-ink-faint">{t('access.reason')}</h3>
        <blockquote className="mt-1 border-l-2 border-line pl-3 break-words">{notice.reason}</blockquote>
      </div>
      <div>
        <h3 className="text-sm font-medium text-ink-faint">{t('access.noticeOpened')}</h3>
        {listedAt === null ? null : <p className="mt-1">{t('access.listed', { date: format.dateTime(listedAt) })}</p>}
        {openedChats === 0 ? (
          <p className="mt-1">{t('access.notOpened')}</p>
        ) : (
          <ul className="mt-1 space-y-1">
            {opened.map((opening) => (
              <OpenedChat key={opening.chatId} chatId={opening.chatId} lastAt={opening.lastAt} />
            ))}
          </ul>
        )}
        {openedChats > opened.length ? <p>{t('access.openedMore', { count: openedChats - opened.length })}</p> : null}
      </div>
    </div>
  );
}
