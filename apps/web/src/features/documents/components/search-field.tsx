import { Search, X } from 'lucide-react';
import { useEffect, useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../../ui/cx';
import { IconButton } from '../../../ui/icon-button';
import { INPUT_STYLE } from '../../../ui/text-input';

export interface SearchFieldProps {
  readonly value: string;
  readonly onSearch: (query: string) => void;
}

export function SearchField({ value, onSearch }: SearchFieldProps): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSearch(text.trim());
  };
  return (
    <form role="search" onSubmit={submit} className="relative max-w-xl">
      <Search aria-hidden="true" className="pointer-events-none absolute top-3 left-3 size-4 text-ink-faint" />
      <input
        type="text"
        enterKeyHint="search"
        value={text}
        maxLength={4000}
        aria-label={t('documents.search.label')}
        placeholder={t('documents.search.placeholder')}
        onChange={(event) => setText(event.target.value)}
        className={cx(INPUT_STYLE, 'pr-11 pl-9')}
      />
      {text === '' && value === '' ? null : (
        <IconButton
          small
          icon={X}
          label={t('documents.search.clear')}
          className="absolute top-1 right-1"
          onClick={() => {
            setText('');
            onSearch('');
          }}
        />
      )}
    </form>
  );
}
