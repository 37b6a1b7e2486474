import type { ModuleId } from '@assist/contracts';
import { Link } from '@tanstack/react-router';
import { LockKeyhole, PowerOff } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonStyle } from '../../../ui/button-style';
import { EmptyState } from '../../../ui/empty-state';
import { useDocumentTitle } from '../../../ui/use-document-title';
import { RightMissing } from '../../auth/components/right-missing';
import { useIsAdmin } from '../../auth/queries/me-query';
import { useModuleAccess } from '../queries/modules-query';

export interface ModuleGateProps {
  readonly module: ModuleId;
  readonly children: ReactNode;
}

/** Pages of a module that cannot be used: explained to administrators, and who can help to everybody else. */
export function ModuleGate({ module, children }: ModuleGateProps): ReactElement {
  const access = useModuleAccess()(module);
  const { t } = useTranslation();
  if (access === 'missing') return <ModuleMissing module={module} />;
  if (access === 'refused') return <RightMissing name={t(`licence.modules.${module}`)} />;
  return access === 'off' ? <ModuleOff module={module} /> : <>{children}</>;
}

function ModuleOff({ module }: { readonly module: ModuleId }): ReactElement {
  const { t } = useTranslation();
  const admin = useIsAdmin();
  const name = t(`licence.modules.${module}`);
  useDocumentTitle(name);
  return (
    <div className="flex h-full items-center justify-center">
      <EmptyState
        page
        icon={PowerOff}
        title={t('house.modules.offTitle', { module: name })}
        text={admin ? t('house.modules.offAdmin') : t('house.modules.offUser')}
      >
        {admin ? (
          <Link to="/settings/modules" className={buttonStyle('primary')}>
            {t('house.modules.toModules')}
          </Link>
        ) : null}
      </EmptyState>
    </div>
  );
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
