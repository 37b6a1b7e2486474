import type { ModuleId } from '@assist/contracts';
import { Link } from '@tanstack/react-router';
import { LockKeyhole } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonStyle } from '../../../ui/button-style';
import { EmptyState } from '../../../ui/empty-state';
import { useDocumentTitle } from '../../../ui/use-document-title';
import { useIsAdmin } from '../../auth/queries/me-query';
import { moduleAccess } from '../lib/module-access';
import { useLicence } from '../queries/licence-query';

export interface ModuleGateProps {
  readonly module: ModuleId;
  readonly children: ReactNode;
}

/** Pages of a module that isn't licensed: explained to administrators, and who can help to everybody else. */
export function ModuleGate({ module, children }: ModuleGateProps): ReactElement {
  const missing = moduleAccess(useLicence(), module) === 'missing';
  return missing ? <ModuleMissing module={module} /> : <>{children}</>;
}

function ModuleMissing({ module }: { readonly module: ModuleId }): ReactElement {
  const { t } = useTranslation();
  const admin = useIsAdmin();
  const name = t(`licence.modules.${module}`);
  useDocumentTitle(name);
  return (
    <div className="flex h-full items-center justify-center">
      <EmptyState
        page
        icon={LockKeyhole}
        title={t('licence.missingTitle', { module: name })}
        text={admin ? t('licence.missingAdmin') : t('licence.missingUser')}
      >
        {admin ? (
          <Link to="/settings/licence" className={buttonStyle('primary')}>
            {t('licence.toLicence')}
          </Link>
        ) : null}
      </EmptyState>
    </div>
  );
}
