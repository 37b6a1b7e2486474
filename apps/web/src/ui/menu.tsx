import { DropdownMenu as Radix } from 'radix-ui';
import { useMemo, useRef, type ReactElement, type ReactNode } from 'react';
import { MenuActions } from './menu-actions';

export interface MenuProps {
  readonly trigger: ReactElement;
  readonly children: ReactNode;
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'bottom' | 'right';
}

/** A menu of actions. What is chosen runs when the focus is back on the trigger: a dialog opened by it returns it there. */
export function Menu({ trigger, children, align = 'end', side = 'bottom' }: MenuProps): ReactElement {
  const button = useRef<HTMLButtonElement>(null);
  const chosen = useRef<(() => void) | null>(null);
  const actions = useMemo(
    () => ({
      choose: (action: () => void) => {
        chosen.current = action;
      },
    }),
    [],
  );
  const runChosen = (): void => {
    const action = chosen.current;
    chosen.current = null;
    if (action === null) return;
    button.current?.focus();
    action();
  };
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild ref={button}>
        {trigger}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={runChosen}
          className="z-50 max-h-[min(28rem,var(--radix-dropdown-menu-content-available-height))] min-w-48 animate-fade overflow-y-auto rounded-xl border border-line bg-raised p-1 shadow-xl"
        >
          <MenuActions value={actions}>{children}</MenuActions>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function MenuSeparator(): ReactElement {
  return <Radix.Separator className="my-1 h-px bg-line" />;
}
