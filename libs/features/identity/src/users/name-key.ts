/** A name as names are searched and ordered: small, and without marks (DIN 5007-1), "Müßig" as "mussig". */
export function nameKeyOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 240);
}

/** As people look names up, on both engines. */
export function byNameKey<Named extends { readonly name: string }>(items: readonly Named[]): Named[] {
  const keyed = items.map((item) => ({ item, key: nameKeyOf(item.name) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ item }) => item);
}

const MAX_WORDS = 8;

/** LIKE patterns (escape sign `!`), one for each word that name or address must have. */
export function searchPatterns(query: string): readonly string[] {
  const words = nameKeyOf(query).split(' ').filter(Boolean).slice(0, MAX_WORDS);
  return words.map((word) => `%${word.replace(/[!%_]/g, '!$&')}%`);
}
