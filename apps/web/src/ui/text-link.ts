/** A link inside a sentence: underlined, so that colour is not the only sign. */
export const TEXT_LINK = 'font-medium text-accent underline underline-offset-2 hover:text-accent-hover';
