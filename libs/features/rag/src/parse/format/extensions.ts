export const FORMATS = ['pdf', 'docx', 'html', 'markdown', 'text'] as const;
export type Format = (typeof FORMATS)[number];

/** What the ending of a name says; lower case, without the dot. */
export const EXTENSIONS: Readonly<Record<string, Format>> = {
  pdf: 'pdf',
  docx: 'docx',
  docm: 'docx',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  md: 'markdown',
  markdown: 'markdown',
  mdown: 'markdown',
  txt: 'text',
  text: 'text',
  log: 'text',
  rst: 'text',
  adoc: 'text',
};
