import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../../../ui/error-note';
import { showToast } from '../../../ui/toast-store';
import { useResetSetting, type Setting } from '../queries/settings-query';
import { SettingOrigin } from './setting-origin';

export interface SettingEndProps {
  readonly setting: Setting;
  /** By which the value is changed. */
  readonly change: Pick<UseMutationResult, 'isIdle' | 'error' | 'reset'>;
  /** The default holds again. */
  readonly onReset?: () => void;
}

/** Under the editor of a setting: where its value comes from, the way back, and what went wrong last. */
export function SettingEnd({ setting, change, onReset }: SettingEndProps): ReactElement {
  const { t } = useTranslation();
  const reset = useResetSetting(setting.key);
  const wasReset = (): void => {
    onReset?.();
    showToast(t('house.saved'));
  };
  return (
    <>
      <SettingOrigin
        setting={setting}
        busy={reset.isPending}
        onReset={() => {
          change.reset();
          reset.mutate(setting.version, { onSuccess: wasReset });
        }}
      />
      <ErrorNote error={change.isIdle ? reset.error : change.error} className="mt-2" />
    </>
  );
}
