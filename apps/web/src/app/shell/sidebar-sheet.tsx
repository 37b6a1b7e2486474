import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useReturnFocus } from '../../ui/use-return-focus';

export interface SidebarSheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The navigation of a narrow screen, sliding in over the page. */
export function SidebarSheet({ open, onClose, children }: SidebarSheetProps): ReactElement {
  const { t } = useTranslation();
  const returnFocus = useReturnFocus();
  return (
    <Radix.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-30 animate-fade bg-overlay" />
        <Radix.Content
          {...returnFocus}
          aria-modal="true"
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-30 w-[min(20rem,calc(100vw-3rem))] animate-slide border-r border-line shadow-2xl"
        >
          <Radix.Title className="sr-only">{t('shell.menu')}</Radix.Title>
          {children}
          <Radix.Close
            aria-label={t('common.close')}
            className="absolute top-2 right-2 inline-flex size-10 items-center justify-center rounded-lg text-ink-soft hover:bg-hover hover:text-ink"
          >
            <X aria-hidden="true" className="size-5" />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
