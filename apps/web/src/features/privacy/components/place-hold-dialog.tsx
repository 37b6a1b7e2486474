import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { DialogActions } from '../../../ui/dialog-actions';
import { ErrorNote } from '../../../ui/error-note';
import { Field } from '../../../ui/field';
import { TextArea } from '../../../ui/text-area';
import { showToast } from '../../../ui/toast-store';
import { usePlaceHold } from '../queries/holds-query';

interface PlaceHoldProps {
  readonly user: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

export function PlaceHoldDialog({ user, onClose }: PlaceHoldProps): ReactElement {
  const { t } = useTranslation();
  const place = usePlaceHold(user.id);
  const [reason, setReason] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const isMissing = reason.trim() === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setWasTried(true);
    if (isMissing) return;
    const placed = (): void => {
      showToast(t('privacy.hold.placed', { name: user.name }));
      onClose();
    };
    place.mutate(reason, { onSuccess: placed });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('privacy.hold.placeTitle', { name: user.name })}
      description={t('privacy.hold.placeText')}
    >
      <form onSubmit={submit} noValidate className="space-y-4">
        <Field
          label={t('privacy.hold.reason')}
          hint={t('privacy.hold.reasonHint')}
          error={wasTried && isMissing ? t('common.required') : null}
        >
          {(control) => (
            <TextArea {...control} rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
        <ErrorNote error={place.error} />
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" busy={place.isPending}>
            {t('privacy.hold.place')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
