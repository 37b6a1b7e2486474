import type { Translated } from '../catalogue';
import type { viewer as english } from '../en/viewer';

export const viewer: Translated<typeof english> = {
  after: 'Mehr Text danach anzeigen',
  before: 'Mehr Text davor anzeigen',
  broken: 'Dieses PDF lässt sich nicht anzeigen. Sie können seinen Text lesen oder das Original herunterladen.',
  close: 'Dokument schließen',
  download: 'Original herunterladen',
  fitWidth: 'An Breite anpassen',
  goToPage: 'Gehe zu Seite',
  gone: 'Dieses Dokument wurde gelöscht. Die Antwort behält, was sie zitiert hat.',
  loading: 'Das Dokument wird geladen …',
  nextPage: 'Nächste Seite',
  nextSource: 'Nächste Quelle',
  noText: 'Dieses Dokument enthält keinen Text.',
  ofPages: 'von {{pages}}',
  page: 'Seite {{page}}',
  pages: 'Seiten des Dokuments',
  panel: 'Dokument',
  previousPage: 'Vorige Seite',
  previousSource: 'Vorige Quelle',
  showPages: 'Seiten anzeigen',
  showText: 'Nur den Text anzeigen',
  text: 'Text des Dokuments',
  toolbar: 'Seite und Vergrößerung',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
};
