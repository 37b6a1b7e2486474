import { AppError } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

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
  #decoy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return hash(password.normalize('NFKC'), PARAMETERS);
  }

  /** With no hash (unknown user) it takes as long and says no. */
  async matches(passwordHash: string | undefined, password: string): Promise<boolean> {
    this.#decoy ??= hash('no password has this hash', PARAMETERS);
    const isRight = await verify(passwordHash ?? (await this.#decoy), password.normalize('NFKC')).catch(() => false);
    return isRight && passwordHash !== undefined;
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
