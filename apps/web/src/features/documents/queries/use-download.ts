import type { Document } from '@assist/contracts';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../../i18n/error-text';
import { openFile } from '../../../lib/api/documents';
import { saveBlob } from '../../../lib/dom/save-blob';
import { showToast } from '../../../ui/toast-store';

/** Saves the original file on the person's machine. */
export function useDownload() {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: async (document: Pick<Document, 'id' | 'name'>) =>
      saveBlob(await (await openFile(document.id)).blob(), document.name),
    onError: (error) => showToast(errorText(t, error), { tone: 'error' }),
  });
}
