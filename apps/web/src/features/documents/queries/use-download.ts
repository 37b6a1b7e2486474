import type { Document } from '@assist/contracts';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../../i18n/error-text';
import { openFile } from '../../../lib/api/documents';
import { saveBlob } from '../../../lib/dom/save-blob';
import { showToast } from '../../../ui/toast-store';

const NOTICEABLE_MS = 800;

/** Saves the original file on the person's machine. */
export function useDownload() {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: async ({ id, name }: Pick<Document, 'id' | 'name'>) => {
      const timer = setTimeout(() => showToast(t('documents.downloading', { name })), NOTICEABLE_MS);
      try {
        saveBlob(await (await openFile(id)).blob(), name);
      } finally {
        clearTimeout(timer);
      }
    },
    onError: (error) => showToast(errorText(t, error), { tone: 'error' }),
  });
}
