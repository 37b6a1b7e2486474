import { licenseClaimsSchema, sha256Hex, ulidSchema, type LicenseClaims, type LicensePayload } from '@assist/licence/core';
import { Failure } from '../failure.js';
import { readFileIfThere } from '../home/files.js';
import { payloadTextOfFile } from '../home/payload-of-file.js';
import type { VendorHome } from '../home/vendor-home.js';
import { Ledger, type LedgerLine } from '../ledger/ledger.js';
import { RevocationEntries, type RevocationRecord } from '../revocation/revocation-entries.js';

/** A licence that stands in the ledger and whose document is here. */
export interface IssuedLicense {
  readonly line: LedgerLine;
  readonly bytes: Buffer;
  readonly payload: LicensePayload;
  readonly claims: LicenseClaims;
}

/** Whether somebody who typed this can have meant a licence by its number. */
export function isLid(text: string): boolean {
  return ulidSchema.safeParse(text).success;
}

export function issuedFile(home: VendorHome, lid: string): string {
  return home.path('issued', `${lid}.json`);
}

/** All that was ever issued; the ledger is read and checked whole, documents when they are looked at. */
export class Register {
  readonly lines: readonly LedgerLine[];
  readonly #byLid: ReadonlyMap<string, LedgerLine>;
  /** In the order of their numbers; clock tokens and emergency licences stand outside of it. */
  readonly #byCustomer: ReadonlyMap<string, readonly LedgerLine[]>;
  readonly #revocations: ReadonlyMap<string, RevocationRecord>;
  readonly #documents = new Map<string, IssuedLicense | null>();

  /** Ends with `HOME_MISSING` or `LEDGER_BROKEN`. */
  constructor(private readonly home: VendorHome) {
    home.facts();
    this.lines = new Ledger(home).read().lines;
    this.#byLid = new Map(this.lines.map((line) => [line.lid, line]));
    this.#byCustomer = orderedByCustomer(this.lines);
    this.#revocations = new Map(new RevocationEntries(home).list().map((entry) => [entry.lid, entry]));
  }

  /** Ends with `LICENSE_NOT_FOUND`, `LICENSE_UNDELIVERED` or `DOCUMENT_NOT_IN_LEDGER`. */
  get(lid: string): IssuedLicense {
    const line = this.lineOf(lid);
    if (line === undefined) throw new Failure('LICENSE_NOT_FOUND', { lid });
    const document = this.documentOf(line);
    if (document === null) throw new Failure('LICENSE_UNDELIVERED', { lid });
    return document;
  }

  /** The line of a licence; a clock token is none. */
  lineOf(lid: string | undefined): LedgerLine | undefined {
    const line = this.#byLid.get(lid ?? '');
    return line?.kind === 'clock' ? undefined : line;
  }

  /** As `get`, where it need not be ours. */
  find(lid: string | undefined): IssuedLicense | undefined {
    const line = this.lineOf(lid);
    return line === undefined ? undefined : (this.documentOf(line) ?? undefined);
  }

  /** Null for a line whose document never came to be: a crash stood between them. Ends with `DOCUMENT_NOT_IN_LEDGER`. */
  documentOf(line: LedgerLine): IssuedLicense | null {
    const known = this.#documents.get(line.lid);
    if (known !== undefined) return known;
    const bytes = readFileIfThere(issuedFile(this.home, line.lid));
    const document = bytes === null ? null : readIssued(bytes, line, issuedFile(this.home, line.lid));
    this.#documents.set(line.lid, document);
    return document;
  }

  /** Every delivered licence, the oldest first. */
  licenses(): readonly IssuedLicense[] {
    return this.lines.flatMap((line) => (line.kind === 'clock' ? [] : (this.documentOf(line) ?? [])));
  }

  /** Those of a customer in the order of their numbers, without emergency licences. */
  licensesOf(customerId: string): readonly IssuedLicense[] {
    return (this.#byCustomer.get(customerId) ?? []).flatMap((line) => this.documentOf(line) ?? []);
  }

  latestOf(customerId: string): IssuedLicense | undefined {
    return this.licensesOf(customerId).at(-1);
  }

  /** The latest that does not wait for its start. */
  begunOf(customerId: string, nowMs: number): IssuedLicense | undefined {
    return this.licensesOf(customerId).findLast(({ claims }) => claims.nbf <= nowMs);
  }

  /** Also of a licence that never got its document: a number is used once. */
  highestSeq(customerId: string): number {
    return this.#byCustomer.get(customerId)?.at(-1)?.seq ?? 0;
  }

  revocationOf(lid: string): RevocationRecord | undefined {
    return this.#revocations.get(lid);
  }
}

function orderedByCustomer(lines: readonly LedgerLine[]): ReadonlyMap<string, readonly LedgerLine[]> {
  const byCustomer = new Map<string, LedgerLine[]>();
  for (const line of lines) {
    if (line.kind === 'clock' || line.kind === 'emergency') continue;
    byCustomer.set(line.customerId, [...(byCustomer.get(line.customerId) ?? []), line]);
  }
  byCustomer.forEach((own) => own.sort((a, b) => a.seq - b.seq));
  return byCustomer;
}

function readIssued(bytes: Buffer, line: LedgerLine, file: string): IssuedLicense {
  try {
    const text = payloadTextOfFile(bytes);
    if (sha256Hex(text) === line.payloadSha256) {
      const payload = JSON.parse(text) as LicensePayload;
      return { line, bytes, payload, claims: licenseClaimsSchema.parse(payload) };
    }
  } catch {
    // Whatever is wrong with it, it is not what the ledger says.
  }
  throw new Failure('DOCUMENT_NOT_IN_LEDGER', { lid: line.lid, file });
}
