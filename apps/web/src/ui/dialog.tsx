import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx';
import { useReturnFocus } from './use-return-focus';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A modal dialog: focus goes in, stays in, and comes back where it was. */
export function Dialog({ open, onClose, title, description, wide = false, children }: DialogProps): ReactElement {
  const { t } = useTranslation();
  const returnFocus = useReturnFocus();
  return (
    <Radix.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 grid animate-fade place-items-end overflow-y-auto bg-overlay sm:place-items-center sm:p-6">
          <Radix.Content
            {...returnFocus}
            aria-modal="true"
            {...(description === undefined ? { 'aria-describedby': undefined } : {})}
            className={cx(
              'relative w-full animate-rise rounded-t-2xl border border-line bg-raised p-5 shadow-2xl sm:rounded-2xl sm:p-6',
              wide ? 'sm:max-w-2xl' : 'sm:max-w-md',
            )}
          >
            <Radix.Title className="pr-10 text-lg font-semibold">{title}</Radix.Title>
            {description === undefined ? null : (
              <Radix.Description className="mt-1 text-ink-soft">{description}</Radix.Description>
            )}
            <div className="mt-4">{children}</div>
            <Radix.Close
              aria-label={t('common.close')}
              className="absolute top-4 right-4 inline-flex size-9 items-center justify-center rounded-lg text-ink-soft hover:bg-hover hover:text-ink"
            >
              <X aria-hidden="true" className="size-5" />
            </Radix.Close>
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}
