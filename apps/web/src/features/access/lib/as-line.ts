/** A reason is one line for mails and the log, however it was typed. */
export function asLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
