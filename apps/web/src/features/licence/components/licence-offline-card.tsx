import { QrCode as QrIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { ErrorNote } from '../../../ui/error-note';
import { useRequestLicence } from '../queries/licence-query';
import { LicenceRequestDialog } from './licence-request-dialog';

/** How a house without internet gets its licence: a signed request as a file, or read from the screen by a phone. */
export function LicenceOfflineCard(): ReactElement {
  const { t } = useTranslation();
  const request = useRequestLicence();
  return (
    <Card
      title={t('licence.requestTitle')}
      hint={t('licence.requestHint')}
      actions={
        <Button busy={request.isPending} onClick={() => request.mutate()}>
          <QrIcon aria-hidden="true" className="size-4" />
          {t('licence.requestMake')}
        </Button>
      }
    >
      {request.error === null ? undefined : <ErrorNote error={request.error} />}
      {request.data === undefined ? null : <LicenceRequestDialog request={request.data} onClose={() => request.reset()} />}
    </Card>
  );
}
