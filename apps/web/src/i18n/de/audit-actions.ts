import type { Translated } from '../catalogue';
import type { auditActions as english } from '../en/audit-actions';

export const auditActions: Translated<typeof english> = {
  access: { refused: '{{who}} wurde mangels Rechten abgewiesen: {{what}}' },
  api_key: { created: '{{who}} hat einen API-Schlüssel angelegt', revoked: '{{who}} hat einen API-Schlüssel widerrufen' },
  audit: {
    exported: '{{who}} hat das Protokoll exportiert',
    pruned: 'Alte Einträge des Protokolls wurden entfernt, bis Nummer {{throughSeq}}',
    verified: '{{who}} hat das Protokoll prüfen lassen',
  },
  auth: {
    sign_in_refused: 'Eine Anmeldung wurde abgewiesen: {{whom}}',
    signed_in: '{{who}} hat sich angemeldet',
    signed_out: '{{who}} hat sich abgemeldet',
  },
  banner: {
    changed: '{{who}} hat eine Ankündigung geändert',
    created: '{{who}} hat eine Ankündigung angelegt',
    deleted: '{{who}} hat eine Ankündigung gelöscht',
  },
  break_glass: {
    acknowledged: '{{who}} hat den Hinweis auf die Einsicht in Chats bestätigt',
    approved: '{{who}} hat zugestimmt, dass {{requester}} die Chats von {{whom}} liest',
    declined: '{{who}} hat {{requester}} die Einsicht in die Chats von {{whom}} verweigert',
    ended: 'Die Einsicht von {{requester}} in die Chats von {{whom}} ist beendet',
    read: '{{who}} hat Chats von {{whom}} angesehen',
    refused: '{{who}} wollte Chats anderer einsehen und wurde abgewiesen',
    requested: '{{who}} hat Einsicht in die Chats von {{whom}} beantragt',
  },
  group: {
    changed: '{{who}} hat die Gruppe {{name}} geändert',
    created: '{{who}} hat die Gruppe {{name}} angelegt',
    deleted: '{{who}} hat die Gruppe {{name}} gelöscht',
    member_added: '{{who}} hat {{userId}} in eine Gruppe aufgenommen',
    member_removed: '{{who}} hat {{userId}} aus einer Gruppe genommen',
  },
  invitation: {
    accepted: '{{who}} hat eine Einladung angenommen',
    created: '{{who}} hat jemanden eingeladen',
    renewed: '{{who}} hat eine Einladung erneut verschickt',
    revoked: '{{who}} hat eine Einladung zurückgezogen',
  },
  license: {
    installed: '{{who}} hat eine Lizenz eingespielt',
    refused: '{{who}} hat eine Lizenz hochgeladen, die nicht angenommen wurde',
    state_changed: 'Der Zustand der Lizenz ist jetzt „{{state}}“',
  },
  model_connection: {
    changed: '{{who}} hat die Verbindung zum Modell {{model}} geändert',
    created: '{{who}} hat das Modell {{model}} verbunden',
    deleted: '{{who}} hat die Verbindung zum Modell {{model}} entfernt',
  },
  module: {
    switched_off: '{{who}} hat das Modul {{what}} ausgeschaltet',
    switched_on: '{{who}} hat das Modul {{what}} eingeschaltet',
  },
  personal_data: {
    downloaded: '{{who}} hat die kopierten Daten von {{whom}} heruntergeladen',
    export_requested: '{{who}} hat eine Kopie der Daten von {{whom}} angefordert',
    exported: 'Die Kopie der Daten von {{whom}} ist fertig',
  },
  legal_hold: {
    placed: '{{who}} hat eine Löschsperre für {{whom}} gesetzt',
    released: '{{who}} hat die Löschsperre für {{whom}} aufgehoben',
  },
  retention: {
    deleted: 'Alte Daten wurden nach den Regeln gelöscht: {{removed}} von {{people}} Personen',
    exception_removed: '{{who}} hat eine Ausnahme von den Aufbewahrungsregeln entfernt',
    exception_set: '{{who}} hat eine Ausnahme von den Aufbewahrungsregeln gesetzt',
  },
  role: {
    changed: '{{who}} hat die Rolle {{name}} geändert',
    created: '{{who}} hat die Rolle {{name}} angelegt',
    deleted: '{{who}} hat die Rolle {{name}} gelöscht',
  },
  second_factor: {
    disabled: '{{who}} hat den zweiten Faktor ausgeschaltet',
    enabled: '{{who}} hat einen zweiten Faktor eingeschaltet',
    recovery_code_used: '{{who}} hat sich mit einem Wiederherstellungscode angemeldet',
    recovery_codes_made: '{{who}} hat neue Wiederherstellungscodes erzeugt',
    reset: '{{who}} hat den zweiten Faktor von {{whom}} entfernt',
  },
  session: {
    all_revoked: '{{who}} hat alle Sitzungen von {{whom}} beendet',
    revoked: '{{who}} hat eine Sitzung von {{owner}} beendet',
  },
  setting: {
    changed: '{{who}} hat die Einstellung {{what}} geändert',
    reset: '{{who}} hat {{what}} auf den Standard zurückgesetzt',
  },
  setup: { completed: 'Die Installation wurde eingerichtet' },
  user: {
    changed: '{{who}} hat das Konto von {{whom}} geändert',
    created: '{{who}} hat das Konto von {{whom}} angelegt',
    deletion_requested: '{{who}} hat das Konto von {{whom}} löschen lassen',
    erased: 'Konto und Daten von {{whom}} wurden gelöscht',
    linked: 'Das Konto von {{whom}} wurde mit der Anmeldung des Hauses verbunden',
    password_changed: '{{who}} hat das Passwort von {{whom}} geändert',
    password_reset_link_made: '{{who}} hat einen Link für ein neues Passwort von {{whom}} erzeugt',
    password_reset_requested: 'Ein neues Passwort wurde angefordert: {{whom}}',
  },
  work: {
    discarded: '{{who}} hat eine fehlgeschlagene Arbeit verworfen',
    retried: '{{who}} hat eine fehlgeschlagene Arbeit erneut versuchen lassen',
  },
};
