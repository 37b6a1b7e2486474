import { SETTINGS, type SettingKey, type SettingValue, type SettingView } from '@assist/contracts/house';
import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
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
export function useChangeSetting(key: SettingKey) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ value, version }: { readonly value: unknown; readonly version: number }) => changeSetting(key, value, version),
    onSuccess: (setting) => settled(client, setting),
    onError: () => client.invalidateQueries({ queryKey: queryKeys.settings }),
  });
}

export function useResetSetting(key: SettingKey) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (version: number) => resetSetting(key, version),
    onSuccess: (setting) => settled(client, setting),
    onError: () => client.invalidateQueries({ queryKey: queryKeys.settings }),
  });
}

export function useUploadLogo() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, version }: { readonly file: File; readonly version: number }) => uploadLogo(file, version),
    onSuccess: (setting) => settled(client, setting),
    onError: () => client.invalidateQueries({ queryKey: queryKeys.settings }),
  });
}

async function settled(client: QueryClient, setting: SettingView): Promise<void> {
  client.setQueryData(settingsQuery.queryKey, (list) => list?.map((known) => (known.key === setting.key ? setting : known)));
  if (setting.key.startsWith('brand.')) await refreshBranding();
  if (setting.key.startsWith('rag.')) await client.invalidateQueries({ queryKey: queryKeys.uploadRules });
}
