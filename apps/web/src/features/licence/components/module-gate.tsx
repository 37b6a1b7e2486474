import type { ModuleId } from '@assist/contracts';
import { Link } from '@tanstack/react-router';
import { LockKeyhole, PowerOff } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonStyle } from '../../../ui/button-style';
import { EmptyState } from '../../../ui/empty-state';
import { useDocumentTitle } from '../../../ui/use-document-title';
import { RightMissing } from '../../auth/components/right-missing';
import { useMay } from '../../auth/queries/me-query';
import { isClosed, OPENED_BY } from '../lib/module-access';
import { useModuleAccess } from '../queries/modules-query';

export interface ModuleGateProps {
  readonly module: ModuleId;
  readonly children: ReactNode;
}

/** Pages of a module that cannot be used: explained to who can change that, and who can help to everybody else. */
export function ModuleGate({ module, children }: ModuleGateProps): ReactElement {
  const access = useModuleAccess()(module);
  const { t } = useTranslation();
  if (access === 'refused') return <RightMissing name={t(`licence.modules.${module}`)} />;
  return isClosed(access) ? <ModuleClosed module={module} access={access} /> : <>{children}</>;
}

interface ModuleClosedProps {
  readonly module: ModuleId;
  readonly access: keyof typeof OPENED_BY;
}

function ModuleClosed({ module, access }: ModuleClosedProps): ReactElement {
  const { t } = useTranslation();
  const canOpen = useMay()(OPENED_BY[access]);
  const name = t(`licence.modules.${module}`);
  useDocumentTitle(name);
  const look =
    access === 'off'
      ? {
          icon: PowerOff,
          title: t('house.modules.offTitle', { module: name }),
          text: t(canOpen ? 'house.modules.offAdmin' : 'house.modules.offUser'),
        }
      : {
          icon: LockKeyhole,
          title: t('licence.missingTitle', { module: name }),
          text: t(canOpen ? 'licence.missingAdmin' : 'licence.missingUser'),
        };
  return (
    <div className="flex h-full items-center justify-center">
      <EmptyState page {...look}>
        {canOpen ? (
          <Link to={access === 'off' ? '/settings/modules' : '/settings/licence'} className={buttonStyle('primary')}>
            {t(access === 'off' ? 'house.modules.toModules' : 'licence.toLicence')}
          </Link>
        ) : null}
      </EmptyState>
    </div>
  );
}
