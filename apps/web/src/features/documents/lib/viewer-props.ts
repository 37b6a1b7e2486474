import type { Passage } from './passage';

/** What a document viewer is given by the page around it. */
export interface DocumentViewerProps {
  readonly documentId: string;
  readonly title: string;
  readonly passage: Passage | null;
  readonly passageNumber: number | null;
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
  readonly onClose: () => void;
}
