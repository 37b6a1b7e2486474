import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/field';
import { Switch } from '../../../ui/switch';
import { TextInput } from '../../../ui/text-input';
import type { AnnouncementForm } from '../lib/announcement-form';

export interface AnnouncementTimesProps {
  readonly form: AnnouncementForm;
  readonly isWrong: boolean;
  readonly onChange: (part: Partial<AnnouncementForm>) => void;
}

export function AnnouncementTimes({ form, isWrong, onChange }: AnnouncementTimesProps): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('banners.from')} hint={t('banners.fromHint')}>
          {(control) => (
            <TextInput
              {...control}
              type="datetime-local"
              value={form.from}
              onChange={(event) => onChange({ from: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('banners.until')} hint={t('banners.untilHint')} error={isWrong ? t('banners.untilWrong') : null}>
          {(control) => (
            <TextInput
              {...control}
              type="datetime-local"
              value={form.until}
              onChange={(event) => onChange({ until: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Switch
        label={t('banners.dismissible')}
        hint={t('banners.dismissibleHint')}
        checked={form.dismissible}
        onChange={(dismissible) => onChange({ dismissible })}
      />
    </>
  );
}
