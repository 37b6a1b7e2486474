import { Search, X } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx';
import { IconButton } from './icon-button';
import { Spinner } from './spinner';
import { INPUT_STYLE } from './text-input';

const PAUSE_MS = 300;
/** One sign is typed on the way to a word; only Enter means it. */
const MIN_TYPED = 2;

export interface SearchFieldProps {
  readonly value: string;
  readonly label: string;
  readonly maxLength: number;
  /** What was searched for is on its way. */
  readonly busy: boolean;
  readonly onSearch: (query: string) => void;
  readonly className?: string;
}

/** Searches by itself after a short pause in typing, at once with Enter. */
export function SearchField({ value, label, maxLength, busy, onSearch, className }: SearchFieldProps): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const search = useOwnSearches(value, setText, onSearch);
  const wanted = text.trim();
  const pausing = wanted !== value && wanted.length >= MIN_TYPED;
  useEffect(() => {
    if (wanted !== '' && wanted.length < MIN_TYPED) return;
    const timer = setTimeout(() => search(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted, search]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    search(wanted);
  };
  return (
    <form role="search" onSubmit={submit} className={cx('relative', className)}>
      <span className="pointer-events-none absolute top-0 left-3 flex h-10 items-center text-ink-faint">
        {busy || pausing ? <Spinner /> : <Search aria-hidden="true" className="size-4" />}
      </span>
      <input
        ref={input}
        type="text"
        enterKeyHint="search"
        value={text}
        maxLength={maxLength}
        aria-label={label}
        placeholder={label}
        onChange={(event) => setText(event.target.value)}
        className={cx(INPUT_STYLE, 'pr-11 pl-9')}
      />
      {text === '' ? null : (
        <IconButton
          small
          icon={X}
          label={t('common.clearSearch')}
          className="absolute top-1 right-1"
          onClick={() => {
            setText('');
            search('');
            input.current?.focus();
          }}
        />
      )}
    </form>
  );
}

/**
 * Sends each query once. A value that doesn't come from here, such as that of the page before, replaces the text; one of
 * our own that arrives late does not, because more has been typed meanwhile.
 */
function useOwnSearches(
  value: string,
  setText: (text: string) => void,
  onSearch: (query: string) => void,
): (query: string) => void {
  const last = useRef(value);
  const onTheWay = useRef<readonly string[]>([]);
  const latest = useRef(onSearch);
  useEffect(() => {
    latest.current = onSearch;
  });
  useEffect(() => {
    const arrived = onTheWay.current.indexOf(value);
    onTheWay.current = onTheWay.current.slice(arrived + 1);
    if (arrived >= 0 || value === last.current) return;
    last.current = value;
    setText(value);
  }, [value, setText]);
  return useCallback((query: string) => {
    if (query === last.current) return;
    last.current = query;
    onTheWay.current = [...onTheWay.current, query];
    latest.current(query);
  }, []);
}
