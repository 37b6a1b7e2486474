import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '../../../ui/note';
import { useModels } from '../queries/models-query';
import type { LostModel } from '../lib/chat-options';

/** The model of this chat is gone or not for this person any more: who answers instead, before the question is sent. */
export function LostModelNote({ lost }: { readonly lost: LostModel | null }): ReactElement | null {
  const { t } = useTranslation();
  const models = useModels().data;
  if (lost === null || models === undefined) return null;
  const next = models.find((model) => model.isDefault);
  const what = lost.name === null ? t('chat.lostModel.unnamed') : t('chat.lostModel.named', { name: lost.name });
  const then = next === undefined ? t('chat.lostModel.noNext') : t('chat.lostModel.next', { name: next.name });
  return (
    <Note tone="warn" className="mb-2">
      {what} {then} {models.length > 1 || (models.length === 1 && next === undefined) ? t('chat.lostModel.choose') : null}
    </Note>
  );
}
