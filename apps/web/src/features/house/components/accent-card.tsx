import { accentPalette, hexColourSchema, SETTINGS } from '@assist/contracts/house';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Field } from '../../../ui/field';
import { TextInput } from '../../../ui/text-input';
import { showToast } from '../../../ui/toast-store';
import { useChangeSetting, type Setting } from '../queries/settings-query';
import { AccentPreview } from './accent-preview';
import { SettingCard } from './setting-card';

/** The colour of the house, tried out on both themes before it is saved. */
export function AccentCard({ setting }: { readonly setting: Setting<'brand.accent'> }): ReactElement {
  const { t } = useTranslation();
  const change = useChangeSetting('brand.accent');
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? setting.value;
  const parsed = hexColourSchema.safeParse(text.trim());
  const shown = parsed.success ? parsed.data : setting.value;
  const isDirty = typed !== null && typed.trim().toLowerCase() !== setting.value;
  const saved = (): void => {
    setTyped(null);
    showToast(t('house.saved'));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (parsed.success && isDirty) change.mutate({ value: parsed.data, version: setting.version }, { onSuccess: saved });
  };
  return (
    <SettingCard setting={setting} change={change} onReset={() => setTyped(null)}>
      <form onSubmit={submit} noValidate className="flex flex-wrap items-end gap-3">
        <input
          type="color"
          aria-label={t('house.branding.pickColour')}
          value={shown}
          onChange={(event) => setTyped(event.target.value)}
          className="h-10 w-14 cursor-pointer rounded-lg border border-line-strong bg-canvas p-1"
        />
        <Field label={t('house.branding.hex')} error={parsed.success ? null : t('house.branding.hexFault')}>
          {(control) => (
            <TextInput
              {...control}
              className="w-36 font-mono"
              maxLength={9}
              spellCheck={false}
              value={text}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        {isDirty ? (
          <>
            <Button type="submit" variant="primary" busy={change.isPending} disabled={!parsed.success}>
              {t('common.save')}
            </Button>
            <Button variant="ghost" onClick={() => setTyped(null)}>
              {t('common.cancel')}
            </Button>
          </>
        ) : null}
      </form>
      {shown === SETTINGS['brand.accent'].default ? null : <AccentPreview palette={accentPalette(shown)} />}
    </SettingCard>
  );
}
