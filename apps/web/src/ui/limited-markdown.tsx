import { Fragment, useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { limitedMarkdown, type Inline } from '../lib/markup/limited-markdown';
import { cx } from './cx';

/** A short text of the house with its little markdown. */
export function LimitedMarkdown({ text, className }: { readonly text: string; readonly className?: string }): ReactElement {
  const blocks = useMemo(() => limitedMarkdown(text), [text]);
  return (
    <div className={cx('space-y-2', className)}>
      {blocks.map((block, index) =>
        block.kind === 'list' ? (
          <ul key={index} className="list-disc space-y-0.5 pl-5">
            {block.items.map((item, at) => (
              <li key={at}>
                <Pieces pieces={item} />
              </li>
            ))}
          </ul>
        ) : (
          <p key={index}>
            {block.lines.map((line, at) => (
              <Fragment key={at}>
                {at === 0 ? null : <br />}
                <Pieces pieces={line} />
              </Fragment>
            ))}
          </p>
        ),
      )}
    </div>
  );
}

function Pieces({ pieces }: { readonly pieces: readonly Inline[] }): ReactElement {
  return (
    <>
      {pieces.map((piece, index) => (
        <Piece key={index} piece={piece} />
      ))}
    </>
  );
}

function Piece({ piece }: { readonly piece: Inline }): ReactElement {
  const { t } = useTranslation();
  switch (piece.kind) {
    case 'text':
      return <>{piece.text}</>;
    case 'strong':
      return (
        <strong>
          <Pieces pieces={piece.children} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Pieces pieces={piece.children} />
        </em>
      );
    case 'link':
      return (
        <a href={piece.href} target="_blank" rel="noopener noreferrer" className="font-medium underline underline-offset-2">
          <Pieces pieces={piece.children} />
          <span className="sr-only"> {t('common.newTab')}</span>
        </a>
      );
  }
}
