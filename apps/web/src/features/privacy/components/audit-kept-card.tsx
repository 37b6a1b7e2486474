import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card';
import { TEXT_LINK } from '../../../ui/text-link';
import { useAuditState } from '../../audit/queries/audit-query';

/** The audit log has a rule of its own, which the operator sets. */
export function AuditKeptCard(): ReactElement {
  const { t } = useTranslation();
  const state = useAuditState();
  return (
    <Card title={t('privacy.auditTitle')} hint={t('privacy.auditHint')}>
      <p>
        {state.data === undefined ? null : <>{t('audit.check.retention', { count: state.data.retentionDays })} </>}
        <Link to="/settings/audit" className={TEXT_LINK}>
          {t('privacy.toAudit')}
        </Link>
      </p>
    </Card>
  );
}
