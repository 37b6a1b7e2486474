import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { Dialog } from './dialog';
import { DialogActions } from './dialog-actions';
import { ErrorNote } from './error-note';
import { Field } from './field';
import { TextInput } from './text-input';

export interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  readonly action: string;
  readonly initial: string;
  readonly maxLength: number;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onSubmit: (name: string) => void;
}

/** Asks for one name. Mount it when it is needed. */
export function NameDialog({
  title,
  label,
  action,
  initial,
  maxLength,
  busy,
  error,
  onClose,
  onSubmit,
}: NameDialogProps): ReactElement {
  const { t } = useTranslation();
  const [name, setName] = useState(initial);
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') setMissing(true);
    else onSubmit(name.trim());
  };
  return (
    <Dialog open onClose={onClose} title={title}>
      <form onSubmit={submit} noValidate>
        <Field label={label} error={missing && name.trim() === '' ? t('common.required') : null}>
          {(control) => (
            <TextInput
              {...control}
              value={name}
              maxLength={maxLength}
              onFocus={(event) => event.target.select()}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <ErrorNote error={error} className="mt-4" />
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
