import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { LOCALES } from '../../../i18n/locale';
import { Field } from '../../../ui/field';
import { TextArea } from '../../../ui/text-area';
import type { AnnouncementForm } from '../lib/announcement-form';

const MAX_LENGTH = 1000;

export interface AnnouncementTextsProps {
  readonly form: AnnouncementForm;
  readonly isMissing: boolean;
  readonly onChange: (part: Partial<AnnouncementForm>) => void;
}

export function AnnouncementTexts({ form, isMissing, onChange }: AnnouncementTextsProps): ReactElement {
  const { t } = useTranslation();
  return (
    <div>
      <div className="grid gap-3 sm:grid-cols-2">
        {LOCALES.map((locale) => (
          <Field
            key={locale}
            label={t(`common.languages.${locale}`)}
            error={isMissing && locale === 'de' ? t('banners.textNeeded') : null}
          >
            {(control) => (
              <TextArea
                {...control}
                lang={locale}
                rows={3}
                maxLength={MAX_LENGTH}
                value={form[locale]}
                onChange={(event) => onChange({ [locale]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <p className="mt-1.5 text-sm text-ink-faint">
        {t('banners.oneIsEnough')} {t('house.markdownHint')}
      </p>
    </div>
  );
}
