import { ShieldOff } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state';
import { useIsAdmin } from '../../auth/queries/me-query';

/** The server refuses anyway; this says it in words. */
export function AdminOnly({ children }: { readonly children: ReactNode }): ReactElement {
  const { t } = useTranslation();
  if (useIsAdmin()) return <>{children}</>;
  return <EmptyState page icon={ShieldOff} title={t('settings.adminOnlyTitle')} text={t('settings.adminOnlyText')} />;
}
