import { createBannerRequestSchema, type Announcement, type CreateBannerRequest } from '@assist/contracts/house';

/** What stands in the fields; times as `datetime-local` inputs write them, in the time zone of the browser. */
export interface AnnouncementForm {
  readonly de: string;
  readonly en: string;
  readonly severity: CreateBannerRequest['severity'];
  readonly audience: CreateBannerRequest['audience'];
  readonly dismissible: boolean;
  readonly from: string;
  readonly until: string;
}

export const EMPTY_FORM: AnnouncementForm = {
  de: '',
  en: '',
  severity: 'info',
  audience: 'all',
  dismissible: true,
  from: '',
  until: '',
};

export function formOf({ text, severity, audience, dismissible, from, until }: Announcement): AnnouncementForm {
  return { ...text, severity, audience, dismissible, from: localOf(from), until: localOf(until) };
}

export function requestOf({ de, en, from, until, ...rest }: AnnouncementForm): CreateBannerRequest {
  return { ...rest, text: { de: de.trim(), en: en.trim() }, from: instantOf(from), until: instantOf(until) };
}

/** Fields that keep the form from being sent. */
export function faultsOf(form: AnnouncementForm): { readonly text: boolean; readonly until: boolean } {
  const parsed = createBannerRequestSchema.safeParse(requestOf(form));
  const paths = parsed.success ? [] : parsed.error.issues.map((issue) => issue.path[0]);
  return { text: paths.includes('text'), until: paths.includes('until') };
}

function instantOf(local: string): string | null {
  const time = local === '' ? Number.NaN : new Date(local).getTime();
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function localOf(instant: string | null): string {
  if (instant === null) return '';
  const date = new Date(instant);
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
