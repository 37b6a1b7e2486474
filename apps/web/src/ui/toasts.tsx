import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../lib/store/observable';
import { Button } from './button';
import { dismissToast, toasts, type ToastEntry } from './toast-store';

/** What went well is short and needs no answer; what went wrong is read, and perhaps looked up. */
const SHOWN_MS = { info: 3500, error: 10_000 } as const;
const SHOWN_WITH_ACTION_MS = 10_000;

function ToastCard({ toast }: { readonly toast: ToastEntry }): ReactElement {
  const { t } = useTranslation();
  const Icon = toast.tone === 'error' ? CircleAlert : CircleCheck;
  const { action } = toast;
  return (
    <Radix.Root
      type={toast.tone === 'error' ? 'foreground' : 'background'}
      duration={action === null ? SHOWN_MS[toast.tone] : SHOWN_WITH_ACTION_MS}
      onOpenChange={(open) => (open ? undefined : dismissToast(toast.id))}
      className="grid animate-rise grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-2 rounded-xl border border-line bg-raised py-2.5 pr-2 pl-3.5 shadow-xl"
    >
      <Icon aria-hidden="true" className={toast.tone === 'error' ? 'size-5 shrink-0 text-danger' : 'size-5 shrink-0 text-good'} />
      <Radix.Description className="min-w-0 text-sm break-words">{toast.text}</Radix.Description>
      {action === null ? null : (
        <Radix.Action altText={action.label} asChild>
          <Button size="sm" className="col-start-2 row-start-2 justify-self-start" onClick={action.run}>
            {action.label}
          </Button>
        </Radix.Action>
      )}
      <Radix.Close
        aria-label={t('common.close')}
        className="col-start-3 row-start-1 inline-flex size-8 items-center justify-center rounded-lg text-ink-soft hover:bg-hover"
      >
        <X aria-hidden="true" className="size-4" />
      </Radix.Close>
    </Radix.Root>
  );
}

export function Toasts(): ReactElement {
  const { t } = useTranslation();
  return (
    <Radix.Provider label={t('common.notification')} swipeDirection="right">
      {useObservable(toasts).map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
      <Radix.Viewport
        label={t('common.notifications')}
        // Over the beginning of the page's heading: the buttons of pages, chats and panels stand at the other end.
        className="fixed top-14 left-3 z-60 flex w-[min(19rem,calc(100vw-5rem))] flex-col gap-2 lg:top-1.5 lg:left-75"
      />
    </Radix.Provider>
  );
}
