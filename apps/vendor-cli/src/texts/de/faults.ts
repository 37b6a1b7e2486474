import type { faults as english } from '../en/faults.js';
import type { Translated } from '../translated.js';

export const faults: Translated<typeof english> = {
  LIC_MISSING: 'Die Datei fehlt.',
  LIC_UNREADABLE: 'Die Datei ist nicht lesbar.',
  LIC_MALFORMED: 'Die Datei hat nicht die Form eines signierten Dokuments.',
  LIC_ALG: 'Sie ist mit einem Verfahren signiert, das nicht erlaubt ist.',
  LIC_WRONG_TYPE: 'Es ist ein signiertes Dokument anderer Art.',
  LIC_TRUST_INVALID: 'Die Schlüsselliste ist nicht in Ordnung.',
  LIC_UNKNOWN_KEY: 'Es ist mit einem Schlüssel signiert, der nicht unserer ist.',
  LIC_KEY_PURPOSE: 'Es ist mit einem Schlüssel für einen anderen Zweck signiert.',
  LIC_BAD_SIGNATURE: 'Die Signatur passt nicht: Die Datei wurde verändert oder gefälscht.',
  LIC_SCHEMA: 'Eine Angabe fehlt oder hat einen Wert, der nicht erlaubt ist.',
  LIC_TOO_NEW: 'Sie braucht eine neuere Version des Produkts.',
  LIC_WRONG_PRODUCT: 'Sie ist für ein anderes Produkt.',
  LIC_WRONG_ISSUER: 'Sie ist von einem anderen Aussteller.',
  LIC_WRONG_ENVIRONMENT: 'Sie ist aus einer anderen Welt (Test oder Produktion).',
  LIC_KEY_TIME: 'Ihr Schlüssel galt nicht, als sie ausgestellt wurde.',
  LIC_KEY_REVOKED: 'Ihr Schlüssel ist gesperrt, und sie ist nicht geschützt.',
  LIC_REVOKED: 'Sie wurde widerrufen.',
  LIC_SUPERSEDED: 'Eine neuere hat sie ersetzt.',
  LIC_NOT_YET_VALID: 'Sie hat noch nicht begonnen.',
  LIC_EXPIRED: 'Sie ist abgelaufen.',
  LIC_MAINTENANCE_ENDED: 'Ihre Wartung ist beendet.',
  LIC_WRONG_HOST: 'Sie ist an eine andere Maschine gebunden.',
  LIC_INTERNAL: 'Die Prüfung selbst ist fehlgeschlagen.',
};
