import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { documentBytes, readLicenseRequest, type LicenseFault, type LicenseRequest } from '@assist/licence/core';
import type { Session } from '../cli/session.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { Failure } from '../failure.js';
import { codeOf } from '../home/files.js';

const MAX_BYTES = 2 * 1024 * 1024;
/** `{"` in base64url is how every header begins. */
const COMPACT = /^eyJ[A-Za-z0-9_-]{17,}\.[A-Za-z0-9_-]/;

/** Faults that a genuine document can have; all others mean that it is not one. */
const GENUINE_FAULTS: ReadonlySet<string> = new Set([
  'LIC_TOO_NEW',
  'LIC_WRONG_PRODUCT',
  'LIC_WRONG_ISSUER',
  'LIC_WRONG_ENVIRONMENT',
  'LIC_REVOKED',
  'LIC_SUPERSEDED',
  'LIC_NOT_YET_VALID',
  'LIC_EXPIRED',
  'LIC_MAINTENANCE_ENDED',
  'LIC_WRONG_HOST',
]);

/** A file, `-` for the input, or the text itself: people paste what a mail or a QR code holds. Ends with `FILE_NOT_FOUND`. */
export async function readDocument({ surroundings }: Session, source: string): Promise<Uint8Array> {
  if (/^\s*\{/.test(source) || isCompact(source)) return documentBytes(source);
  const bytes =
    source === '-' ? await readInput(surroundings.stdin) : readDocumentFile(resolve(surroundings.cwd, source), source);
  return isCompact(bytes.subarray(0, 400).toString('latin1')) ? documentBytes(bytes.toString('latin1')) : bytes;
}

/** Mail programs break long lines. */
function isCompact(text: string): boolean {
  return COMPACT.test(text.slice(0, 400).replaceAll(/\s+/g, ''));
}

async function readInput(stdin: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    chunks.push(Buffer.from(chunk as Uint8Array));
    size += chunks.at(-1)?.byteLength ?? 0;
    if (size > MAX_BYTES) throw new Failure('FILE_NOT_FOUND', { file: '-' });
  }
  return Buffer.concat(chunks);
}

function readDocumentFile(path: string, shown: string): Buffer {
  const file = shown.slice(0, 200);
  try {
    const found = statSync(path);
    if (!found.isFile() || found.size > MAX_BYTES) throw new Failure('FILE_NOT_FOUND', { file });
    return readFileSync(path);
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(codeOf(error))) throw error;
    throw new Failure('FILE_NOT_FOUND', { file });
  }
}

/** A genuine licence request. Ends with `DOCUMENT_REFUSED`. */
export async function readRequest(session: Session, source: string): Promise<LicenseRequest> {
  return genuineRequest(await readDocument(session, source));
}

export async function genuineRequest(bytes: Uint8Array): Promise<LicenseRequest> {
  const request = await readLicenseRequest(bytes);
  if (request.ok) return request.value;
  throw refusal(request.fault);
}

export function refusal(fault: LicenseFault): Failure {
  return new Failure('DOCUMENT_REFUSED', { fault: fault.code, detail: detailOf(fault) }, exitOf(fault));
}

/** 5 for a genuine document that does not count, 6 for what is not genuine. */
export function exitOf({ code }: LicenseFault): ExitCode {
  return GENUINE_FAULTS.has(code) ? EXIT.license : EXIT.integrity;
}

export function detailOf({ params }: LicenseFault): string {
  return Object.values(params).join(', ') || '-';
}
