import { MAX_LOGO_BYTES, SETTINGS, type SettingKey, type SettingValue, type SettingView } from '@assist/contracts/house';
import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { ApiError } from '../../../lib/api/api-error';
import { changeSetting, listSettings, resetSetting, uploadLogo } from '../../../lib/api/house';
import { queryKeys } from '../../../lib/query/keys';
import { refreshBranding } from '../lib/follow-branding';

export const settingsQuery = queryOptions({
  queryKey: queryKeys.settings,
  queryFn: ({ signal }) => listSettings(signal),
});

export function useSettings() {
  return useQuery(settingsQuery);
}

/** A setting with its value as its schema reads it; undefined while it is not known. */
export type Setting<K extends SettingKey = SettingKey> = SettingView & { readonly key: K; readonly value: SettingValue<K> };

export function settingOf<K extends SettingKey>(list: readonly SettingView[] | undefined, key: K): Setting<K> | undefined {
  const found = list?.find((setting) => setting.key === key);
  const value = SETTINGS[key].schema.safeParse(found?.value);
  return found === undefined
    ? undefined
    : ({ ...found, value: value.success ? value.data : SETTINGS[key].default } as Setting<K>);
}

/** Changes a setting on the version that is shown. When somebody else was faster, what holds now is shown. */
function useSettingMutation<Change>(mutationFn: (change: Change) => Promise<SettingView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: (setting) => settled(client, setting),
    onError: () => client.invalidateQueries({ queryKey: queryKeys.settings }),
  });
}

export function useChangeSetting(key: SettingKey) {
  return useSettingMutation(({ value, version }: { readonly value: unknown; readonly version: number }) =>
    changeSetting(key, value, version),
  );
}

export function useResetSetting(key: SettingKey) {
  return useSettingMutation((version: number) => resetSetting(key, version));
}

/** A file that is too large is refused before it is sent. */
export function useUploadLogo() {
  return useSettingMutation(async ({ file, version }: { readonly file: File; readonly version: number }) => {
    if (file.size > MAX_LOGO_BYTES) throw new ApiError('LOGO_TOO_LARGE', 413);
    return uploadLogo(file, version);
  });
}

async function settled(client: QueryClient, setting: SettingView): Promise<void> {
  client.setQueryData(settingsQuery.queryKey, (list) => list?.map((known) => (known.key === setting.key ? setting : known)));
  if (setting.key.startsWith('brand.')) await refreshBranding();
  if (setting.key.startsWith('rag.')) await client.invalidateQueries({ queryKey: queryKeys.uploadRules });
}
