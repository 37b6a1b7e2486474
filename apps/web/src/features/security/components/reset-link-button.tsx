import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { useMakeResetLink } from '../queries/access-queries';
import { HandedLinkDialog } from './handed-link-dialog';

/** A link by which the person chooses a new password: the administrator never knows it. */
export function ResetLinkButton({ userId }: { readonly userId: string }): ReactElement {
  const { t } = useTranslation();
  const make = useMakeResetLink(userId);
  return (
    <>
      <Button busy={make.isPending} onClick={() => make.mutate()}>
        {t('security.access.link')}
      </Button>
      <ErrorNote error={make.error} />
      {make.data === undefined ? null : (
        <HandedLinkDialog
          title={t('security.access.link')}
          path="/password-reset"
          link={make.data}
          text={(date) => t('security.access.linkText', { date })}
          onClose={() => make.reset()}
        />
      )}
    </>
  );
}
