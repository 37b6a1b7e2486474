import { MIN_GROUP_SIZE, type UsageDimension, type UsageView } from '@assist/contracts/house';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '../../../ui/note';
import { TEXT_LINK } from '../../../ui/text-link';

export interface UsageNotesProps {
  readonly view: UsageView;
  readonly by: UsageDimension;
}

/** What is not shown, and why. */
export function UsageNotes({ view, by }: UsageNotesProps): ReactElement | null {
  const { t } = useTranslation();
  const hidden = by === 'group' ? view.hiddenGroups : 0;
  if (!view.worksCouncilMode) return null;
  return (
    <Note>
      {t('usage.councilOn', { count: MIN_GROUP_SIZE })} {hidden === 0 ? null : `${t('usage.hidden', { count: hidden })} `}
      <Link to="/settings/house" search={{ mark: 'usage.worksCouncilMode' }} className={TEXT_LINK}>
        {t('usage.toSetting')}
      </Link>
    </Note>
  );
}
