import type { Components } from 'react-markdown';
import { CitationButton } from './citation-button';
import { CodeBlock } from './code-block';
import { ExternalLink } from './external-link';

/** How each element of an answer is drawn. Headings sit below the page's own. */
export const markdownComponents: Components = {
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  h4: ({ children }) => <h5>{children}</h5>,
  a: ({ href, children }) => <ExternalLink href={href}>{children}</ExternalLink>,
  img: ({ src, alt }) => (
    <ExternalLink href={typeof src === 'string' ? src : undefined}>{alt === undefined || alt === '' ? src : alt}</ExternalLink>
  ),
  pre: ({ children }) => <CodeBlock>{children}</CodeBlock>,
  table: ({ children }) => (
    <div tabIndex={0} className="overflow-x-auto">
      <table>{children}</table>
    </div>
  ),
  cite: ({ node }) => <CitationButton n={Number(node?.properties['dataN'] ?? node?.properties['data-n'])} />,
};
