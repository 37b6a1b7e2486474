import type { Translated } from '../catalogue';
import type { usage as english } from '../en/usage';

export const usage: Translated<typeof english> = {
  all: 'Ganzes Haus',
  by: 'Nach',
  byDay: '{{measure}} nach Tagen',
  chart: '{{measure}} über die Tage: {{names}}. Die Tabellen darunter enthalten dieselben Zahlen.',
  columns: {
    questions: 'Fragen',
    requests: 'Anfragen',
    inputTokens: 'Gelesene Token',
    outputTokens: 'Geschriebene Token',
    documents: 'Neue Dokumente',
    storedBytes: 'Gespeichert',
  },
  councilOn:
    'Der Betriebsratsmodus ist eingeschaltet: Es werden nur Gruppen ab {{count}} Personen gezeigt, und nur, wo sich daraus nichts über Einzelne ablesen lässt. Modelle, die weniger Personen genutzt haben, sind zusammengefasst.',
  course: '{{measure}} im Verlauf',
  csv: 'CSV',
  csvOf: 'Als CSV speichern: {{of}}',
  day: 'Tag (UTC)',
  dimensions: { model: 'Modell', group: 'Gruppe', user: 'Person' },
  empty: 'In dieser Zeit wurde nichts genutzt',
  emptyText: 'Wählen Sie eine längere Zeit oder eine andere Größe. Was gefragt, beantwortet und hochgeladen wird, zählt sofort.',
  fewUsers: 'Modelle mit wenigen Personen',
  hidden_one: '{{count}} Gruppe wird nicht gezeigt.',
  hidden_other: '{{count}} Gruppen werden nicht gezeigt.',
  hideTable: 'Tabelle ausblenden',
  intro:
    'Wie viel gefragt, beantwortet und gespeichert wird. Token sind, was die Modelle melden; Texte werden hier nicht erfasst.',
  measure: 'Größe',
  measures: {
    questions: 'Fragen',
    requests: 'Anfragen an Modelle',
    tokens: 'Token',
    documents: 'Neue Dokumente',
    storedBytes: 'Speicherplatz',
  },
  more: 'Gezeigt werden die 100 größten von {{count}}; die CSV-Datei enthält alle.',
  none: {
    model: 'In dieser Zeit wurde kein Modell gefragt.',
    group: 'Es gibt keine Gruppe, die gezeigt werden kann. Zahlen nach Gruppen erscheinen, sobald Personen zu Gruppen gehören.',
    user: 'In dieser Zeit hat niemand etwas genutzt.',
  },
  period: 'Zeitraum',
  periods: { '7': '7 Tage', '30': '30 Tage', '90': '90 Tage', '365': '1 Jahr' },
  showTable: 'Tabelle zeigen',
  sums: { model: 'Summen nach Modell', group: 'Summen nach Gruppe', user: 'Summen nach Person' },
  toSetting: 'Zur Einstellung',
};
