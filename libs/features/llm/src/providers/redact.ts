const MAX_LENGTH = 200;

/** Forms of credentials that providers repeat in their error texts, often shortened in the middle. */
const CREDENTIALS = [
  /\b(sk|pk|rk|gsk|xai|key)-[\w*.-]{6,}/gi,
  /\b(bearer|basic)\s+\S+/gi,
  /\b(api[-_ ]?key|token|secret|password|authorization)\b(\s+provided)?\s*["']?\s*[:=]\s*["']?[^\s"',}]+/gi,
  /\/\/[^/\s:@]+:[^/\s@]+@/g,
  /\b[A-Za-z0-9_-]{32,}\b/g,
];

/**
 * A short line for people from what a provider said. Credentials are taken out by value and by form; line breaks and
 * control characters are flattened, so that it cannot forge a log line.
 */
export function redactReason(text: string, secrets: readonly (string | null)[]): string {
  let clean = text.slice(0, 4000);
  for (const secret of secrets) if (secret !== null && secret.length > 3) clean = clean.replaceAll(secret, '***');
  for (const form of CREDENTIALS) clean = clean.replace(form, '***');
  clean = clean
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return clean.length > MAX_LENGTH ? `${clean.slice(0, MAX_LENGTH - 1)}…` : clean;
}
