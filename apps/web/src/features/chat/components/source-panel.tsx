import type { Message } from '@assist/contracts';
import { lazy, Suspense, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWideScreen } from '../../../lib/dom/use-media';
import { useObservablePart } from '../../../lib/store/observable';
import { Loading } from '../../../ui/loading';
import { SidePanel } from '../../../ui/side-panel';
import { isRunning, viewOf } from '../lib/message-view';
import type { SourceRef } from '../lib/source-param';
import { answerStreams } from '../lib/stream-store';

const DocumentViewer = lazy(async () => ({
  default: (await import('../../documents/components/document-viewer')).DocumentViewer,
}));

export interface SourcePanelProps {
  readonly source: SourceRef;
  readonly messages: readonly Message[];
  readonly onClose: () => void;
  readonly onOpen: (messageId: string, n: number) => void;
}

/** The document behind a source number, beside the chat; over it on a narrow screen. */
export function SourcePanel({ source, messages, onClose, onOpen }: SourcePanelProps): ReactElement | null {
  const { t } = useTranslation();
  const wide = useWideScreen();
  const stream = useObservablePart(answerStreams, (streams) => streams[source.messageId]);
  const message = messages.find((candidate) => candidate.id === source.messageId);
  const citations = message === undefined ? [] : viewOf(message, stream).citations;
  const index = citations.findIndex((citation) => citation.n === source.n);
  const citation = citations[index];
  if (citation === undefined) return null;
  const neighbour = (step: number): (() => void) | null => {
    const next = citations[index + step];
    return next === undefined ? null : () => onOpen(source.messageId, next.n);
  };
  return (
    <SidePanel wide={wide} label={t('chat.source.panel')} onClose={onClose} escapeAnywhere={!messages.some(isRunning)}>
      <Suspense fallback={<Loading />}>
        <DocumentViewer
          documentId={citation.documentId}
          title={citation.title}
          passage={citation}
          passageNumber={citation.n}
          onPrevious={neighbour(-1)}
          onNext={neighbour(1)}
          onClose={onClose}
        />
      </Suspense>
    </SidePanel>
  );
}
