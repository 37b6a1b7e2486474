import type { UploadRules } from '@assist/contracts';

/** What the server is assumed to take until it has told. */
export const ASSUMED_RULES: UploadRules = {
  maxBytes: 100 * 1024 * 1024,
  extensions: ['md', 'markdown', 'txt', 'html', 'htm', 'pdf', 'docx'],
};

export type Refusal = 'too_large' | 'type' | 'empty';

/** For the file dialog. */
export function acceptOf(rules: UploadRules): string {
  return rules.extensions.map((extension) => `.${extension}`).join(',');
}

/** What can be said about a file before a single byte is sent. */
export function refusalOf(file: { readonly name: string; readonly size: number }, rules: UploadRules): Refusal | null {
  const name = file.name.toLowerCase();
  if (!rules.extensions.some((extension) => name.endsWith(`.${extension}`))) return 'type';
  if (file.size === 0) return 'empty';
  return file.size > rules.maxBytes ? 'too_large' : null;
}
