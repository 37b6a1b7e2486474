import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../lib/api/api-error';
import { ErrorNote } from '../../../ui/error-note';
import { TEXT_LINK } from '../../../ui/text-link';

/** A link that opens nothing, with what to do instead. */
export function LinkProblem({ error, children }: { readonly error: unknown; readonly children?: ReactNode }): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <h1 className="text-xl font-semibold">
        {isApiError(error, 'LINK_INVALID') ? t('auth.link.invalidTitle') : t('auth.reset.title')}
      </h1>
      <ErrorNote error={error} className="mt-4" />
      <div className="mt-5 space-y-3 text-sm">
        {children === undefined ? null : <p>{children}</p>}
        <p>
          <Link to="/login" className={TEXT_LINK}>
            {t('auth.back')}
          </Link>
        </p>
      </div>
    </>
  );
}
