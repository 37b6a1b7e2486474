import { Link } from '@tanstack/react-router';
import { MapPinOff } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonStyle } from '../ui/button-style';
import { EmptyState } from '../ui/empty-state';
import { useDocumentTitle } from '../ui/use-document-title';

export function NotFoundPage(): ReactElement {
  const { t } = useTranslation();
  useDocumentTitle(t('shell.notFoundTitle'));
  return (
    <main className="flex h-full items-center justify-center">
      <EmptyState page icon={MapPinOff} title={t('shell.notFoundTitle')} text={t('shell.notFoundText')}>
        <Link to="/" className={buttonStyle('primary')}>
          {t('shell.toStart')}
        </Link>
      </EmptyState>
    </main>
  );
}
