import { ShieldOff } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state';
import { TEXT_LINK } from '../../../ui/text-link';
import { useDocumentTitle } from '../../../ui/use-document-title';
import { useAdministrators } from '../queries/me-query';

/** In the place of a page that the person may not open: what is missing, and who can grant it. */
export function RightMissing({ name }: { readonly name: string }): ReactElement {
  const { t } = useTranslation();
  useDocumentTitle(name);
  return (
    <div className="flex h-full items-center justify-center">
      <EmptyState page icon={ShieldOff} title={t('auth.right.title', { name })} text={t('auth.right.text')}>
        <WhoCanHelp />
      </EmptyState>
    </div>
  );
}

function WhoCanHelp(): ReactElement | null {
  const { t } = useTranslation();
  const people = useAdministrators().data ?? [];
  if (people.length === 0) return null;
  return (
    <div>
      <p id="who-can-help" className="text-sm text-ink-faint">
        {t('auth.right.who')}
      </p>
      <ul aria-labelledby="who-can-help" className="mt-1 space-y-1">
        {people.map(({ name, email }) => (
          <li key={email} className="break-words">
            {name},{' '}
            <a href={`mailto:${email}`} className={TEXT_LINK}>
              {email}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
