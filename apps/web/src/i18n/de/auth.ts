import type { Translated } from '../catalogue';
import type { auth as english } from '../en/auth';

export const auth: Translated<typeof english> = {
  email: 'E-Mail-Adresse',
  emailInvalid: 'Bitte geben Sie eine vollständige E-Mail-Adresse ein, zum Beispiel name@firma.de.',
  expired:
    'Ihre Sitzung wurde beendet. Bitte melden Sie sich erneut an; Sie kehren dahin zurück, wo Sie waren. Gelingt das nicht, fragen Sie bitte Ihre Administration.',
  forgotten: 'Passwort vergessen? Ihre Administration kann ein neues setzen.',
  password: 'Passwort',
  passwordRule: 'Mindestens {{min}} Zeichen. Mehrere Wörter merken sich leichter als Sonderzeichen.',
  passwordTooShort: 'Das Passwort braucht mindestens {{min}} Zeichen.',
  signIn: 'Anmelden',
  signOut: 'Abmelden',
  strength: {
    '0': 'Bitte geben Sie ein Passwort ein',
    '1': 'Zu kurz oder zu einfach',
    '2': 'Schwach: machen Sie es länger',
    '3': 'Gut',
    '4': 'Sehr gut',
  },
  title: 'Bei {{name}} anmelden',
};
