import type * as english from '../en/words.js';
import type { Translated } from '../translated.js';

export const words: Translated<typeof english.words> = {
  yes: 'Ja',
  no: 'Nein',
  none: 'keine',
  never: 'nie',
  unlimited: 'unbegrenzt',
  over: 'DARÜBER',
  number: 'Nummer',
  key: 'Schlüssel',
  purpose: 'Zweck',
  state: 'Stand',
  from: 'Von',
  until: 'Bis',
  here: 'Hier',
  fingerprint: 'SHA-256',
  keyFiles: 'Schlüsseldatei',
  anchor: 'Anker',
  retired: 'Alte Wurzel',
  rotation: 'Wechsel',
  signedAt: 'Signiert',
  root: 'Wurzel',
  world: 'Welt',
  pinned: 'Geschützte',
  template: 'Vorlage',
  term: 'Länge',
  seats: 'Plätze',
  title: 'Was sie ist',
  lid: 'Lizenz',
  license: 'Lizenz',
  customer: 'Kunde',
  seq: 'Nr.',
  edition: 'Ausgabe',
  installation: 'Installation',
  product: 'Produkt',
  current: 'Lizenz dort',
  host: 'Maschine',
  inUse: 'In Gebrauch',
  period: 'Zeitraum',
  flags: 'Bemerkungen',
  what: 'Was',
  used: 'Genutzt',
  limit: 'Lizenziert',
};

export const keyStates: Translated<typeof english.keyStates> = {
  active: 'gilt',
  waiting: 'wartet',
  ended: 'beendet',
  revoked: 'GESPERRT',
};

export const kinds: Translated<typeof english.kinds> = {
  trial: 'Testlizenz',
  subscription: 'Abonnement',
  nfr: 'nicht zum Weiterverkauf',
  emergency: 'Notlizenz',
  perpetual: 'unbefristet',
};

export const modules: Translated<typeof english.modules> = {
  chat: 'Chat',
  usecases: 'Anwendungsfälle',
  rag: 'Dokumente und Suche',
  mcp: 'Werkzeuge',
  imagegen: 'Bilder',
  workflow: 'Abläufe',
  helpdesk: 'Helpdesk',
  ops: 'Betrieb',
};

export const quotas: Translated<typeof english.quotas> = {
  documents: '{count} Dokumente',
  storageGiB: '{count} GiB',
  servers: '{count} Server',
  imagesPerDay: '{count} Bilder am Tag',
  activeWorkflows: '{count} aktive Abläufe',
  ticketsPerDay: '{count} Tickets am Tag',
};

export const states: Translated<typeof english.states> = {
  evaluation: 'Erprobung',
  'evaluation-ended': 'Erprobung beendet',
  valid: 'gültig',
  expiring: 'gültig, endet bald',
  grace: 'abgelaufen, in der Nachfrist',
  expired: 'abgelaufen',
  revoked: 'widerrufen',
  'wrong-host': 'auf der falschen Maschine',
  'not-yet-valid': 'noch nicht begonnen',
  missing: 'fehlt',
  invalid: 'ungültig',
};

export const standings: Translated<typeof english.standings> = {
  valid: 'gültig',
  expiring: 'endet bald',
  grace: 'Nachfrist',
  expired: 'abgelaufen',
  revoked: 'widerrufen',
  replaced: 'ersetzt',
  'not-yet-valid': 'wartet',
};

export const twins: Translated<typeof english.twins> = {
  'same-licence': 'ZWILLING: Dieselbe Lizenz läuft unter einer anderen Installations-ID: {other}',
  'same-installation': 'ZWILLING: Eine weitere Kopie von {other} lief zur selben Zeit anderswo',
  'more-hosts': 'Es haben mehr Maschinen gearbeitet als lizenziert: {other}',
};

export const ledgerFaults: Translated<typeof english.ledgerFaults> = {
  'not-json': 'Zeile {line}: keine Zeile dieses Buchs',
  hash: 'Zeile {line}: wurde verändert (ihr Hash passt nicht)',
  previous: 'Zeile {line}: folgt nicht auf die davor (eine wurde entfernt, eingefügt oder verschoben)',
  number: 'Zeile {line}: hat die falsche Nummer',
  document: 'Lizenz {lid}: Ihr Dokument steht so nicht im Buch (Zeile {line})',
  head: 'Der notierte Hash steht nicht in der Kette: Zeilen wurden abgeschnitten oder die ganze Datei ersetzt',
  'number-twice': 'Zeile {line}: Die Lizenz {lid} hat eine Nummer, die ihr Kunde schon hatte',
};
