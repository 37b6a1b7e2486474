/** Not part of what a reader reads. */
export const DROPPED: ReadonlySet<string> = new Set([
  'script', 'style', 'noscript', 'template', 'svg', 'math', 'nav', 'aside', 'head', 'iframe', 'object', 'embed', 'canvas', 'audio',
  'video', 'select', 'button', 'input', 'textarea', 'dialog', 'map',
]);

/** Elements that end the line of text before them and begin one of their own. */
export const BLOCK: ReadonlySet<string> = new Set([
  'address', 'article', 'blockquote', 'body', 'center', 'dd', 'details', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer',
  'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'li', 'main', 'ol', 'p', 'pre', 'section', 'summary', 'table', 'ul',
]);

/** Deeper nesting is no page for people, and would exhaust the stack. */
export const MAX_DEPTH = 1500;
