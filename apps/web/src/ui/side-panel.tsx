import { Dialog as Radix } from 'radix-ui';
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { useHotkey } from '../lib/hotkeys/use-hotkey';
import { useReturnFocus } from './use-return-focus';

export interface SidePanelProps {
  readonly wide: boolean;
  readonly label: string;
  readonly onClose: () => void;
  /** Escape closes it from outside, too. Off while Escape means something else there. */
  readonly escapeAnywhere?: boolean;
  readonly children: ReactNode;
}

/** Beside the content on a wide screen, where both stay usable; a full-screen dialog on a narrow one. */
export function SidePanel({ wide, label, onClose, escapeAnywhere = true, children }: SidePanelProps): ReactElement {
  if (!wide) {
    return (
      <FullPanel label={label} onClose={onClose}>
        {children}
      </FullPanel>
    );
  }
  return (
    <BesidePanel label={label} onClose={onClose} escapeAnywhere={escapeAnywhere}>
      {children}
    </BesidePanel>
  );
}

function FullPanel({ label, onClose, children }: Pick<SidePanelProps, 'label' | 'onClose' | 'children'>): ReactElement {
  const returnFocus = useReturnFocus();
  return (
    <Radix.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Content
          {...returnFocus}
          aria-modal="true"
          aria-describedby={undefined}
          className="fixed inset-0 z-40 animate-rise bg-canvas"
        >
          <Radix.Title className="sr-only">{label}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function BesidePanel({ label, onClose, escapeAnywhere, children }: Omit<SidePanelProps, 'wide'>): ReactElement {
  const panel = useRef<HTMLElement>(null);
  const opener = useRef<Element | null>(null);
  useHotkey('escape', onClose, escapeAnywhere);
  useEffect(() => {
    opener.current = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      // The opener gets the focus back, unless the reader has already gone elsewhere.
      if (document.activeElement === document.body && opener.current instanceof HTMLElement) opener.current.focus();
    };
  }, []);
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
      className="h-full w-[46%] max-w-[56rem] min-w-96 shrink-0 border-l border-line bg-sunken outline-none"
    >
      {children}
    </section>
  );
}
