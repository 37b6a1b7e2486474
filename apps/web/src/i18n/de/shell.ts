import type { Translated } from '../catalogue';
import type { shell as english } from '../en/shell';

export const shell: Translated<typeof english> = {
  awayText:
    'Die Seite versucht es von selbst erneut. Bitte prüfen Sie, ob der Server läuft und ob Sie mit seinem Netz verbunden sind.',
  awayTitle: 'Der Server ist nicht erreichbar',
  errorText:
    'Es ist nichts verloren gegangen. Versuchen Sie es erneut; bleibt es dabei, sagen Sie Ihrer Administration, was Sie getan haben.',
  errorTitle: 'Diese Seite konnte nicht angezeigt werden',
  mainNav: 'Hauptnavigation',
  menu: 'Menü',
  notFoundText: 'Vielleicht ist die Adresse falsch geschrieben, oder was hier stand, wurde gelöscht.',
  notFoundTitle: 'Seite nicht gefunden',
  skip: 'Zum Inhalt springen',
  toStart: 'Zur Startseite',
  unreachable: 'Der Server ist nicht erreichbar. Es wird erneut versucht …',
  userMenu: 'Konto von {{name}}',
};
