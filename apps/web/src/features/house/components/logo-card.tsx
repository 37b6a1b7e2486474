import { LOGO_TYPES } from '@assist/contracts/house';
import { ImageUp } from 'lucide-react';
import { useRef, useState, type DragEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../../../ui/brand-mark';
import { Button } from '../../../ui/button';
import { cx } from '../../../ui/cx';
import { showToast } from '../../../ui/toast-store';
import { useUploadLogo, type Setting } from '../queries/settings-query';
import { SettingCard } from './setting-card';

/** The logo as it looks on both themes; a file can be dropped or chosen. */
export function LogoCard({ setting }: { readonly setting: Setting<'brand.logo'> }): ReactElement {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const upload = useUploadLogo();
  const { version } = setting;
  const saved = (): void => showToast(t('house.saved'));
  const take = (file: File | undefined): void => {
    if (file !== undefined) upload.mutate({ file, version }, { onSuccess: saved });
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <SettingCard setting={setting} change={upload}>
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
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
        <Button busy={upload.isPending} onClick={() => input.current?.click()}>
          <ImageUp aria-hidden="true" className="size-4" />
          {t('house.branding.chooseLogo')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept={LOGO_TYPES.join(',')}
          aria-label={t('house.branding.chooseLogo')}
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
    </SettingCard>
  );
}
