import type { Person } from '@assist/contracts/house';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Combobox } from '../../../ui/combobox';
import type { ControlProps } from '../../../ui/field';
import { useSettled } from '../lib/use-settled';
import { usePeople } from '../queries/audit-query';

export interface PersonPickerProps {
  readonly control: ControlProps;
  /** Who is chosen, and the name, as far as it is known. */
  readonly personId: string | undefined;
  readonly personName?: string | undefined;
  /** Who is not offered. */
  readonly withoutId?: string;
  /** Null while the text names nobody. */
  readonly onChoose: (person: Person | null) => void;
}

/** Finds people by words of their name or address; only somebody from the list counts. */
export function PersonPicker({ control, personId, personName, withoutId, onChoose }: PersonPickerProps): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [chosenId, setChosenId] = useState(personId);
  const [seenId, setSeenId] = useState(personId);
  const [isOpen, setOpen] = useState(false);
  if (seenId !== personId) {
    setSeenId(personId);
    // Changed from outside, as when all filters were taken away: what stands here is of somebody else.
    if (personId !== chosenId) {
      setChosenId(personId);
      setText('');
    }
  }
  // What was chosen is not searched for: the others are offered then.
  const found = usePeople(useSettled(personId === undefined ? text.trim() : ''), isOpen).data ?? [];
  const people = found.filter(({ id }) => id !== withoutId);
  const change = (next: string): void => {
    const person = people.find((candidate) => labelOf(candidate) === next) ?? null;
    setText(next);
    setChosenId(person?.id);
    if (person?.id !== personId) onChoose(person);
  };
  const value = text === '' && personId !== undefined ? (personName ?? '…') : text;
  return (
    <Combobox
      control={control}
      value={value}
      suggestions={people.map(labelOf)}
      placeholder={t('audit.personHint')}
      listLabel={t('audit.personSuggestions')}
      found
      onChange={change}
      onFocus={() => setOpen(true)}
    />
  );
}

function labelOf({ name, email }: Person): string {
  return `${name} (${email})`;
}
