/** A link inside a sentence: underlined, so that colour is not the only sign. */
export const TEXT_LINK = 'font-medium text-accent underline underline-offset-2 hover:text-accent-hover';

/** The one link of a row, which is `relative`: all of the row leads there. */
export const ROW_LINK =
  'font-medium break-words after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-xl focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent';
