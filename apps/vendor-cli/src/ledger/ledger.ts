import { formatInstant } from '@assist/licence/core';
import { z } from 'zod';
import { Failure } from '../failure.js';
import { Chain, type ChainLink, type ChainReading } from '../home/chain.js';
import type { VendorHome } from '../home/vendor-home.js';

const recordSchema = z.object({
  at: z.string(),
  by: z.string(),
  lid: z.string(),
  seq: z.int().min(0),
  customerId: z.string(),
  payloadSha256: z.string(),
  /** Kind of the licence, or `clock` for a clock token, whose `lid` is its `jti` and whose `seq` is 0. */
  kind: z.enum(['trial', 'subscription', 'nfr', 'perpetual', 'emergency', 'clock']),
  /** For what is bound to one installation. */
  installationId: z.string().optional(),
});
export type LedgerRecord = z.infer<typeof recordSchema>;
export type LedgerLine = LedgerRecord & ChainLink;
export type LedgerReading = ChainReading<LedgerRecord>;

/** Clocks differ a little between the machines of a vendor. */
const CLOCK_SLACK_MS = 3_600_000;

/** `licenses.ndjson`: whatever leaves the house stands in here first. */
export class Ledger {
  readonly #chain: Chain<LedgerRecord>;

  constructor(home: VendorHome) {
    this.#chain = new Chain(home.path('licenses.ndjson'), (value) => recordSchema.safeParse(value).data ?? null);
  }

  /** As it is, broken or not. */
  inspect(): LedgerReading {
    return this.#chain.read();
  }

  /** Ends with `LEDGER_BROKEN`. */
  read(): LedgerReading {
    const reading = this.#chain.read();
    if (reading.fault === null) return reading;
    throw new Failure('LEDGER_BROKEN', { line: reading.fault.line, reason: reading.fault.reason });
  }

  /** On the disk when it returns. Ends with `LEDGER_BROKEN`, or `CLOCK_BEHIND` when the last line is of the future. */
  append(record: Omit<LedgerRecord, 'at'>, nowMs: number): LedgerLine {
    const reading = this.read();
    const last = reading.lines.at(-1);
    if (last !== undefined && Date.parse(last.at) > nowMs + CLOCK_SLACK_MS) {
      throw new Failure('CLOCK_BEHIND', { last: last.at, now: formatInstant(nowMs) });
    }
    return this.#chain.append({ at: formatInstant(nowMs), ...record }, reading);
  }
}
