export const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;
export const ACCEPTED_ENDINGS = ['.md', '.markdown', '.txt', '.html', '.htm', '.pdf', '.docx'] as const;
export const ACCEPT = ACCEPTED_ENDINGS.join(',');

export type Refusal = 'too_large' | 'type' | 'empty';

/** What can be said about a file before a single byte is sent. */
export function refusalOf(file: { readonly name: string; readonly size: number }): Refusal | null {
  const name = file.name.toLowerCase();
  if (!ACCEPTED_ENDINGS.some((ending) => name.endsWith(ending))) return 'type';
  if (file.size === 0) return 'empty';
  return file.size > MAX_UPLOAD_BYTES ? 'too_large' : null;
}
