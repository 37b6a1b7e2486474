import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { useAccessNotices } from '../queries/access-query';
import { NoticeDialog } from './notice-dialog';

/** On the own profile: everything that was ever opened of the person's chats, as long as the log is kept. */
export function OwnAccessCard(): ReactElement | null {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useAccessNotices();
  const [openId, setOpenId] = useState<string | null>(null);
  if (data === undefined) return null;
  const open = data.items.find(({ id }) => id === openId);
  return (
    <Card title={t('access.own.title')} hint={data.items.length === 0 ? t('access.own.empty') : t('access.own.hint')}>
      {data.items.length === 0 ? null : (
        <ul className="divide-y divide-line">
          {data.items.map((notice) => (
            <li key={notice.id} className="flex flex-wrap items-center justify-between gap-2 py-2">
              <span className="min-w-0">
                <span className="flex flex-wrap items-center gap-2">
                  {notice.requester.name ?? t('access.gone')}
                  {notice.endedAt === null ? <Badge tone="warn">{t('access.states.approved')}</Badge> : null}
                </span>
                <span className="block text-sm text-ink-faint">
                  {t('access.period', {
                    from: format.dateTime(notice.from),
                    until: format.dateTime(notice.endedAt ?? notice.readUntil),
                  })}
                  {notice.openedChats === 0 ? null : ` · ${t('access.openedChats', { count: notice.openedChats })}`}
                </span>
              </span>
              <Button size="sm" onClick={() => setOpenId(notice.id)}>
                {t('access.details')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {open === undefined ? null : <NoticeDialog notice={open} onClose={() => setOpenId(null)} />}
    </Card>
  );
}
