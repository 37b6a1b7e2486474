import type { Translated } from '../catalogue';
import type { house as english } from '../en/house';

export const house: Translated<typeof english> = {
  between: 'Bitte geben Sie eine ganze Zahl von {{min}} bis {{max}} ein.',
  branding: {
    adjusted: {
      light:
        'Ihre Farbe erreicht auf heller Seite einen Kontrast von {{contrast}} : 1; zum Lesen sind mindestens {{needed}} : 1 nötig. Dort wird der dunklere Ton {{colour}} verwendet.',
      dark: 'Ihre Farbe erreicht auf dunkler Seite einen Kontrast von {{contrast}} : 1; zum Lesen sind mindestens {{needed}} : 1 nötig. Dort wird der hellere Ton {{colour}} verwendet.',
    },
    asChosen: 'genau Ihre Farbe, Kontrast {{contrast}} : 1.',
    chooseLogo: 'Bild auswählen',
    hex: 'Als Hex-Wert',
    hexFault: 'Bitte geben Sie die Farbe als # und sechs Ziffern ein, zum Beispiel #0b6b6e.',
    intro: 'So tritt das Produkt in Ihrem Haus auf: für alle, auch schon vor der Anmeldung.',
    pickColour: 'Farbe wählen',
    sampleBadge: 'Marke',
    sampleButton: 'Schaltfläche',
    sampleLink: 'Verweis',
  },
  choices: {
    error: 'Nur Fehler',
    warn: 'Fehler und Warnungen',
    info: 'Normal',
    debug: 'Ausführlich (debug)',
    trace: 'Alles (trace)',
  },
  groups: {
    documents: 'Dokumente',
    models: 'Modelle',
    usage: 'Nutzung und Datenschutz',
    operation: 'Betrieb',
  },
  intro: 'Was für das ganze Haus gilt. Jede Änderung gilt binnen Sekunden überall und steht im Protokoll.',
  items: {
    brand: {
      name: { label: 'Name des Produkts', hint: 'Steht im Titel, neben dem Logo und auf der Anmeldeseite.' },
      accent: {
        label: 'Farbe',
        hint: 'Für Schaltflächen, Verweise und Markierungen. Wäre sie nicht lesbar, wird ihre Helligkeit angepasst.',
      },
      logo: { label: 'Logo', hint: 'SVG, PNG oder WebP, bis 256 KB. Ziehen Sie eine Datei hierher oder wählen Sie eine aus.' },
      loginText: {
        label: 'Text auf der Anmeldeseite',
        hint: 'Zum Beispiel eine Begrüßung oder wer Zugänge vergibt. Leer lassen, wenn nichts dort stehen soll.',
      },
    },
    usage: {
      worksCouncilMode: {
        label: 'Betriebsrats-Modus',
        hint: 'Die Nutzung wird nur für Gruppen ab fünf Personen gezeigt, nie für einzelne Personen.',
      },
      keepDays: { label: 'Nutzungszahlen aufbewahren (Tage)', hint: 'Ältere Tageszahlen werden gelöscht.' },
    },
    privacy: {
      keepChatDays: { label: 'Chats aufbewahren', hint: 'Chats, in die so lange niemand geschrieben hat, werden gelöscht.' },
      keepDocumentDays: {
        label: 'Dokumente aufbewahren',
        hint: 'Dokumente, die vor so langer Zeit hochgeladen wurden, werden gelöscht.',
      },
    },
    rag: { maxUploadMb: { label: 'Größte Datei (MB)', hint: 'Größere Dateien werden beim Hochladen abgewiesen.' } },
    llm: {
      firstTokenTimeoutSeconds: {
        label: 'Auf das erste Wort warten (Sekunden)',
        hint: 'So lange darf ein Modell brauchen, bis seine Antwort beginnt. Ein lokales Modell muss vielleicht erst geladen werden.',
      },
    },
    log: {
      level: {
        label: 'Ausführlichkeit der Protokolldateien',
        hint: 'Mehr Einzelheiten helfen bei der Fehlersuche und füllen die Festplatte schneller.',
      },
    },
  },
  markdownHint: 'Möglich sind: **fett**, *kursiv*, [Verweis](https://…), Listen mit - am Anfang einer Zeile.',
  modules: {
    about: {
      chat: 'Fragen stellen und Antworten mit Quellen erhalten.',
      usecases: 'Vorbereitete Aufgaben mit Formularen.',
      rag: 'Dokumente hochladen, lesen und durchsuchen.',
      mcp: 'Antworten dürfen Werkzeuge benutzen.',
      imagegen: 'Bilder aus Beschreibungen erzeugen.',
      workflow: 'Schritte von selbst ablaufen lassen.',
      helpdesk: 'Entwürfe für Tickets des Helpdesks.',
      ops: 'Über die Installation wachen.',
    },
    chatOff: 'Der Chat ist in Ihrem Haus ausgeschaltet: Sie können alte Chats lesen, aber keine neuen Fragen stellen.',
    fixed: 'Welche Module aus sind, ist von außen festgelegt ({{name}}) und kann hier nicht geändert werden.',
    intro: 'Schalten Sie Module aus, die Ihr Haus nicht nutzt. Es wird nichts gelöscht: Vorhandenes bleibt lesbar.',
    off: 'aus',
    offAdmin: 'Sie oder ein anderer Administrator haben dieses Modul für das ganze Haus ausgeschaltet. Vorhandenes ist erhalten.',
    offEffect:
      'Ab sofort kann niemand das Modul nutzen. Es wird nichts gelöscht: Vorhandenes bleibt lesbar, und wartende Arbeit geht weiter, sobald das Modul wieder an ist.',
    offQuestion: '„{{module}}“ für alle ausschalten?',
    offTitle: '„{{module}}“ ist ausgeschaltet',
    offUser: 'Ihre Administration kann es einschalten. Vorhandenes ist erhalten.',
    states: {
      on: 'An',
      off: 'Aus',
      unlicensed: 'Nicht lizenziert',
      notYet: 'Nicht in dieser Version',
      readOnly: 'Nur Lesen (Lizenz)',
    },
    switchOff: 'Ausschalten',
    switchedOff: '„{{module}}“ ist aus',
    switchedOn: '„{{module}}“ ist an',
    toModules: 'Zu den Modulen',
  },
  origins: {
    brand: 'Voreinstellung der Marke „{{name}}“',
    changed: 'Hier geändert am {{date}}',
    default: 'Voreinstellung',
    environment: 'Festgelegt durch die Umgebungsvariable {{name}}',
    file: 'Festgelegt in config.yaml: {{name}}',
  },
  preview: 'Vorschau',
  reset: 'Zurück zur Voreinstellung',
  saved: 'Gespeichert. Es gilt binnen Sekunden überall.',
  search: {
    found_one: '{{count}} Treffer',
    found_other: '{{count}} Treffer',
    label: 'Was suchen Sie?',
    module: 'Modul ein- oder ausschalten',
    nothing: 'Zu „{{query}}“ wurde nichts gefunden. Versuchen Sie ein anderes Wort; Deutsch und Englisch gehen beide.',
    open: 'Einstellungen suchen',
    results: 'Treffer',
    title: 'Einstellungen suchen',
  },
};
