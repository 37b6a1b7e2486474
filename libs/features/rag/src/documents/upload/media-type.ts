const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
  htm: 'text/html',
  md: 'text/markdown',
  markdown: 'text/markdown',
  txt: 'text/plain',
  log: 'text/plain',
};

/** What a file claims to be by its name; reading it puts the truth in its place. */
export function mediaTypeOf(extension: string): string {
  return TYPES[extension] ?? 'application/octet-stream';
}
