import type { SignOnProviders } from '@assist/contracts/people';
import { LogIn } from 'lucide-react';
import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonStyle } from '../../../ui/button-style';
import { Spinner } from '../../../ui/spinner';
import { safeNext } from '../lib/safe-next';
import { signOnHref } from '../lib/sign-on-href';

export interface SignOnLinksProps {
  readonly items: SignOnProviders['items'];
  readonly next: string | undefined;
}

/** Ways to identity providers, above that by a password. Links, because they leave this page; a provider may take its time to answer. */
export function SignOnLinks({ items, next }: SignOnLinksProps): ReactElement | null {
  const { t } = useTranslation();
  const [leaving, setLeaving] = useState<string | null>(null);
  useEffect(() => {
    // Back from there by the browser's own button: the page is as it was left.
    const stay = (): void => setLeaving(null);
    window.addEventListener('pageshow', stay);
    return () => window.removeEventListener('pageshow', stay);
  }, []);
  const to = items.find(({ id }) => id === leaving);
  if (items.length === 0) return null;
  return (
    <div className="mt-5 space-y-2.5">
      {items.map(({ id, name }) => (
        <a
          key={id}
          href={signOnHref(id, safeNext(next))}
          onClick={() => setLeaving(id)}
          className={buttonStyle('secondary', 'md', 'h-auto! min-h-10 w-full py-2')}
        >
          {leaving === id ? <Spinner /> : <LogIn aria-hidden="true" className="size-4 shrink-0" />}
          <span className="min-w-0 text-center break-words whitespace-normal">{t('auth.signOn.with', { name })}</span>
        </a>
      ))}
      <p className="flex items-center gap-3 pt-2.5 text-sm text-ink-faint before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {t('auth.signOn.or')}
      </p>
      <p role="status" className="sr-only">
        {to === undefined ? '' : t('auth.signOn.going', { name: to.name })}
      </p>
    </div>
  );
}
