import { useId, useState, type KeyboardEvent, type ReactElement } from 'react';
import { cx } from './cx';
import type { ControlProps } from './field';
import { matchSuggestions, stepIndex } from './combobox-match';
import { INPUT_STYLE } from './text-input';

export interface ComboboxProps {
  readonly control: ControlProps;
  readonly value: string;
  readonly suggestions: readonly string[];
  readonly placeholder?: string;
  readonly listLabel: string;
  readonly onChange: (value: string) => void;
  readonly onFocus?: () => void;
  /** The suggestions are the answer to what is typed: all are shown. */
  readonly found?: boolean;
}

/** A text field with suggestions (ARIA 1.2 combobox): any text is allowed, a suggestion is quicker. */
export function Combobox({
  control,
  value,
  suggestions,
  placeholder,
  listLabel,
  onChange,
  onFocus,
  found = false,
}: ComboboxProps): ReactElement {
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const shown = found ? suggestions : matchSuggestions(suggestions, value);
  const visible = open && shown.length > 0;

  const choose = (suggestion: string): void => {
    onChange(suggestion);
    setOpen(false);
    setActive(-1);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      setActive(stepIndex(active, event.key === 'ArrowDown' ? 1 : -1, shown.length));
    } else if (event.key === 'Enter' && visible && shown[active] !== undefined) {
      event.preventDefault();
      choose(shown[active]);
    } else if (event.key === 'Escape' && visible) {
      event.preventDefault();
      event.stopPropagation();
      event.nativeEvent.stopImmediatePropagation();
      setOpen(false);
    }
  };
  return (
    <div className="relative">
      <input
        {...control}
        role="combobox"
        aria-expanded={visible}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={visible && active >= 0 ? `${listId}-${active}` : undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={value}
        placeholder={placeholder}
        className={INPUT_STYLE}
        onChange={(event) => {
          onChange(event.target.value);
          setOpen(true);
          setActive(-1);
        }}
        onFocus={() => {
          onFocus?.();
          setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <ul
        id={listId}
        role="listbox"
        aria-label={listLabel}
        hidden={!visible}
        className="absolute inset-x-0 top-full z-10 mt-1 max-h-56 overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-xl"
      >
        {shown.map((suggestion, index) => (
          <li
            key={suggestion}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => {
              event.preventDefault();
              choose(suggestion);
            }}
            className={cx(
              'cursor-default truncate rounded-md px-2.5 py-1.5',
              index === active ? 'bg-accent-soft' : 'hover:bg-hover',
            )}
          >
            {suggestion}
          </li>
        ))}
      </ul>
    </div>
  );
}
