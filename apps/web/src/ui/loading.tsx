import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Spinner } from './spinner';

const SHOW_AFTER_MS = 250;

/** Appears only when the wait is long enough to be noticed. */
export function Loading({ label }: { readonly label?: string }): ReactElement | null {
  const { t } = useTranslation();
  const [visible, setVisible] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setVisible(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!visible) return null;
  return (
    <div role="status" className="flex items-center justify-center gap-2.5 p-8 text-ink-soft">
      <Spinner />
      {label ?? t('common.loading')}
    </div>
  );
}
