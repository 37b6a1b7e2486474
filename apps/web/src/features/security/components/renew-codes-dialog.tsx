import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog';
import { useRenewRecoveryCodes } from '../queries/security-queries';
import { ProofDialog } from './proof-dialog';
import { RecoveryCodes } from './recovery-codes';

export function RenewCodesDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const renew = useRenewRecoveryCodes();
  if (renew.data !== undefined) {
    return (
      <Dialog open onClose={onClose} title={t('security.setup.codesTitle')}>
        <RecoveryCodes codes={renew.data} onDone={onClose} />
      </Dialog>
    );
  }
  return (
    <ProofDialog
      title={t('security.factor.renewTitle')}
      text={t('security.factor.renewText')}
      action={t('security.factor.renewAction')}
      busy={renew.isPending}
      error={renew.error}
      onProof={(proof) => renew.mutate(proof)}
      onClose={onClose}
    />
  );
}
