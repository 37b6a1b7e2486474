/** What the server takes as one question. */
export const MAX_QUESTION = 32_000;
const NEAR = 0.9;

/** How long a question may still become; null while that is far away. Negative: it is too long by so much. */
export function roomLeft(text: string): number | null {
  const { length } = text.trim();
  return length < MAX_QUESTION * NEAR ? null : MAX_QUESTION - length;
}
