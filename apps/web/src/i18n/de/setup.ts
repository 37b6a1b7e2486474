import type { Translated } from '../catalogue';
import type { setup as english } from '../en/setup';

export const setup: Translated<typeof english> = {
  create: 'Administrator anlegen und starten',
  dataDir: 'Datenordner:',
  name: 'Ihr Name',
  restore: {
    again: 'Erneut prüfen',
    how: 'So geht es weiter',
    newStart:
      'Wenn Sie wirklich mit einer leeren Installation beginnen möchten, setzen Sie DATA_DIR auf einen neuen, leeren Ordner.',
    steps: {
      stop: 'Halten Sie das Programm an.',
      find: 'Suchen Sie die neueste Sicherung dieser Installation.',
      restore:
        'Spielen Sie die Datenbank daraus zurück: bei SQLite die Datei assist.sqlite in den Datenordner, bei PostgreSQL den gesicherten Dump.',
      start: 'Starten Sie das Programm wieder und laden Sie diese Seite neu.',
    },
    text: 'Dieser Datenordner gehörte schon zu einer Installation, aber ihre Datenbank fehlt. Damit nichts überschrieben wird, kann hier kein neuer Administrator angelegt werden.',
    title: 'Bitte stellen Sie die Datenbank aus einer Sicherung wieder her',
  },
  stays: 'Ihre Dokumente, Fragen und Antworten bleiben auf diesem Rechner. Es wird nichts nach außen gesendet.',
  text: 'Legen Sie das erste Konto an. Es erhält Administratorrechte und kann später Konten für andere anlegen.',
  title: 'Erster Start',
  toLogin: 'Zur Anmeldung',
  welcome: 'Willkommen bei {{name}}',
};
