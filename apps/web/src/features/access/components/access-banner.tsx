import { Link } from '@tanstack/react-router';
import { Eye, KeyRound } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { useAccessNotices } from '../queries/access-query';
import { NoticeDialog } from './notice-dialog';

const LINE = 'flex items-center gap-3 px-4 py-1.5 text-sm';
const ACTION = 'font-medium whitespace-nowrap underline underline-offset-2';

/** Stays until it was confirmed: somebody may read, or could read, the chats of whoever is signed in. */
export function AccessBanner(): ReactElement | null {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useAccessNotices();
  const [openId, setOpenId] = useState<string | null>(null);
  const waiting = data?.items.filter(({ isAcknowledged }) => !isAcknowledged) ?? [];
  const open = data?.items.find(({ id }) => id === openId);
  const first = waiting[0];
  const toDecide = data?.toDecide ?? 0;
  const name = first?.requester.name ?? t('access.gone');
  return (
    <>
      {first === undefined ? null : (
        <aside aria-label={t('access.banner.label')} className={`${LINE} bg-warn-soft text-warn`}>
          <Eye aria-hidden="true" className="size-4 shrink-0" />
          <p className="min-w-0 flex-1">
            {first.endedAt === null
              ? t('access.banner.open', { name, until: format.dateTime(first.readUntil) })
              : t('access.banner.ended', { name })}{' '}
            {waiting.length > 1 ? `${t('access.banner.others', { count: waiting.length - 1 })} ` : null}
            <button type="button" className={ACTION} onClick={() => setOpenId(first.id)}>
              {t('access.details')}
            </button>
          </p>
        </aside>
      )}
      {toDecide === 0 ? null : (
        <aside aria-label={t('access.requests')} className={`${LINE} bg-accent-soft text-ink`}>
          <KeyRound aria-hidden="true" className="size-4 shrink-0" />
          <p className="min-w-0 flex-1">
            {t('access.banner.toDecide', { count: toDecide })}{' '}
            <Link to="/settings/audit/access" className={ACTION}>
              {t('access.banner.toRequests')}
            </Link>
          </p>
        </aside>
      )}
      {open === undefined ? null : <NoticeDialog notice={open} onClose={() => setOpenId(null)} />}
    </>
  );
}
