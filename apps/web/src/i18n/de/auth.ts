import type { Translated } from '../catalogue';
import type { auth as english } from '../en/auth';

export const auth: Translated<typeof english> = {
  back: 'Zurück zur Anmeldung',
  code: 'Code',
  codeHint: 'Sechs Ziffern aus der Authenticator-App auf Ihrem Telefon.',
  codeOrRecovery: 'Aus der Authenticator-App, oder ein Wiederherstellungscode.',
  email: 'E-Mail-Adresse',
  emailInvalid: 'Bitte geben Sie eine vollständige E-Mail-Adresse ein, zum Beispiel name@firma.de.',
  emailOrName: 'E-Mail-Adresse oder Benutzername',
  expired:
    'Ihre Sitzung wurde beendet. Bitte melden Sie sich erneut an; Sie kehren dahin zurück, wo Sie waren. Gelingt das nicht, fragen Sie bitte Ihre Administration.',
  forgotten: 'Passwort vergessen?',
  link: {
    checking: 'Der Link wird geprüft …',
    invalidTitle: 'Dieser Link gilt nicht mehr',
  },
  password: 'Passwort',
  passwordRule: 'Mindestens {{min}} Zeichen. Mehrere Wörter merken sich leichter als Sonderzeichen.',
  passwordWrong: 'Das Passwort stimmt nicht.',
  passwordTooShort: 'Das Passwort braucht mindestens {{min}} Zeichen.',
  recoveryCode: 'Wiederherstellungscode',
  recoveryHint: 'Einer der Codes, die Sie beim Einrichten aufbewahrt haben. Jeder gilt einmal.',
  reset: {
    title: 'Neues Passwort',
    text: 'Nennen Sie die E-Mail-Adresse Ihres Kontos. Sie bekommen einen Link, mit dem Sie ein neues Passwort setzen.',
    ask: 'Link zuschicken',
    askedTitle: 'Bitte sehen Sie in Ihrem Postfach nach',
    asked:
      'Wenn es zu {{email}} ein Konto gibt, ist eine E-Mail unterwegs. Der Link darin gilt eine Stunde. Kommt nichts an, fragen Sie bitte Ihre Administration.',
    choose: 'Wählen Sie ein neues Passwort für {{email}}.',
    ends: 'Sie werden auf allen Geräten abgemeldet, und Ihre API-Schlüssel werden ungültig.',
    set: 'Passwort setzen',
    done: 'Ihr neues Passwort ist gesetzt. Bitte melden Sie sich damit an.',
    again: 'Neuen Link anfordern',
  },
  secondStep: {
    title: 'Zweiter Schritt',
    text: 'Der erste Schritt ist getan. Nun fehlt noch der Code.',
    lost: 'Telefon verloren? Mit einem Wiederherstellungscode anmelden',
    useApp: 'Doch den Code der App eingeben',
    lostAll: 'Auch keinen Wiederherstellungscode mehr? Ihre Administration kann den zweiten Faktor zurücksetzen.',
  },
  right: {
    title: '{{name}}: Dafür fehlt Ihnen das Recht',
    text: 'Ihre Rolle erlaubt das derzeit nicht. Ihre Administration kann es ändern; die Änderung gilt dann sofort.',
    who: 'Das Recht geben kann Ihnen:',
  },
  signIn: 'Anmelden',
  signOut: 'Abmelden',
  signOn: {
    going: 'Sie werden zu {{name}} weitergeleitet …',
    noSeat: 'Alle Plätze der Lizenz sind belegt. Bitte wenden Sie sich an Ihre Administration.',
    or: 'oder mit Passwort',
    taking: 'Sie werden angemeldet …',
    with: 'Mit {{name}} anmelden',
  },
  strength: {
    '0': 'Bitte geben Sie ein Passwort ein',
    '1': 'Zu kurz oder zu einfach',
    '2': 'Schwach: machen Sie es länger',
    '3': 'Gut',
    '4': 'Sehr gut',
  },
  title: 'Bei {{name}} anmelden',
};
