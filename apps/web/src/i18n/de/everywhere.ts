import type { Translated } from '../catalogue';
import type { common as english } from '../en/everywhere';

export const common: Translated<typeof english> = {
  cancel: 'Abbrechen',
  clearSearch: 'Suche leeren',
  close: 'Schließen',
  create: 'Anlegen',
  delete: 'Löschen',
  dismiss: 'Hinweis ausblenden',
  edit: 'Bearbeiten',
  language: 'Sprache',
  languages: {
    de: 'Deutsch',
    en: 'English',
  },
  loading: 'Wird geladen …',
  minutes_one: '{{count}} Minute',
  minutes_other: '{{count}} Minuten',
  newTab: '(öffnet in einem neuen Tab)',
  notification: 'Benachrichtigung',
  notifications: 'Benachrichtigungen ({hotkey})',
  nextPage: 'Nächste Seite',
  pages: 'Seiten',
  previousPage: 'Vorige Seite',
  range: '{{from}}–{{to}} von {{total}}',
  rename: 'Umbenennen',
  required: 'Bitte füllen Sie dieses Feld aus.',
  save: 'Speichern',
  seconds_one: '{{count}} Sekunde',
  seconds_other: '{{count}} Sekunden',
  showPassword: 'Passwort anzeigen',
  themes: {
    system: 'System',
    light: 'Hell',
    dark: 'Dunkel',
  },
  tryAgain: 'Erneut versuchen',
};
