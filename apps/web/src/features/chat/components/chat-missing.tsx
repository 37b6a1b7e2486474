import { Link } from '@tanstack/react-router';
import { MessageSquareOff } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonStyle } from '../../../ui/button-style';
import { EmptyState } from '../../../ui/empty-state';

export function ChatMissing(): ReactElement {
  const { t } = useTranslation();
  return (
    <EmptyState page icon={MessageSquareOff} title={t('chat.missingTitle')} text={t('chat.missingText')}>
      <Link to="/" className={buttonStyle('primary')}>
        {t('chat.newChat')}
      </Link>
    </EmptyState>
  );
}
