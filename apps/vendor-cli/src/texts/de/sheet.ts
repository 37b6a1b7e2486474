import type * as english from '../en/sheet.js';
import type { Translated } from '../translated.js';

export const sheet: Translated<typeof english.sheet> = {
  notAuthoritative: 'not authoritative / nicht maßgeblich: Es gilt allein license.json',
  whatToDo: {
    license:
      'Laden Sie license.json unter Einstellungen > Lizenz hoch, oder legen Sie die Datei in den Ordner license/ der Installation. Kam trust.json mit, legen Sie sie daneben.',
    emergency:
      'Legen Sie emergency.json in den Ordner license/ der Installation, oder laden Sie sie unter Einstellungen > Lizenz hoch.',
  },
  license: 'Lizenz',
  numbered: '{lid} (Nummer {seq})',
  replaces: 'Ersetzt',
  customer: 'Kunde',
  edition: 'Ausgabe',
  validFrom: 'Gilt ab',
  validUntil: 'Gilt bis',
  forEver: 'unbefristet',
  maintenance: 'Versionen bis',
  after: 'Nach dem Ende',
  readOnlyAfter: '{days} Tage Nachfrist, dann nur lesen',
  readOnlyAtOnce: 'sofort nur lesen',
  warnings: 'Warnungen',
  daysBefore: '{days} Tage vor dem Ende',
  seats: 'Plätze',
  servers: 'Server',
  modules: 'Module',
  bound: 'Gebunden an',
  unbound: 'nichts',
  boundToHost: 'die Adresse {host}',
  boundToParts: '{need} von {of} Merkmalen der Maschine, anderswo {days} Tage Nachfrist',
  support: 'Betreuung',
  world: 'Welt',
  testWorld: 'TEST: gilt nur in Testversionen',
};

export const help: Translated<typeof english.help> = {
  about: 'assist-vendor: stellt Lizenzen für CGS Assist aus. Nur für den Hersteller; nie Teil dessen, was Kunden bekommen.',
  usage: 'Aufruf',
  command: 'Befehl',
  options: 'Optionen',
  always: 'Immer möglich',
  more: 'assist-vendor <Befehl> --help erklärt einen Befehl. Am Terminal, ohne Befehl, fragt ein Menü nach allem.',
  exits:
    'Codes: 0 fertig, 1 Fehler bei uns, 2 falscher Aufruf, 3 Prüfung nicht bestanden, 4 nur Hinweise, 5 Lizenz gilt nicht, 6 nicht echt oder falsche Passphrase, 9 in Benutzung, 10 jetzt nicht möglich, 11 abgebrochen, 12 nicht gefunden, 130 unterbrochen.',
};
