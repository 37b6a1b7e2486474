import type { RetentionException } from '@assist/contracts/people';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog';
import { showToast } from '../../../ui/toast-store';
import { useChangeRule } from '../queries/retention-query';
import { RulePreview } from './rule-preview';

interface RemoveExceptionProps {
  readonly exception: RetentionException;
  readonly onClose: () => void;
}

/** Shows what falls under the rule of the house then. */
export function RemoveExceptionDialog({ exception, onClose }: RemoveExceptionProps): ReactElement {
  const { t } = useTranslation();
  const change = useChangeRule();
  const request = { part: exception.part, groupId: exception.group.id };
  const removed = (): void => {
    showToast(t('privacy.saved'));
    onClose();
  };
  const title = t('privacy.removeTitle', { what: t(`privacy.parts.${exception.part}`), group: exception.group.name });
  return (
    <Dialog open onClose={onClose} title={title} description={t('privacy.removeText')}>
      <RulePreview
        request={request}
        busy={change.isPending}
        error={change.error}
        action={t('privacy.remove')}
        onBack={onClose}
        onConfirm={() => change.mutate(request, { onSuccess: removed })}
      />
    </Dialog>
  );
}
