import type { failures as english } from '../en/failures.js';
import type { Translated } from '../translated.js';

export const failures: Translated<typeof english> = {
  COMMAND_UNKNOWN: { what: 'Den Befehl „{command}“ gibt es nicht.', next: 'assist-vendor --help zeigt alle.' },
  COMMAND_INCOMPLETE: { what: '„{command}“ ist kein ganzer Befehl.', next: 'Wählen Sie einen davon: {known}.' },
  ARGUMENT_MISSING: { what: '{command} braucht {argument}.', next: 'Siehe assist-vendor {command} --help.' },
  ARGUMENT_UNEXPECTED: {
    what: '{command} weiß mit „{argument}“ nichts anzufangen.',
    next: 'Setzen Sie Werte mit Leerzeichen in Anführungszeichen; siehe assist-vendor {command} --help.',
  },
  OPTION_UNKNOWN: { what: 'Dieser Befehl hat keine Option --{option}.', next: 'Mit --help sehen Sie seine Optionen.' },
  OPTION_TWICE: {
    what: '{option} steht zweimal da.',
    next: 'Geben Sie es einmal an: Welcher Wert gilt, darf nicht geraten sein.',
  },
  OPTION_NEEDS_VALUE: {
    what: 'Der Wert von --{option} fehlt.',
    next: 'Ein Wert, der mit einem Strich beginnt, wird mit Gleichheitszeichen geschrieben: --{option}=-x.',
  },
  OPTION_INVALID: { what: 'Der Wert von --{option} passt nicht.', next: 'Erwartet: {expected}.' },
  OPTION_MISSING: {
    what: '--{option} fehlt.',
    next: 'Ergänzen Sie es, oder wählen Sie für eine Lizenz eine Vorlage (--template), die es enthält.',
  },
  OPTIONS_CLASH: { what: '--{one} und --{other} widersprechen sich.', next: 'Geben Sie nur eines davon an.' },
  CONFIRMATION_NEEDED: {
    what: 'Das lässt sich nicht zurücknehmen, und niemand kann gefragt werden.',
    next: 'Ergänzen Sie --yes, wenn es so gemeint ist.',
  },
  PASSPHRASE_UNREACHABLE: {
    what: 'Eine Passphrase ist nötig, und es gibt kein Terminal zum Fragen.',
    next: 'Übergeben Sie sie mit --{option} N oder als Datei; nie als Argument.',
  },
  PASSPHRASE_WEAK: {
    what: 'Diese Passphrase ist zu leicht zu erraten.',
    next: 'Nehmen Sie mindestens 14 Zeichen mit etwas Abwechslung, zum Beispiel fünf zufällige Wörter.',
  },
  PASSPHRASES_DIFFER: {
    what: 'Die beiden Passphrasen sind verschieden; es wurde nichts angelegt.',
    next: 'Starten Sie den Befehl noch einmal.',
  },
  MODULE_TWICE: { what: 'Das Modul {module} ist zweimal genannt.', next: 'Nennen Sie es einmal.' },
  CUSTOMER_UNKNOWN: {
    what: 'Der Kunde {customer} hat noch keine Lizenz, daher ist sein Name nicht bekannt.',
    next: 'Ergänzen Sie --name "Muster AG" und, wenn es einen gibt, --contact.',
  },
  TEMPLATE_INVALID: {
    what: 'Die Vorlage {file} hat einen Fehler bei: {place}.',
    next: 'Berichtigen Sie die Datei; assist-vendor template list prüft alle.',
  },
  UNKNOWN_MODULE: { what: 'Ein Modul „{claim}“ gibt es nicht.', next: 'Es gibt: {known}.' },
  UNKNOWN_QUOTA: { what: 'Die Menge „{claim}“ gibt es in den Modulen dieser Lizenz nicht.', next: 'Es gibt: {known}.' },
  NO_MODULE: {
    what: 'Eine Lizenz ohne Modul erlaubt nichts.',
    next: 'Ergänzen Sie --modules chat,rag oder eine Vorlage (--template).',
  },
  END_MISSING: { what: 'Diese Art von Lizenz braucht ein Ende.', next: 'Ergänzen Sie --until DATUM oder --term 12m.' },
  END_UNWANTED: {
    what: 'Eine unbefristete Lizenz hat kein Ende.',
    next: 'Lassen Sie --until weg; --maintenance-until sagt, welche Versionen sie umfasst.',
  },
  END_BEFORE_START: { what: 'Die Lizenz würde enden, bevor sie beginnt.', next: 'Prüfen Sie --start und --until.' },
  END_PASSED: { what: 'Die Lizenz wäre schon abgelaufen.', next: 'Geben Sie ein späteres --until an.' },
  MAINTENANCE_MISSING: {
    what: 'Eine unbefristete Lizenz braucht ein Ende der Wartung.',
    next: 'Ergänzen Sie --maintenance-until DATUM oder --term 12m.',
  },
  NODES_NEED_OPEN_BINDING: {
    what: 'Eine Lizenz für mehrere Server kann nicht an eine Maschine gebunden sein.',
    next: 'Ergänzen Sie --bind none oder --bind hostname:HOST.',
  },
  NEED_TOO_HIGH: {
    what: 'Es sind mehr Merkmale der Maschine verlangt als aufgezählt.',
    next: 'Senken Sie --need oder ergänzen Sie --component.',
  },
  WARN_DAYS: { what: 'Die Tage der Warnungen müssen fallen.', next: 'Zum Beispiel --warn-days 60,30,14,7,1.' },
  CLAIM_INVALID: {
    what: 'Die Lizenz würde wegen ihrer Angabe „{claim}“ abgewiesen.',
    next: 'Prüfen Sie die Option oder die Vorlage, aus der sie kommt.',
  },
  PASSPHRASE_WRONG: {
    what: 'Die Passphrase öffnet {kid} nicht, oder die Datei wurde verändert.',
    next: 'Versuchen Sie es noch einmal; ist die Passphrase sicher richtig, nehmen Sie die Datei aus einer Sicherung.',
  },
  KEY_FILE_DAMAGED: {
    what: '{file} ist keine Schlüsseldatei oder nicht die, die es sein soll.',
    next: 'Nehmen Sie sie aus einer Sicherung oder von der Kopie der Wurzel.',
  },
  HOME_DAMAGED: {
    what: '{file} ist beschädigt oder fehlt.',
    next: 'Nehmen Sie die Datei aus einer Sicherung; in published/ liegt alles, was je signiert wurde.',
  },
  LEDGER_BROKEN: {
    what: 'Die Kette ist in Zeile {line} gebrochen ({reason}); von hier wird nichts ausgestellt.',
    next: 'assist-vendor ledger verify sagt mehr. Vergleichen Sie mit einer Sicherung und klären Sie, wer die Datei verändert hat.',
  },
  DOCUMENT_NOT_IN_LEDGER: {
    what: '{file} ist nicht das, was im Buch über {lid} steht.',
    next: 'assist-vendor ledger verify zählt alles auf, was abweicht.',
  },
  DOCUMENT_REFUSED: {
    what: 'Dieses Dokument wird abgewiesen: {fault} ({detail}).',
    next: 'Lassen Sie sich die Datei unverändert noch einmal schicken; prüfen Sie, ob sie von diesem Hersteller und aus dieser Welt ist.',
  },
  LOCK_HELD: {
    what: 'Ein anderer Befehl schreibt gerade in {home}.',
    next: 'Warten Sie, bis er fertig ist, und starten Sie diesen noch einmal. Es wurde nichts geändert.',
  },
  HOME_MISSING: {
    what: 'In {home} gibt es keine Ausstellung.',
    next: 'Legen Sie sie mit assist-vendor root init an, oder nennen Sie Ihren Ordner mit --home oder ASSIST_VENDOR_HOME.',
  },
  HOME_OF_ANOTHER_VERSION: {
    what: '{home} gehört zu einer anderen Version dieses Programms.',
    next: 'Nehmen Sie die Version, die den Ordner angelegt hat, oder eine neuere.',
  },
  ROOT_EXISTS: {
    what: '{home} hat schon eine Wurzel.',
    next: 'assist-vendor root rotate ersetzt sie; ein anderer Ordner (--home) ist ein anderer Hersteller.',
  },
  KEY_EXISTS: {
    what: 'Für {purpose} gibt es schon einen Schlüssel: {kid}.',
    next: 'assist-vendor key rotate --purpose {purpose} lässt einen neuen folgen.',
  },
  KEY_MISSING: {
    what: 'Für {purpose} gilt hier kein Schlüssel.',
    next: 'Legen Sie einen an: assist-vendor key init --purpose {purpose}; nach einem Widerruf oder seinem Ende: key rotate.',
  },
  KEYS_CHANGED: {
    what: 'Ein anderer Befehl hat diesen Schlüssel inzwischen ersetzt oder beendet; dieser hier hat nichts geändert.',
    next: 'Sehen Sie mit assist-vendor key list nach und geben Sie den Befehl dann noch einmal.',
  },
  KEY_FILE_MISSING: {
    what: 'Die geheime Hälfte von {kid} ist nicht hier: {file}.',
    next: 'Stecken Sie den Datenträger ein, auf dem sie liegt (für die Wurzel: --root-key DATEI).',
  },
  FILE_EXISTS: {
    what: '{file} gibt es schon und wird nicht überschrieben.',
    next: 'Wählen Sie ein anderes --out oder räumen Sie die Datei weg. Es wurde nichts ausgestellt.',
  },
  CLOCK_BEHIND: {
    what: 'Das Buch endet am {last}, aber diese Uhr sagt {now}.',
    next: 'Stellen Sie die Uhr dieses Rechners. Lizenzen dürfen nicht zurückdatiert sein.',
  },
  ANCHOR_FILE_UNKNOWN: {
    what: 'Es wurde keine Liste der Anker gefunden: {file}.',
    next: 'Starten Sie im Quelltext, oder nennen Sie die Datei mit --anchor-file.',
  },
  LICENSE_REVOKED: { what: '{lid} wurde widerrufen.', next: 'Stellen Sie eine neue Lizenz aus: assist-vendor license create.' },
  LICENSE_REPLACED: {
    what: '{lid} wurde durch {latest} ersetzt (Nummer {seq}).',
    next: 'Verlängern oder erweitern Sie diese, damit nichts von ihr verloren geht.',
  },
  LICENSE_UNDELIVERED: {
    what: '{lid} steht im Buch, aber ein Absturz kam dazwischen, bevor das Dokument entstand.',
    next: 'Stellen Sie irgendeine Lizenz aus: Die unterbrochene wird zuerst fertig gemacht.',
  },
  LICENSE_NOT_RENEWABLE: {
    what: '{lid} ist eine Notlizenz: eine Brücke für einige Tage.',
    next: 'Verlängern Sie die Lizenz, für die sie einspringt.',
  },
  ALREADY_REVOKED: {
    what: '{lid} ist schon widerrufen, und zwar ab {from}.',
    next: 'assist-vendor revocation build nimmt den Widerruf in die nächste Liste auf.',
  },
  EMERGENCY_ISSUED: {
    what: 'Die Installation {installation} hat ihre Notlizenz schon bekommen, am {at}: {lid}.',
    next: 'Es gibt je Installation eine. Stellen Sie eine Lizenz mit license create, renew oder upgrade aus.',
  },
  CLOCK_TOKEN_ISSUED: {
    what: 'Die Installation {installation} hat am {at} einen Uhr-Beleg bekommen: {jti}.',
    next: 'Schicken Sie diesen noch einmal (issued/ im Ordner der Ausstellung); einen neuen gibt es, wenn er abgelaufen ist.',
  },
  REQUEST_WITHOUT_CUSTOMER: {
    what: 'Zu dieser Anfrage gehört keine Lizenz von uns (Lizenz {lid}, Kunde {customer}).',
    next: 'Nennen Sie den Kunden mit --customer ID; gibt es noch keine Lizenz, stellen Sie sie mit license create --from aus.',
  },
  NODE_TOO_OLD: {
    what: 'Node {found} ist zu alt für dieses Programm.',
    next: 'Starten Sie es mit Node 24: node_modules/.bin/node im Quelltext.',
  },
  NOTHING_CHANGES: {
    what: 'Diese Erweiterung von {lid} würde nichts ändern.',
    next: 'Sagen Sie, was anders werden soll, zum Beispiel --seats 300 oder --modules +helpdesk.',
  },
  CANCELLED: { what: 'Abgebrochen; es wurde nichts geändert.', next: '' },
  LICENSE_NOT_FOUND: { what: 'Im Buch steht keine Lizenz {lid}.', next: 'assist-vendor license list --all zeigt alle.' },
  KEY_NOT_FOUND: { what: 'Diesen Schlüssel gibt es nicht: {kid}.', next: 'assist-vendor key list zeigt alle.' },
  FILE_NOT_FOUND: { what: '{file} gibt es nicht oder ist kein Dokument.', next: 'Prüfen Sie den Pfad.' },
  TEMPLATE_NOT_FOUND: { what: 'Die Vorlage „{name}“ gibt es nicht.', next: 'Es gibt: {known}.' },
  INTERRUPTED: { what: 'Unterbrochen.', next: '' },
  STORAGE: {
    what: 'Der Datenträger meldet {reason}: {file}',
    next: 'Prüfen Sie Platz und Rechte, und starten Sie den Befehl noch einmal.',
  },
  DELIVERY_FAILED: {
    what: 'Die Lizenz ist ausgestellt, aber {folder} nahm die Dateien nicht an ({reason}).',
    next: 'Sie liegt in {file}: Kopieren Sie sie von dort.',
  },
  OWN_OUTPUT_REFUSED: {
    what: 'Was ausgestellt worden wäre, würde das Produkt abweisen ({fault}); es hat das Haus nicht verlassen.',
    next: 'Prüfen Sie die Uhr und die Schlüsselliste (assist-vendor trust show). Stimmen beide, melden Sie den Fall.',
  },
  INTERNAL: { what: 'Das sollte nicht vorkommen: {reason}', next: 'Bitte melden Sie es mit dem Befehl, den Sie gegeben haben.' },
};
