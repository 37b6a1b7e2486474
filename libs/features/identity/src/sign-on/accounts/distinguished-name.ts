/** `cn=...`: a name in a directory (RFC 4514), not just the name of a group. */
export function isDistinguished(name: string): boolean {
  return /^[a-z][\w-]*\s*=/i.test(name);
}

/** For comparison: the same name may be written with other case, spaces and escapes. */
export function plainName(name: string): string {
  if (!isDistinguished(name)) return name.trim().toLowerCase();
  return partsOf(name)
    .map((part) => part.trim().replace(/\s*=\s*/, '='))
    .map(unescaped)
    .join(',')
    .toLowerCase();
}

/** The name itself, or the value of a distinguished name's first part; for comparison as well. */
export function firstName(name: string): string {
  if (!isDistinguished(name)) return plainName(name);
  const first = partsOf(name)[0] ?? '';
  return unescaped(first.slice(first.indexOf('=') + 1))
    .trim()
    .toLowerCase();
}

function partsOf(name: string): string[] {
  return name.match(/(?:\\.|[^\\,])+/gs) ?? [];
}

/** A comma stays escaped: it would look like the end of a part. */
function unescaped(part: string): string {
  return part
    .replace(/(?:\\[\da-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('\\', ''), 'hex').toString('utf8'))
    .replace(/\\(.)/gs, '$1')
    .replaceAll(',', '\\,');
}
