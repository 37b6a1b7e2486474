import type { OwnProof } from '@assist/contracts/people';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../lib/api/api-error';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { DialogActions } from '../../../ui/dialog-actions';
import { ErrorNote } from '../../../ui/error-note';
import { ProofFields } from './proof-fields';

export interface ProofDialogProps {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onProof: (proof: OwnProof) => void;
  readonly onClose: () => void;
}

/** Asks for password or code before something happens to the second factor. */
export function ProofDialog(props: ProofDialogProps): ReactElement {
  const { title, text, action, danger = false, busy, error, onProof, onClose } = props;
  const { t } = useTranslation();
  const [proof, setProof] = useState<OwnProof>({ password: '' });
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if ((proof.password ?? proof.code ?? '').trim() !== '') onProof(proof);
  };
  return (
    <Dialog open onClose={onClose} title={title} description={text}>
      <form onSubmit={submit} noValidate className="space-y-4">
        <ProofFields proof={proof} onChange={setProof} tried={tried} error={error} />
        {isApiError(error, 'CREDENTIALS_INVALID', 'SECOND_FACTOR_INVALID') ? null : <ErrorNote error={error} />}
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant={danger ? 'danger' : 'primary'} busy={busy}>
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
