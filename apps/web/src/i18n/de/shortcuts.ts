import type { Translated } from '../catalogue';
import type { shortcuts as english } from '../en/shortcuts';

export const shortcuts: Translated<typeof english> = {
  findSetting: 'Einstellungen suchen',
  help: 'Diese Übersicht anzeigen',
  keys: { ctrl: 'Strg', enter: 'Eingabe', shift: 'Umschalt' },
  newChat: 'Neuer Chat',
  newline: 'Neue Zeile in der Frage',
  send: 'Frage senden',
  stop: 'Antwort stoppen, Bereich schließen',
  title: 'Tastenkürzel',
};
