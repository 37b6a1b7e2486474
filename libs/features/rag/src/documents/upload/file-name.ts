const MAX_CHARS = 255;
/** Device names of Windows: a download of that name could not be saved there. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * The name that a file is shown and downloaded by. Nothing is ever stored under it; still it keeps only the last part
 * of a path, no control or direction characters, none that file systems forbid, and at most 255 characters.
 */
export function cleanFileName(given: string): string {
  const base = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = base
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[. ]+$/, '');
  const safe = clean.replace(/^\.+/, '').replace(RESERVED, '_$&');
  return shorten(safe === '' ? 'file' : safe);
}

/** Lower case, without the dot; empty when there is none. */
export function extensionOf(name: string): string {
  return /\.([\p{L}\p{N}]{1,16})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}

function shorten(name: string): string {
  if (name.length <= MAX_CHARS) return name;
  const extension = extensionOf(name);
  const suffix = extension === '' ? '' : `.${extension}`;
  return name.slice(0, MAX_CHARS - suffix.length).replace(/\p{Cs}$/u, '') + suffix;
}
