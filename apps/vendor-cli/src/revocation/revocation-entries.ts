import { formatInstant } from '@assist/licence/core';
import { z } from 'zod';
import { Failure } from '../failure.js';
import { Chain } from '../home/chain.js';
import type { VendorHome } from '../home/vendor-home.js';

const entrySchema = z.object({ at: z.string(), by: z.string(), lid: z.string(), from: z.string(), reason: z.string() });
export type RevocationRecord = z.infer<typeof entrySchema>;

/** `revocations.ndjson`: what was taken back, chained as the ledger is. It takes effect with the next `revocation build`. */
export class RevocationEntries {
  readonly #chain: Chain<RevocationRecord>;

  constructor(home: VendorHome) {
    this.#chain = new Chain(home.path('revocations.ndjson'), (value) => entrySchema.safeParse(value).data ?? null);
  }

  /** Ends with `LEDGER_BROKEN`. */
  list(): readonly RevocationRecord[] {
    return this.#read().lines;
  }

  of(lid: string): RevocationRecord | undefined {
    return this.list().find((entry) => entry.lid === lid);
  }

  append(entry: Omit<RevocationRecord, 'at'>, nowMs: number): void {
    this.#chain.append({ at: formatInstant(nowMs), ...entry }, this.#read());
  }

  #read(): ReturnType<Chain<RevocationRecord>['read']> {
    const reading = this.#chain.read();
    if (reading.fault === null) return reading;
    throw new Failure('LEDGER_BROKEN', { line: reading.fault.line, reason: `revocations.ndjson, ${reading.fault.reason}` });
  }
}
