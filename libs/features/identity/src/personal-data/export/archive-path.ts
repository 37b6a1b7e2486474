/** Names that Windows keeps for devices, whatever follows after a dot. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
const MAX_PART = 100;
const MAX_PATH = 240;

/**
 * Paths for an archive: whatever people called their things, each stays below the archive's folder, can be unpacked on
 * every system, and is there once.
 */
export class ArchivePaths {
  readonly #taken = new Set<string>();

  add(path: string): string {
    const parts = path.split(/[\\/]+/).map(safePart);
    const wanted = shortened(parts.join('/'));
    for (let number = 1; ; number += 1) {
      const candidate = number === 1 ? wanted : numbered(wanted, number);
      const key = candidate.normalize('NFKC').toLowerCase();
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return candidate;
    }
  }
}

function safePart(part: string): string {
  const plain = part
    .normalize('NFC')
    .replace(/\p{Cs}/gu, '_')
    // Also signs that turn the direction of writing: a name must not look like another one.
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .replace(RESERVED, '_$1');
  return plain === '' ? '_' : cut(plain, MAX_PART);
}

/** With its ending, by which programs know it. */
function cut(name: string, length: number): string {
  if (name.length <= length) return name;
  const [ending = ''] = /\.[A-Za-z0-9]{1,10}$/.exec(name) ?? [];
  return name.slice(0, length - ending.length).replace(/[\ud800-\udbff]$/, '') + ending;
}

function shortened(path: string): string {
  if (path.length <= MAX_PATH) return path;
  const parts = path.split('/');
  return [...parts.slice(0, 2), parts.at(-1) ?? '_'].join('/').slice(-MAX_PATH);
}

function numbered(path: string, number: number): string {
  const [ending = ''] = /\.[A-Za-z0-9]{1,10}$/.exec(path) ?? [];
  return `${path.slice(0, path.length - ending.length)} (${String(number)})${ending}`;
}
