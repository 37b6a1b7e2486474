/** An answer as a screen reader should say it: without markdown's signs and source numbers. */
export function plainText(markdown: string, maxLength: number): string {
  const text = markdown
    .replace(/```[^\n]*\n?/g, '')
    .replace(/\[(\d{1,3}(?:\s*,\s*\d{1,3})*)\]/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s{0,3}(#{1,6}|>|[-*+])\s+/gm, '')
    .replace(/[*_`|]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length <= maxLength ? text : `${text.slice(0, text.lastIndexOf(' ', maxLength))} …`;
}
