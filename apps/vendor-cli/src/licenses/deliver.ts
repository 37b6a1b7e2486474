import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { LicensePayload } from '@assist/licence/core';
import type { Session } from '../cli/session.js';
import { Failure } from '../failure.js';
import { codeOf, createFile, readFileIfThere, replaceFile } from '../home/files.js';
import { issuedFile } from './register.js';
import { sheetFile } from '../sheet/license-sheet.js';

/** Where the files for the customer go. */
export interface DeliveryPlace {
  readonly folder: string;
  /** `license` or `emergency`: the name the product looks for. */
  readonly name: 'license' | 'emergency';
}

export interface Delivery {
  readonly files: { readonly license: string; readonly text: string; readonly trust: string; readonly revocation?: string };
}

/** `--out`, else a folder of its own in the working directory: files of other customers are never written over. */
export function deliveryPlace(
  { surroundings }: Session,
  out: string | undefined,
  customerId: string,
  suffix: string,
): DeliveryPlace {
  const safe = customerId.replaceAll(/[^A-Za-z0-9._-]+/g, '_').replace(/^\.+/, '_');
  const name = suffix === 'emergency' ? 'emergency' : 'license';
  return { folder: resolve(surroundings.cwd, out ?? `${safe}-${suffix}`), name };
}

/** Before anything is announced: the folder is there and has no such files. Ends with `FILE_EXISTS`. */
export function prepareDelivery({ folder, name }: DeliveryPlace): void {
  mkdirSync(folder, { recursive: true });
  for (const file of [join(folder, `${name}.json`), join(folder, `${name}.txt`)]) {
    if (existsSync(file)) throw new Failure('FILE_EXISTS', { file });
  }
}

/** Ends with `DELIVERY_FAILED` where the folder does not take the files: the licence exists and stands in the home. */
export function deliver(session: Session, { folder, name }: DeliveryPlace, bytes: Buffer, payload: LicensePayload): Delivery {
  const files = { license: join(folder, `${name}.json`), text: join(folder, `${name}.txt`) };
  try {
    createFile(files.text, sheetFile(session, payload), 0o644);
    createFile(files.license, bytes, 0o644);
    return { files: { ...files, ...sendAlong(session, folder) } };
  } catch (error) {
    throw new Failure('DELIVERY_FAILED', { folder, reason: codeOf(error), file: issuedFile(session.home, payload.lid) });
  }
}

/** What the product needs to check it: a new customer has nothing yet, and an old one takes the newer of two. */
function sendAlong({ home }: Session, folder: string): { readonly trust: string; readonly revocation?: string } {
  const copy = (name: string): string | undefined => {
    const bytes = readFileIfThere(home.path(name));
    if (bytes === null) return undefined;
    replaceFile(join(folder, name), bytes, 0o644);
    return join(folder, name);
  };
  const revocation = copy('revocation.json');
  return { trust: copy('trust.json') ?? '', ...(revocation === undefined ? {} : { revocation }) };
}
