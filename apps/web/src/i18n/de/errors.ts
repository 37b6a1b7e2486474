import type { Translated } from '../catalogue';
import type { errors as english } from '../en/errors';

export const errors: Translated<typeof english> = {
  reference: 'Kennung für Ihre Administration: {{id}}',
  SERVER_UNREACHABLE: 'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  REPLY_UNREADABLE: 'Die Antwort des Servers war nicht zu verstehen. Laden Sie die Seite neu und versuchen Sie es erneut.',
  BODY_MALFORMED: 'Die Anfrage war nicht lesbar. Laden Sie die Seite neu und versuchen Sie es erneut.',
  BODY_TOO_LARGE: 'Das ist zu groß. Bitte senden Sie weniger auf einmal.',
  VALIDATION_FAILED: 'Einige Angaben sind ungültig. Bitte prüfen Sie sie.',
  ROUTE_NOT_FOUND: 'Der Server kennt diese Funktion nicht. Laden Sie die Seite neu: Vielleicht ist sie älter als der Server.',
  METHOD_NOT_ALLOWED: 'Der Server erlaubt das nicht. Laden Sie die Seite neu: Vielleicht ist sie älter als der Server.',
  MEDIA_TYPE_UNSUPPORTED: 'Der Server nimmt dieses Format nicht an.',
  REQUEST_REJECTED: 'Der Server hat die Anfrage abgewiesen. Bitte versuchen Sie es erneut.',
  CROSS_SITE_REFUSED:
    'Die Anfrage kam von einer anderen Website und wurde abgewiesen. Öffnen Sie das Programm unter seiner eigenen Adresse.',
  HOST_REFUSED:
    'Unter dem Namen {{host}} nimmt der Server das nicht an. Öffnen Sie das Programm unter seiner IP-Adresse, oder nennen Sie den Namen in der Einstellung ASSIST_HTTP_ALLOWED_HOSTS.',
  CREDENTIALS_AMBIGUOUS: 'Die Anfrage enthält zwei verschiedene Zugangsschlüssel. Bitte senden Sie nur einen.',
  AUTH_REQUIRED: 'Bitte melden Sie sich an.',
  SESSION_EXPIRED:
    'Ihre Sitzung wurde beendet. Bitte melden Sie sich erneut an. Gelingt das nicht, fragen Sie bitte Ihre Administration.',
  SECOND_FACTOR_SETUP_REQUIRED: 'Für Ihr Konto ist ein zweiter Faktor vorgeschrieben. Bitte richten Sie ihn zuerst ein.',
  FORBIDDEN: 'Dazu haben Sie kein Recht. Ihre Administration kann helfen.',
  LICENSE_MODULE_MISSING: 'Die Lizenz enthält dieses Modul nicht. Ihre Administration kann sie erweitern.',
  LICENSE_EXPIRED: 'Die Lizenz ist abgelaufen: Sie können lesen, aber nichts ändern. Ihre Administration kann sie erneuern.',
  LICENSE_REQUIRED: 'Dafür ist eine Lizenz nötig. Ihre Administration kann eine hochladen.',
  MODULE_DISABLED: 'Dieses Modul ist in Ihrem Haus ausgeschaltet. Ihre Administration kann es einschalten.',
  LICENSE_NODE_LIMIT: 'Die Lizenz umfasst weniger Server, als laufen. Ihre Administration kann sie erweitern.',
  LICENSE_QUOTA_EXCEEDED:
    'Die Grenze der Lizenz von {{limit}} ist erreicht. Löschen Sie etwas, oder bitten Sie Ihre Administration, die Lizenz zu erweitern.',
  LICENSE_DAILY_QUOTA_EXCEEDED: 'Die Tagesgrenze der Lizenz von {{limit}} ist erreicht. Um Mitternacht (UTC) beginnt sie neu.',
  RATE_LIMITED: 'Zu viele Anfragen in kurzer Zeit. Bitte warten Sie einen Moment und versuchen Sie es erneut.',
  REQUEST_ABORTED: 'Die Anfrage wurde abgebrochen. Bitte versuchen Sie es erneut.',
  SERVICE_UNAVAILABLE: 'Der Server ist gerade nicht bereit. Bitte versuchen Sie es gleich noch einmal.',
  STORAGE_FULL:
    'Der Speicher des Servers ist voll oder lässt sich nicht beschreiben; es wurde nichts gespeichert. Bitte sagen Sie Ihrer Administration Bescheid.',
  MAIL_NOT_CONFIGURED:
    'Es ist kein Mailserver eingerichtet, deshalb kann keine E-Mail gesendet werden. Ihre Administration kann ihn in den Einstellungen SMTP_HOST und MAIL_FROM angeben.',
  UPSTREAM_UNREACHABLE: 'Ein Teil des Servers ist nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.',
  UPSTREAM_TIMEOUT: 'Ein Teil des Servers hat zu lange gebraucht. Bitte versuchen Sie es gleich noch einmal.',
  INTERNAL_ERROR: 'Auf dem Server ist etwas schiefgegangen. Bitte versuchen Sie es erneut.',
  CREDENTIALS_INVALID: 'E-Mail-Adresse oder Passwort ist falsch.',
  LOGIN_THROTTLED: 'Zu viele Versuche. Bitte versuchen Sie es in {{wait}} erneut.',
  SETUP_DONE: 'Es gibt schon einen Administrator: Die Einrichtung ist abgeschlossen. Bitte melden Sie sich an.',
  RESTORE_REQUIRED: 'Die Datenbank muss zuerst aus einer Sicherung wiederhergestellt werden.',
  USER_NOT_FOUND: 'Diesen Benutzer gibt es nicht mehr.',
  EMAIL_TAKEN: 'Es gibt schon einen Benutzer mit dieser E-Mail-Adresse.',
  PASSWORD_TOO_WEAK: 'Dieses Passwort ist zu leicht zu erraten. Wählen Sie ein längeres oder ungewöhnlicheres.',
  LAST_ADMIN: 'Das ist der letzte Administrator. Geben Sie zuerst einer anderen Person Administratorrechte.',
  LICENSE_SEATS_EXCEEDED:
    'Alle {{limit}} Plätze der Lizenz sind belegt. Sperren Sie einen Benutzer oder erweitern Sie die Lizenz.',
  SIGN_ON_FAILED:
    'Die Antwort des Anmeldedienstes wurde nicht angenommen. Versuchen Sie es erneut. Gelingt das nicht, fragen Sie bitte Ihre Administration.',
  SIGN_ON_EXPIRED: 'Diese Anmeldung ist abgelaufen oder wurde schon benutzt. Bitte beginnen Sie noch einmal.',
  SIGN_ON_CANCELLED: 'Der Anmeldedienst hat Sie nicht angemeldet. Sie können es erneut versuchen.',
  SIGN_ON_REFUSED: 'Sie haben hier keinen Zugang. Ihre Administration kann helfen.',
  SIGN_ON_INCOMPLETE:
    'Es fehlt eine bestätigte E-Mail-Adresse: Das Verzeichnis oder der Anmeldedienst nennt keine. Ihre Administration kann helfen.',
  SIGN_ON_UNAVAILABLE:
    'Der Anmeldedienst ist gerade nicht erreichbar. Versuchen Sie es gleich noch einmal, oder melden Sie sich mit einem Passwort an.',
  SIGN_ON_EXTERNAL:
    'Dieses Konto hat hier kein Passwort: Die Person meldet sich über das Verzeichnis oder den Anmeldedienst an. Ändern Sie das Passwort dort.',
  ACCOUNT_EXISTS:
    'Mit Ihrer E-Mail-Adresse gibt es hier schon ein Konto. Melden Sie sich damit an, oder bitten Sie Ihre Administration, die Konten zu verbinden.',
  API_KEY_NOT_FOUND: 'Diesen API-Schlüssel gibt es nicht mehr.',
  API_KEYS_EXHAUSTED:
    'Mehr als {{limit}} API-Schlüssel sind nicht möglich. Löschen Sie zuerst einen, den Sie nicht mehr brauchen.',
  API_KEY_LIFE_TOO_LONG: 'Ein API-Schlüssel darf höchstens {{maxDays}} Tage gelten. Wählen Sie eine kürzere Zeit.',
  SESSION_NOT_FOUND: 'Dieses Gerät ist schon abgemeldet.',
  SECOND_FACTOR_REQUIRED: 'Das Passwort stimmt. Bitte geben Sie nun den Code Ihrer Authenticator-App ein.',
  SECOND_FACTOR_INVALID:
    'Der Code stimmt nicht oder wurde schon benutzt. Warten Sie auf den nächsten und versuchen Sie es erneut.',
  SECOND_FACTOR_UNREADABLE:
    'Der Server kann Codes Ihrer App nicht mehr prüfen, weil sein geheimer Schlüssel fehlt. Melden Sie sich mit einem Wiederherstellungscode an, oder bitten Sie Ihre Administration, Ihren zweiten Faktor zurückzusetzen.',
  SECOND_FACTOR_ENABLED:
    'Sie haben schon einen zweiten Faktor. Schalten Sie ihn zuerst aus, wenn Sie einen anderen einrichten wollen.',
  SECOND_FACTOR_MISSING: 'Es ist kein zweiter Faktor eingerichtet.',
  PASSWORD_RESET_UNAVAILABLE:
    'Dieser Server verschickt keine E-Mails. Bitte wenden Sie sich an Ihre Administration: Sie kann Ihnen einen Link für ein neues Passwort geben.',
  INVITATION_NOT_FOUND: 'Diese Einladung gibt es nicht mehr.',
  INVITATION_EXISTS:
    'Für diese E-Mail-Adresse gibt es schon eine Einladung. Erneuern Sie sie in der Liste der offenen Einladungen.',
  INVITATIONS_EXHAUSTED: 'Mehr als {{limit}} offene Einladungen sind nicht möglich. Nehmen Sie zuerst einige zurück.',
  LINK_INVALID: 'Dieser Link ist abgelaufen, wurde schon benutzt oder ist unvollständig. Bitten Sie um einen neuen.',
  CHALLENGE_EXPIRED: 'Diese Anmeldung hat zu lange gedauert oder hatte zu viele falsche Codes. Bitte beginnen Sie sie von vorn.',
  ROLE_NOT_FOUND: 'Diese Rolle gibt es nicht mehr.',
  ROLE_NAME_TAKEN: 'Es gibt schon eine Rolle mit diesem Namen.',
  ROLE_IN_USE: 'Diese Rolle haben noch {{users}} Benutzer und {{groups}} Gruppen. Geben Sie ihnen zuerst eine andere Rolle.',
  ROLE_BUILT_IN: 'Das lässt sich an einer eingebauten Rolle nicht ändern.',
  RIGHTS_EXCEEDED:
    'Sie können nur Rechte vergeben und Konten ändern, deren Rechte Sie selbst haben. Bitte wenden Sie sich an eine Administratorin oder einen Administrator.',
  GROUP_NOT_FOUND: 'Diese Gruppe gibt es nicht mehr.',
  GROUP_NAME_TAKEN: 'Es gibt schon eine Gruppe mit diesem Namen.',
  MEMBER_FROM_DIRECTORY:
    'Diese Mitgliedschaft kommt aus der Anmeldung „{{source}}“. Ändern Sie sie dort: Sonst wäre sie bei der nächsten Anmeldung wieder da.',
  COUNT_LIMIT_REACHED: 'Mehr als {{limit}} davon sind nicht möglich. Löschen Sie zuerst, was nicht mehr gebraucht wird.',
  USER_DELETING: 'Dieses Konto wird gerade gelöscht und lässt sich nicht mehr ändern.',
  USER_ENABLED: 'Eine Kopie der Daten gibt es erst, wenn das Konto gesperrt ist. Sperren Sie es zuerst.',
  EXPORT_NOT_FOUND: 'Diese Kopie gibt es nicht mehr. Fordern Sie bei Bedarf eine neue an.',
  LEGAL_HOLD: 'Ihr Haus muss diese Daten zurzeit aufbewahren, deshalb lassen sie sich nicht löschen. Fragen Sie Ihre Verwaltung.',
  RETENTION_PREVIEW_NOT_FOUND: 'Diese Zählung gibt es nicht mehr. Bitte zählen Sie neu.',
  EXPORT_RUNNING: 'Von den Daten dieses Kontos wird gerade eine Kopie erstellt. Löschen Sie es, sobald sie fertig ist.',
  LICENSE_INVALID: 'Die Lizenz wurde nicht angenommen.',
  LICENSE_FOLDER_READ_ONLY:
    'In den Lizenzordner kann nicht geschrieben werden, und die Datei darin geht vor. Ersetzen Sie die Datei dort.',
  COLLECTION_NOT_FOUND: 'Diese Sammlung gibt es nicht mehr.',
  COLLECTION_NAME_TAKEN: 'Sie haben schon eine Sammlung mit diesem Namen.',
  DOCUMENT_NOT_FOUND: 'Dieses Dokument gibt es nicht mehr.',
  DOCUMENT_TOO_LARGE: 'Die Datei ist größer als {{limitMb}} MB. Teilen Sie sie auf und laden Sie die Teile hoch.',
  DOCUMENT_TYPE_UNSUPPORTED: 'Dieser Typ kann nicht gelesen werden. Möglich sind PDF, Word (docx), HTML, Markdown und Text.',
  DOCUMENT_FILE_MISSING: 'Die Originaldatei fehlt auf dem Server. Bitte sagen Sie Ihrer Administration Bescheid.',
  DOCUMENT_NOT_READY: 'Das Dokument wird noch vorbereitet. Bitte versuchen Sie es gleich noch einmal.',
  DOCUMENT_NOT_RETRYABLE: 'Ein zweiter Versuch würde bei diesem Dokument nicht helfen. Laden Sie es erneut hoch.',
  CONNECTION_NOT_FOUND: 'Dieses Modell gibt es nicht mehr, oder es ist nicht mehr für Sie freigegeben. Wählen Sie ein anderes.',
  MODEL_GROUP_NOT_FOUND: 'Eine der gewählten Gruppen gibt es nicht mehr. Laden Sie die Seite neu, und wählen Sie noch einmal.',
  CONNECTION_INCOMPLETE: 'Die Verbindung ist unvollständig. Bitte prüfen Sie Adresse, Modell und Schlüssel.',
  ENDPOINT_REFUSED: 'Zu dieser Adresse darf der Server keine Verbindung aufbauen. Bitte prüfen Sie sie.',
  PROVIDER_UNREACHABLE: 'Der Server des Modells ist nicht erreichbar. Prüfen Sie, ob er läuft und ob die Adresse stimmt.',
  PROVIDER_AUTH_FAILED: 'Der Server des Modells nimmt den API-Schlüssel nicht an. Bitte prüfen Sie ihn in den Einstellungen.',
  PROVIDER_MODEL_MISSING:
    'Der Server des Modells kennt dieses Modell nicht. Prüfen Sie den Namen oder installieren Sie das Modell.',
  PROVIDER_TIMEOUT: 'Das Modell hat zu lange für die Antwort gebraucht. Bitte versuchen Sie es erneut.',
  PROVIDER_BUSY: 'Der Server des Modells ist ausgelastet oder lädt noch. Bitte versuchen Sie es etwas später erneut.',
  PROVIDER_FAILED: 'Der Server des Modells hat einen Fehler gemeldet. Bitte versuchen Sie es erneut.',
  CHAT_NOT_FOUND: 'Diesen Chat gibt es nicht mehr.',
  MESSAGE_NOT_FOUND: 'Diese Nachricht gibt es nicht mehr.',
  CHAT_BUSY: 'In diesem Chat wird noch eine Antwort geschrieben. Warten Sie darauf oder stoppen Sie sie.',
  MESSAGE_NOT_RETRYABLE:
    'Nur die letzte Antwort eines Chats kann neu geschrieben werden, und nur, wenn sie nicht fertig wurde. Stellen Sie die Frage noch einmal.',
  SETTING_NOT_FOUND: 'Diese Einstellung gibt es nicht. Laden Sie die Seite neu: Vielleicht ist sie älter als der Server.',
  USAGE_PER_PERSON_OFF:
    'Der Betriebsratsmodus ist eingeschaltet: Zahlen einzelner Personen werden nicht gezeigt. Wählen Sie Gruppe oder Modell.',
  SETTING_CHANGED:
    'Jemand anderes hat das inzwischen geändert. Sie sehen jetzt den neuen Stand; bitte prüfen Sie ihn und ändern Sie dann erneut.',
  SETTING_FIXED: 'Dieser Wert ist von außen festgelegt ({{name}}) und kann hier nicht geändert werden.',
  MODULE_NOT_FOUND: 'Dieses Modul gibt es nicht. Laden Sie die Seite neu: Vielleicht ist sie älter als der Server.',
  LOGO_NOT_FOUND: 'Dieses Bild gibt es nicht mehr. Laden Sie die Seite neu.',
  LOGO_INVALID: 'Dieses Bild kann nicht als Logo dienen. Nehmen Sie eine SVG-, PNG- oder WebP-Datei bis 4096 × 4096 Bildpunkte.',
  LOGO_TOO_LARGE: 'Das Bild ist zu groß. Erlaubt sind höchstens 256 KB.',
  BANNER_NOT_FOUND: 'Diese Ankündigung gibt es nicht mehr.',
  BANNER_CHANGED: 'Jemand anderes hat diese Ankündigung inzwischen geändert. Schließen Sie das Fenster und öffnen Sie sie neu.',
  BANNER_LIMIT: 'Es gibt schon {{limit}} Ankündigungen. Löschen Sie zuerst eine, die vorbei ist.',
  BREAK_GLASS_OFF: 'Die Einsicht in Chats anderer ist für Ihr Haus abgeschaltet.',
  BREAK_GLASS_NOT_FOUND: 'Diesen Antrag gibt es nicht, oder er ist nicht von Ihnen.',
  BREAK_GLASS_PERSON_NOT_FOUND: 'Diese Person gibt es nicht mehr.',
  BREAK_GLASS_OWN_CHATS: 'Für Ihre eigenen Chats brauchen Sie keinen Antrag.',
  BREAK_GLASS_OPEN: 'Sie haben für diese Person schon einen offenen Antrag.',
  BREAK_GLASS_SECOND_PERSON:
    'Darüber muss eine andere Person aus der Administration entscheiden: nicht die, die den Antrag stellt, und nicht die, um deren Chats es geht.',
  BREAK_GLASS_CLOSED: 'Über diesen Antrag ist schon entschieden, oder seine Zeit ist um. Stellen Sie bei Bedarf einen neuen.',
  BREAK_GLASS_REQUESTER_BLOCKED: 'Wer den Antrag gestellt hat, ist gesperrt oder gehört nicht mehr zur Administration.',
  WORK_NOT_FOUND: 'Diese Arbeit ist nicht mehr fehlgeschlagen: Jemand hat sie schon erneut versucht oder aus der Liste genommen.',
  WORK_NOT_RETRYABLE: 'Diese Arbeit kann von hier aus nicht erneut versucht werden.',
};
