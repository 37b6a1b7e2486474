import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';

const ITEM =
  'relative flex min-h-9 cursor-default items-center rounded-lg py-1.5 pr-3 pl-9 outline-none data-highlighted:bg-hover';

function Tick(): ReactElement {
  return (
    <Radix.ItemIndicator className="absolute left-2.5">
      <Check aria-hidden="true" className="size-4" />
    </Radix.ItemIndicator>
  );
}

export interface MenuChoicesProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly choices: ReadonlyArray<{ readonly value: string; readonly label: ReactNode }>;
}

/** One of several. */
export function MenuChoices({ label, value, onChange, choices }: MenuChoicesProps): ReactElement {
  return (
    <Radix.RadioGroup value={value} onValueChange={onChange} aria-label={label}>
      <Radix.Label className="px-2.5 pt-2 pb-1 text-xs font-medium text-ink-faint">{label}</Radix.Label>
      {choices.map((choice) => (
        <Radix.RadioItem key={choice.value} value={choice.value} className={ITEM}>
          <Tick />
          {choice.label}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

export interface MenuToggleProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}

/** On or off; the menu stays open for the next one. */
export function MenuToggle({ checked, onChange, children }: MenuToggleProps): ReactElement {
  return (
    <Radix.CheckboxItem
      checked={checked}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
      className={ITEM}
    >
      <Tick />
      {children}
    </Radix.CheckboxItem>
  );
}
