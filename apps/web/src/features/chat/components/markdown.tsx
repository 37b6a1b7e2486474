import { memo, useMemo, type ReactElement } from 'react';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { holdBackMarker } from '../lib/hold-back';
import { remarkCitations } from '../lib/remark-citations';
import { splitMarkdown } from '../lib/split-markdown';
import { markdownComponents } from './markdown-components';

type Plugins = NonNullable<Parameters<typeof ReactMarkdown>[0]['remarkPlugins']>;

const Block = memo(function Block({ text, plugins }: { readonly text: string; readonly plugins: Plugins }): ReactElement {
  return (
    <div className="md-block">
      <ReactMarkdown remarkPlugins={plugins} components={markdownComponents}>
        {text}
      </ReactMarkdown>
    </div>
  );
});

export interface MarkdownProps {
  readonly text: string;
  readonly sources: readonly number[];
  readonly growing: boolean;
}

/** An answer's markdown. Raw HTML stays text, pictures become links, addresses are limited to safe schemes. */
export function Markdown({ text, sources, growing }: MarkdownProps): ReactElement {
  const known = sources.join(' ');
  const plugins = useMemo<Plugins>(
    () => [remarkGfm, remarkCitations(new Set(known === '' ? [] : known.split(' ').map(Number)))],
    [known],
  );
  const blocks = splitMarkdown(growing ? holdBackMarker(text) : text);
  return (
    <div className="markdown">
      {blocks.map((block, index) => (
        <Block key={index} text={block} plugins={plugins} />
      ))}
    </div>
  );
}
