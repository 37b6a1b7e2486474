import { Link } from '@tanstack/react-router';
import { MessageSquareOff } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonStyle } from '../../../ui/button-style';
import { EmptyState } from '../../../ui/empty-state';
import { useDocumentTitle } from '../../../ui/use-document-title';

export function ChatMissing(): ReactElement {
  const { t } = useTranslation();
  useDocumentTitle(t('chat.missingTitle'));
  return (
    <EmptyState page icon={MessageSquareOff} title={t('chat.missingTitle')} text={t('chat.missingText')}>
      <Link to="/" className={buttonStyle('primary')}>
        {t('chat.newChat')}
      </Link>
    </EmptyState>
  );
}
