import { AlertDialog as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { DialogActions } from './dialog-actions';
import { ErrorNote } from './error-note';
import { useReturnFocus } from './use-return-focus';

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  readonly title: string;
  readonly text: ReactNode;
  readonly action: string;
  readonly busy?: boolean;
  readonly error?: unknown;
}

/** Asks before something that can't be undone. Stays open until the work is done, and shows why it failed. */
export function ConfirmDialog({
  open,
  onClose,
  onConfirm,
  title,
  text,
  action,
  busy = false,
  error = null,
}: ConfirmDialogProps): ReactElement {
  const { t } = useTranslation();
  const returnFocus = useReturnFocus();
  return (
    <Radix.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 grid animate-fade place-items-end overflow-y-auto bg-overlay sm:place-items-center sm:p-6">
          <Radix.Content
            {...returnFocus}
            className="w-full animate-rise rounded-t-2xl border border-line bg-raised p-5 shadow-2xl sm:max-w-md sm:rounded-2xl sm:p-6"
          >
            <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
            <Radix.Description className="mt-2 text-ink-soft">{text}</Radix.Description>
            <ErrorNote error={error} className="mt-4" />
            <DialogActions>
              <Radix.Cancel asChild>
                <Button>{t('common.cancel')}</Button>
              </Radix.Cancel>
              <Button variant="danger" busy={busy} onClick={onConfirm}>
                {action}
              </Button>
            </DialogActions>
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}
