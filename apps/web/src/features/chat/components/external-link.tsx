import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface ExternalLinkProps {
  readonly href: string | undefined;
  readonly children: ReactNode;
}

/** A link out of an answer: a new tab that knows nothing of this page. */
export function ExternalLink({ href, children }: ExternalLinkProps): ReactElement {
  const { t } = useTranslation();
  if (href === undefined || href === '') return <>{children}</>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" title={href}>
      {children}
      <span className="sr-only"> {t('common.newTab')}</span>
    </a>
  );
}
