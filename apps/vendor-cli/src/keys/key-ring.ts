import { openSealedKey, type SigningKey } from '@assist/licence/issue';
import { Failure } from '../failure.js';
import type { VendorHome } from '../home/vendor-home.js';
import type { Passphrases } from '../passphrase/passphrases.js';
import { isRoot, keyFile, readKey, shortKid } from './key-store.js';

const TRIES = 3;

interface KeyRingParts {
  readonly home: VendorHome;
  readonly passphrases: Passphrases;
  /** The root may be on a medium that is plugged in only for this. */
  readonly rootFile?: string;
  onWrong(): void;
}

/** The keys that were opened in this session; each passphrase is asked for once. */
export class KeyRing {
  readonly #open = new Map<string, SigningKey>();

  constructor(private readonly parts: KeyRingParts) {}

  /** Ends with `KEY_FILE_MISSING`, `KEY_FILE_DAMAGED` or `PASSPHRASE_WRONG`. A person may try three times. */
  async unlock(kid: string): Promise<SigningKey> {
    const known = this.#open.get(kid);
    if (known !== undefined) return known;
    const key = await this.#ask(kid);
    this.#open.set(kid, key);
    return key;
  }

  async #ask(kid: string): Promise<SigningKey> {
    const { home, passphrases, rootFile } = this.parts;
    const role = isRoot(kid) ? 'root' : 'key';
    const file = readKey((role === 'root' ? rootFile : undefined) ?? keyFile(home, kid), kid);
    const tries = passphrases.asksPerson(role) ? TRIES : 1;
    for (let left = tries; left > 0; left--) {
      const key = await openSealedKey(file, await passphrases.existing(role, shortKid(kid)));
      if (key !== null) return key;
      if (left > 1) this.parts.onWrong();
    }
    throw new Failure('PASSPHRASE_WRONG', { kid: shortKid(kid) });
  }
}
