import type { Announcement } from '@assist/contracts/house';
import { Pencil, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Badge, type Tone } from '../../../ui/badge';
import { IconButton } from '../../../ui/icon-button';
import { BannerRow } from './banners';

const STATE_TONES: Readonly<Record<Announcement['state'], Tone>> = { shown: 'good', planned: 'accent', over: 'neutral' };

export interface AnnouncementRowProps {
  readonly announcement: Announcement;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

export function AnnouncementRow({ announcement, onEdit, onDelete }: AnnouncementRowProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, audience, from, until, dismissible } = announcement;
  const facts = [
    t(`banners.audiences.${audience}`),
    from === null ? null : t('banners.fromDate', { date: format.dateTime(from) }),
    until === null ? t('banners.untilDeleted') : t('banners.untilDate', { date: format.dateTime(until) }),
    dismissible ? null : t('banners.stays'),
  ].filter((fact) => fact !== null);
  return (
    <li className="overflow-hidden rounded-xl border border-line bg-raised">
      <BannerRow banner={announcement} />
      <div className="flex items-center gap-3 px-4 py-2">
        <div className="min-w-0 flex-1">
          <Badge tone={STATE_TONES[state]}>{t(`banners.states.${state}`)}</Badge>
          <span className="ml-2 text-sm text-ink-faint">{facts.join(' · ')}</span>
        </div>
        <IconButton small icon={Pencil} label={t('common.edit')} onClick={onEdit} />
        <IconButton small icon={Trash2} label={t('common.delete')} onClick={onDelete} />
      </div>
    </li>
  );
}
