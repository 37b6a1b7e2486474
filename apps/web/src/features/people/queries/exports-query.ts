import { useMutation, useQuery } from '@tanstack/react-query';
import type { PersonalExport } from '@assist/contracts/people';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../../i18n/error-text';
import { listExports, openExport, requestExport } from '../../../lib/api/exports';
import { saveBlob } from '../../../lib/dom/save-blob';
import { queryKeys } from '../../../lib/query/keys';
import { useInvalidate } from '../../../lib/query/use-invalidate';
import { showToast } from '../../../ui/toast-store';

const ASK_EVERY_MS = 1500;

export function useExports() {
  return useQuery({
    queryKey: queryKeys.exports,
    queryFn: ({ signal }) => listExports(signal),
    refetchInterval: ({ state }) => (state.data?.some((one) => one.state === 'running') === true ? ASK_EVERY_MS : false),
  });
}

/** Of a suspended user, or, without one, of the person who asks. */
export function useRequestExport() {
  return useMutation({
    mutationFn: requestExport,
    onSuccess: useInvalidate(queryKeys.exports),
  });
}

export function useDownloadExport() {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: async ({ id, createdAt }: PersonalExport) =>
      saveBlob(await (await openExport(id)).blob(), `export-${createdAt.slice(0, 10)}.zip`),
    onError: (error) => showToast(errorText(t, error), { tone: 'error' }),
  });
}
