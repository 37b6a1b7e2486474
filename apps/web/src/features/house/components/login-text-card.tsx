import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { LOCALES, type Locale } from '../../../i18n/locale';
import { Button } from '../../../ui/button';
import { Field } from '../../../ui/field';
import { LimitedMarkdown } from '../../../ui/limited-markdown';
import { TextArea } from '../../../ui/text-area';
import { showToast } from '../../../ui/toast-store';
import { useChangeSetting, type Setting } from '../queries/settings-query';
import { SettingCard } from './setting-card';

const MAX_LENGTH = 2000;
type Texts = Readonly<Record<Locale, string>>;

/** What people read on the sign-in page, in both languages, with how it will look. */
export function LoginTextCard({ setting }: { readonly setting: Setting<'brand.loginText'> }): ReactElement {
  const { t } = useTranslation();
  const change = useChangeSetting('brand.loginText');
  const [typed, setTyped] = useState<Texts | null>(null);
  const texts: Texts = typed ?? setting.value;
  const isDirty = LOCALES.some((locale) => texts[locale].trim() !== setting.value[locale]);
  const saved = (): void => {
    setTyped(null);
    showToast(t('house.saved'));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate({ value: texts, version: setting.version }, { onSuccess: saved });
  };
  return (
    <SettingCard setting={setting} change={change} onReset={() => setTyped(null)}>
      <form onSubmit={submit} className="space-y-4">
        {LOCALES.map((locale) => (
          <div key={locale} className="grid gap-3 md:grid-cols-2">
            <Field label={t(`common.languages.${locale}`)}>
              {(control) => (
                <TextArea
                  {...control}
                  lang={locale}
                  rows={4}
                  maxLength={MAX_LENGTH}
                  value={texts[locale]}
                  onChange={(event) => setTyped({ ...texts, [locale]: event.target.value })}
                />
              )}
            </Field>
            {texts[locale].trim() === '' ? null : (
              <div>
                <p className="mb-1.5 text-sm font-medium">{t('house.preview')}</p>
                <div lang={locale} className="rounded-lg bg-sunken p-3 text-sm">
                  <LimitedMarkdown text={texts[locale]} />
                </div>
              </div>
            )}
          </div>
        ))}
        <p className="text-sm text-ink-faint">{t('house.markdownHint')}</p>
        {isDirty ? (
          <div className="flex gap-2">
            <Button type="submit" variant="primary" busy={change.isPending}>
              {t('common.save')}
            </Button>
            <Button variant="ghost" onClick={() => setTyped(null)}>
              {t('common.cancel')}
            </Button>
          </div>
        ) : null}
      </form>
    </SettingCard>
  );
}
