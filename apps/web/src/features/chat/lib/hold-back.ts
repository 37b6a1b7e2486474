const UNFINISHED_MARKER = /\[\d{0,3}(?:,\s*\d{0,3})*$/;

/** Keeps the beginning of a citation marker back until it is whole, so that `[1` doesn't flash by as text. */
export function holdBackMarker(text: string): string {
  return text.replace(UNFINISHED_MARKER, '');
}
