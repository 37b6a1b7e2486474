/** Without characters that look alike. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** A password that can be read out: 16 signs in groups, about 92 bits. `randomByte` gives 0..255. */
export function makePassword(randomByte: () => number): string {
  const sign = (): string => {
    // Bytes above the last whole multiple would make the first signs likelier.
    const limit = 256 - (256 % ALPHABET.length);
    let byte = randomByte();
    while (byte >= limit) byte = randomByte();
    return ALPHABET[byte % ALPHABET.length] ?? 'a';
  };
  const group = (): string => Array.from({ length: GROUP_LENGTH }, sign).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

export function secureByte(): number {
  return crypto.getRandomValues(new Uint8Array(1))[0] ?? 0;
}
