/** Share of control characters above which bytes are no text. */
const MAX_CONTROL_SHARE = 0.02;

/** UTF-16 byte order mark of the bytes, if any. */
export function utf16Mark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** False for bytes that no text has: NUL without a UTF-16 mark, or many control characters. */
export function looksLikeText(bytes: Uint8Array): boolean {
  if (utf16Mark(bytes)) return true;
  let control = 0;
  for (const byte of bytes) {
    if (byte === 0) return false;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127) control += 1;
  }
  return control <= bytes.length * MAX_CONTROL_SHARE && mostlyReadable(bytes);
}

/** Windows-1252 text is ASCII with single letters above it; random bytes have as many above as below 128. */
function mostlyReadable(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return bytes.filter((byte) => byte > 127).length < bytes.length * 0.3;
  }
}

/** Markup at the start, after comments and a declaration. */
export function looksLikeHtml(bytes: Buffer): boolean {
  const start = bytes.toString(utf16Mark(bytes) === 'utf-16le' ? 'utf16le' : 'utf8').replace(/^\ufeff/, '');
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|table|div|p|h[1-6])\b/i.test(
    start,
  );
}
