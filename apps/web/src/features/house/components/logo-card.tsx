import { LOGO_TYPES } from '@assist/contracts/house';
import { ImageUp } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../../../ui/brand-mark';
import { cx } from '../../../ui/cx';
import { FileButton } from '../../../ui/file-button';
import { showToast } from '../../../ui/toast-store';
import { useFileDrop } from '../../../ui/use-file-drop';
import { useUploadLogo, type Setting } from '../queries/settings-query';
import { SettingCard } from './setting-card';

/** The logo as it looks on both themes; a file can be dropped or chosen. */
export function LogoCard({ setting }: { readonly setting: Setting<'brand.logo'> }): ReactElement {
  const { t } = useTranslation();
  const upload = useUploadLogo();
  const saved = (): void => showToast(t('house.saved'));
  const take = ([file]: readonly File[]): void => {
    if (file !== undefined) upload.mutate({ file, version: setting.version }, { onSuccess: saved });
  };
  const { over, target } = useFileDrop(take);
  return (
    <SettingCard setting={setting} change={upload}>
      <div
        {...target}
        className={cx(
          'flex flex-wrap items-center gap-4 rounded-lg border-2 border-dashed p-4',
          over ? 'border-accent bg-accent-soft' : 'border-line-strong',
        )}
      >
        {(['light', 'dark'] as const).map((theme) => (
          <div
            key={theme}
            data-theme={theme}
            className="flex h-20 w-36 items-center justify-center rounded-lg border border-line bg-sunken"
          >
            <BrandMark className="h-12" />
          </div>
        ))}
        <FileButton busy={upload.isPending} label={t('house.branding.chooseLogo')} accept={LOGO_TYPES.join(',')} onFiles={take}>
          <ImageUp aria-hidden="true" className="size-4" />
        </FileButton>
      </div>
    </SettingCard>
  );
}
