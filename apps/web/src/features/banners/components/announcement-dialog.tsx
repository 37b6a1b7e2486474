import { BANNER_AUDIENCES, BANNER_SEVERITIES, type Announcement } from '@assist/contracts/house';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { DialogActions } from '../../../ui/dialog-actions';
import { ErrorNote } from '../../../ui/error-note';
import { Segments } from '../../../ui/segments';
import { showToast } from '../../../ui/toast-store';
import { EMPTY_FORM, faultsOf, formOf, requestOf, type AnnouncementForm } from '../lib/announcement-form';
import { useSaveAnnouncement } from '../queries/banners-query';
import { AnnouncementTexts } from './announcement-texts';
import { AnnouncementTimes } from './announcement-times';
import { BannerRow } from './banners';

export interface AnnouncementDialogProps {
  /** null: a new one. */
  readonly announcement: Announcement | null;
  readonly onClose: () => void;
}

export function AnnouncementDialog({ announcement, onClose }: AnnouncementDialogProps): ReactElement {
  const { t } = useTranslation();
  const [form, setForm] = useState(announcement === null ? EMPTY_FORM : formOf(announcement));
  const [tried, setTried] = useState(false);
  const save = useSaveAnnouncement();
  const faults = faultsOf(form);
  const change = (part: Partial<AnnouncementForm>): void => setForm({ ...form, ...part });
  const request = requestOf(form);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (faults.text || faults.until) return;
    const onSuccess = (): void => {
      onClose();
      showToast(t('banners.saved'));
    };
    save.mutate({ known: announcement, request }, { onSuccess });
  };
  return (
    <Dialog open onClose={onClose} wide title={announcement === null ? t('banners.add') : t('banners.editTitle')}>
      <form onSubmit={submit} noValidate className="space-y-4">
        <AnnouncementTexts form={form} isMissing={tried && faults.text} onChange={change} />
        <div className="flex flex-wrap gap-4">
          <Segments
            legend={t('banners.severity')}
            value={form.severity}
            onChange={(severity) => change({ severity })}
            choices={BANNER_SEVERITIES.map((value) => ({ value, label: t(`banners.severities.${value}`) }))}
          />
          <Segments
            legend={t('banners.audience')}
            value={form.audience}
            onChange={(audience) => change({ audience })}
            choices={BANNER_AUDIENCES.map((value) => ({ value, label: t(`banners.audiences.${value}`) }))}
          />
        </div>
        <AnnouncementTimes form={form} isWrong={tried && faults.until} onChange={change} />
        {faults.text ? null : (
          <div>
            <p className="mb-1.5 text-sm font-medium">{t('house.preview')}</p>
            <div className="overflow-hidden rounded-lg border border-line">
              <BannerRow banner={request} />
            </div>
          </div>
        )}
        <ErrorNote error={save.error} />
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" busy={save.isPending}>
            {t('common.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
