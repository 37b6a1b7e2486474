import { availableParallelism } from 'node:os';
import { AppError, type RequestContext } from '@assist/kernel';
import { networkOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { FairQueue } from '../secrets/fair-queue.js';

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** In the place of a hash: whoever has the account signs in at an identity provider or directory. */
export const NO_PASSWORD = '!';

/**
 * A core stays free for everything else, and threads of Node's pool for signatures and files. Each check takes 19 MiB
 * and some 30 ms: who waits as one of 2000 would have given up before.
 */
const AT_ONCE = Math.min(3, Math.max(1, availableParallelism() - 1));
const MAX_WAITING = 2000;

/** Who asks for a check or a hash: their turn, and whether they are still there. */
type Asker = Pick<RequestContext, 'address' | 'signal'>;

/** Stems of the passwords that guessers try first; digits and signs around them change nothing. */
const COMMON = [
  'password',
  'passwort',
  'passw',
  'kennwort',
  'geheim',
  'qwert',
  'qwertz',
  'qwertyuiop',
  'asdfghjkl',
  'letmein',
  'welcome',
  'willkommen',
  'admin',
  'administrator',
  'iloveyou',
  'monkey',
  'dragon',
  'sunshine',
  'football',
  'baseball',
  'master',
  'schatz',
  'hallo',
  'sommer',
  'winter',
  'changeme',
  'default',
  'secret',
  'root',
  'user',
  'test',
];

@Injectable()
export class Passwords {
  readonly #queue = new FairQueue(AT_ONCE, MAX_WAITING);
  #decoy: Promise<string> | undefined;

  hash(password: string, asker?: Asker): Promise<string> {
    return this.#inTurn(asker, () => hash(password.normalize('NFKC'), PARAMETERS));
  }

  /** With no hash (unknown user, or one without a password) it takes as long and says no. */
  async matches(passwordHash: string | undefined, password: string, asker?: Asker): Promise<boolean> {
    this.#decoy ??= hash('no password has this hash', PARAMETERS);
    const decoy = await this.#decoy.catch((error: unknown) => {
      this.#decoy = undefined;
      throw error;
    });
    const known = passwordHash === NO_PASSWORD ? undefined : passwordHash;
    const check = (): Promise<boolean> => verify(known ?? decoy, password.normalize('NFKC')).catch(() => false);
    return (await this.#inTurn(asker, check)) && known !== undefined;
  }

  /** Callers from one address take turns with those from others. */
  #inTurn<T>(asker: Asker | undefined, work: () => Promise<T>): Promise<T> {
    return this.#queue.run(asker === undefined ? 'house' : networkOf(asker.address), asker?.signal, work);
  }

  /** @throws AppError PASSWORD_TOO_WEAK */
  requireStrong(password: string, email: string): void {
    const plain = password.toLowerCase();
    const letters = plain.replace(/[^a-zäöüß]/g, '');
    const mailbox = email.split('@')[0] ?? '';
    const isWeak =
      new Set(plain).size < 5 ||
      /^\d+$/.test(plain) ||
      COMMON.includes(letters) ||
      (mailbox.length >= 4 && plain.includes(mailbox) && plain.length - mailbox.length < 6);
    if (isWeak) throw new AppError('PASSWORD_TOO_WEAK');
  }
}
