import type { Document } from '@assist/contracts';
import { ChevronLeft, ChevronRight, Download, FileText, ScrollText, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/icon-button';
import { useDownload } from '../queries/use-download';
import type { DocumentViewerProps } from '../lib/viewer-props';

export interface ViewerHeaderProps extends DocumentViewerProps {
  readonly document: Document | null;
  /** null: there is only the text. */
  readonly asText: boolean | null;
  readonly onAsText: (asText: boolean) => void;
}

export function ViewerHeader(props: ViewerHeaderProps): ReactElement {
  const { t } = useTranslation();
  const { document, asText, passageNumber } = props;
  const download = useDownload();
  return (
    <div className="flex h-12 shrink-0 items-center gap-1 border-b border-line bg-canvas pr-2 pl-3">
      {passageNumber === null ? (
        <FileText aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
      ) : (
        <span className="inline-flex h-6 min-w-6 shrink-0 items-center justify-center rounded-md bg-accent px-1 text-sm font-semibold text-accent-ink">
          {passageNumber}
        </span>
      )}
      <h2 className="ml-1 min-w-0 flex-1 truncate font-medium" title={props.title}>
        {props.title}
      </h2>
      {passageNumber === null ? null : (
        <>
          <IconButton
            small
            side="bottom"
            icon={ChevronLeft}
            label={t('viewer.previousSource')}
            disabled={props.onPrevious === null}
            onClick={() => props.onPrevious?.()}
          />
          <IconButton
            small
            side="bottom"
            icon={ChevronRight}
            label={t('viewer.nextSource')}
            disabled={props.onNext === null}
            onClick={() => props.onNext?.()}
          />
        </>
      )}
      {asText === null ? null : (
        <IconButton
          small
          side="bottom"
          icon={asText ? FileText : ScrollText}
          label={asText ? t('viewer.showPages') : t('viewer.showText')}
          onClick={() => props.onAsText(!asText)}
        />
      )}
      {document === null ? null : (
        <IconButton
          small
          side="bottom"
          icon={Download}
          label={t('viewer.download')}
          disabled={download.isPending}
          onClick={() => download.mutate(document)}
        />
      )}
      <IconButton small side="bottom" icon={X} label={t('viewer.close')} onClick={props.onClose} />
    </div>
  );
}
