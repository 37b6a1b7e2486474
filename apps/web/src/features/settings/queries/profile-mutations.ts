import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeLocale } from '../../../i18n/i18n';
import { changePassword, updateMe } from '../../../lib/api/me';
import { queryKeys } from '../../../lib/query/keys';

/** Stores a change of the own profile; a new language is shown at once. */
export function useUpdateMe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: updateMe,
    onSuccess: async (me) => {
      client.setQueryData(queryKeys.me, me);
      if (me.locale !== null) await changeLocale(me.locale);
    },
  });
}

export function useChangePassword() {
  return useMutation({ mutationFn: changePassword });
}
