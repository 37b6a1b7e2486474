import type { Session } from '@assist/contracts/people';
import { MonitorSmartphone } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { useDeviceName } from '../lib/use-device-name';

export interface SessionListProps {
  readonly sessions: readonly Session[];
  /** Of the one that is being signed out. */
  readonly busyId: string | null;
  readonly onEnd: (id: string) => void;
}

export function SessionList({ sessions, busyId, onEnd }: SessionListProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useDeviceName();
  return (
    <ul className="divide-y divide-line">
      {sessions.map((session) => (
        <li key={session.id} className="flex items-center gap-3 py-3 first:pt-0 last:pb-0">
          <MonitorSmartphone aria-hidden="true" className="size-5 shrink-0 text-ink-faint" />
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="font-medium break-words">{nameOf(session)}</span>
              {session.current ? <Badge tone="accent">{t('security.devices.current')}</Badge> : null}
            </p>
            <p className="text-sm break-words text-ink-faint">
              {[
                session.address,
                session.lastSeenAt === null
                  ? t('security.devices.since', { date: format.dateTime(session.createdAt) })
                  : t('security.devices.seen', { date: format.dateTime(session.lastSeenAt) }),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </p>
          </div>
          {session.current ? null : (
            <Button
              aria-label={t('security.devices.signOutOne', { device: nameOf(session) })}
              busy={busyId === session.id}
              onClick={() => onEnd(session.id)}
            >
              {t('security.devices.signOut')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
