const MIN_LENGTH = 14;
const MIN_DIFFERENT = 7;
const TOO_USUAL = /password|passwort|passphrase|123456|qwert[yz]|cgs-?assist|(.)\1{4}/i;

/** Good enough for a key that is worth all licences: some length and variety, and none of the first guesses. */
export function isStrongPassphrase(passphrase: string): boolean {
  const letters = [...passphrase.normalize('NFKC')];
  return letters.length >= MIN_LENGTH && new Set(letters).size >= MIN_DIFFERENT && !TOO_USUAL.test(passphrase);
}
