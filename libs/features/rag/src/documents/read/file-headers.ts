/** Types that a browser shows without running anything of them; all others are only ever downloaded, as bytes. */
const SHOWN: ReadonlySet<string> = new Set(['application/pdf', 'text/plain']);

/**
 * Headers for bytes that a stranger wrote: never sniffed, never run, in no frame of ours but our own, kept by no cache.
 * HTML and all that is not surely harmless goes as `application/octet-stream` for download.
 */
export function fileHeaders(name: string, mediaType: string): Readonly<Record<string, string>> {
  const shown = SHOWN.has(mediaType);
  return {
    'Content-Type': shown ? (mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType) : 'application/octet-stream',
    'Content-Disposition': disposition(shown ? 'inline' : 'attachment', name),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'self'",
    'Cache-Control': 'private, no-store',
    'Accept-Ranges': 'bytes',
  };
}

/** RFC 6266: a plain ASCII name for old clients, and the true one in UTF-8 by RFC 5987. */
function disposition(type: 'inline' | 'attachment', name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name.replace(/\p{Cs}/gu, '_')).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${type}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
