import type { SettingKey } from '@assist/contracts/house';
import type { SectionId } from '../../settings/lib/sections';

/**
 * Other words, in both languages, under which people look for a page. Its name in either language is found without
 * standing here.
 */
export const SECTION_WORDS: Readonly<Record<SectionId, string>> = {
  profile:
    'Konto Name Sprache Farben dunkel hell Darstellung meine Daten Kopie Export account language theme dark light mode Modus my data copy',
  security:
    'Sicherheit Passwort Kennwort zweiter Faktor Zwei-Faktor 2FA TOTP Geräte Sitzungen API-Schlüssel abmelden password second factor devices sessions API keys sign out',
  users: 'Personen Mitarbeiter Konten einladen sperren löschen Plätze people accounts staff invite disable suspend delete seats',
  invitations:
    'einladen Einladung Zugang neue Mitarbeiter Konto anlegen Link E-Mail invite invitation join new staff account onboarding',
  groups: 'Abteilungen Teams Mitglieder Personenkreis departments teams members',
  roles: 'Rechte Berechtigungen Zugriff dürfen erlauben verbieten rights permissions access allow deny',
  models: 'KI LLM Sprachmodell Anbieter Ollama OpenAI Azure Anthropic API-Schlüssel Verbindung provider connection key AI',
  modules: 'ausschalten einschalten abschalten aktivieren Funktionen switch off on disable enable features',
  branding: 'Marke Aussehen Corporate Design Farbe Firmenname Symbol brand look appearance',
  announcements: 'Banner Hinweis Mitteilung Wartung Neuigkeit Störung banner notice message maintenance news outage',
  system:
    'Status Zustand Version Gesundheit Speicherplatz Festplatte Datenbank Warteschlange Dienste Sicherung Backup health state disk storage database queue services uptime',
  usage:
    'Verbrauch Statistik Auswertung Token Kosten Fragen Speicher Diagramm Betriebsrat statistics analytics consumption costs chart report',
  privacy:
    'DSGVO GDPR Aufbewahrung Löschfrist löschen Speicherdauer Löschsperre Löschkonzept Rechtsstreit Ausnahme retention delete keep legal hold erase data protection privacy',
  house: 'allgemein Einstellungen Grenzen Konfiguration general settings limits configuration options',
  audit:
    'Protokoll Audit Log Nachweis Revision Prüfung wer wann Verlauf Einsicht Chats Vier-Augen Betriebsrat Export history trail evidence break glass access',
  licence: 'Vertrag Lizenzdatei Ablauf Seats Laufzeit Support license key expiry contract',
};

export const SETTING_WORDS: Readonly<Record<SettingKey, string>> = {
  'modules.disabled': 'Modul ausschalten abschalten sperren deaktivieren switch off disable module',
  'brand.name': 'Produktname Titel Bezeichnung Firma product title company rename',
  'brand.accent': 'Akzentfarbe Farbe Hausfarbe Kontrast colour color accent contrast',
  'brand.logo': 'Bild Symbol Favicon Icon SVG PNG WebP picture image',
  'brand.loginText': 'Begrüßung Anmeldeseite Hinweis Impressum welcome notice imprint sign-in login page',
  'usage.worksCouncilMode':
    'Betriebsrat Personalrat Datenschutz DSGVO Mitarbeiterüberwachung Leistungskontrolle privacy GDPR monitoring personal',
  'usage.keepDays': 'Aufbewahrung löschen Speicherdauer Statistik retention delete statistics keep',
  'privacy.keepChatDays':
    'Aufbewahrung Löschfrist Speicherdauer Verlauf alte Chats löschen retention delete old conversations history',
  'privacy.keepDocumentDays':
    'Aufbewahrung Löschfrist Speicherdauer alte Dokumente Dateien löschen retention delete old files uploads',
  'rag.maxUploadMb': 'Dateigröße Hochladen Upload Megabyte MB Grenze Limit file size maximum largest',
  'llm.firstTokenTimeoutSeconds': 'Wartezeit Zeitüberschreitung Timeout langsam Modell laden wait slow model load first word',
  'log.level': 'Protokoll Logging Fehlersuche Debug Ausführlichkeit verbosity trace log file troubleshooting',
};
