import {
  DAY_MS,
  formatInstant,
  loadClockToken,
  sha256Hex,
  type ClockTokenPayload,
  type LicenseRequest,
} from '@assist/licence/core';
import { newUlid, signPayloadText } from '@assist/licence/issue';
import type { Session } from '../cli/session.js';
import { Failure } from '../failure.js';
import { createFile } from '../home/files.js';
import { withSigningKey } from '../keys/with-signing-key.js';
import { Ledger } from '../ledger/ledger.js';
import { Register } from '../licenses/register.js';
import type { CurrentTrust } from '../trust/trust-store.js';

export interface ClockTokenOrder {
  readonly request: LicenseRequest;
  readonly days: number;
  /** Milliseconds: the latest instant that the installation shall believe to have seen. */
  readonly highWater: number;
}

export interface IssuedClockToken {
  readonly payload: ClockTokenPayload;
  readonly bytes: Buffer;
  readonly file: string;
}

/** A repair of the clock of one installation, for one use. Ends with `CLOCK_TOKEN_ISSUED` while an earlier one is good. */
export async function issueClockToken(session: Session, order: ClockTokenOrder): Promise<IssuedClockToken> {
  const { home, surroundings } = session;
  return withSigningKey(session, 'clock', async ({ key, trust }) => {
    const register = new Register(home);
    checkNoGoodToken(register, order.request.installation.id, session.now());
    const payload = composeClockToken(order, session.now());
    const text = JSON.stringify(payload);
    const bytes = signPayloadText('clock', text, key);
    await checkToken(bytes, trust, payload, session.now());
    const { jti: lid, installationId } = payload;
    const customerId = register.lineOf(order.request.current?.lid)?.customerId ?? '';
    const line = { by: surroundings.userName, lid, seq: 0, customerId, payloadSha256: sha256Hex(text), kind: 'clock' as const };
    new Ledger(home).append({ ...line, installationId }, session.now());
    const file = home.path('issued', `${lid}.json`);
    createFile(file, bytes);
    return { payload, bytes, file };
  });
}

export function composeClockToken({ request, days, highWater }: ClockTokenOrder, now: number): ClockTokenPayload {
  return {
    ver: 1,
    installationId: request.installation.id,
    jti: newUlid(now),
    iat: formatInstant(now),
    exp: formatInstant(now + days * DAY_MS),
    highWater: formatInstant(highWater),
  };
}

/** The longest a token can live: an earlier one is surely over after that. */
const LONGEST_MS = 7 * DAY_MS;

export function checkNoGoodToken(register: Register, installationId: string, now: number): void {
  const before = register.lines.find(
    (line) => line.kind === 'clock' && line.installationId === installationId && Date.parse(line.at) + LONGEST_MS > now,
  );
  if (before === undefined) return;
  throw new Failure('CLOCK_TOKEN_ISSUED', { jti: before.lid, at: before.at, installation: installationId });
}

async function checkToken(bytes: Buffer, { set }: CurrentTrust, payload: ClockTokenPayload, now: number): Promise<void> {
  const { installationId } = payload;
  const loaded = await loadClockToken(bytes, { trust: [set], build: { env: set.env }, installationId, used: [], wall: now });
  if (!loaded.ok) throw new Failure('OWN_OUTPUT_REFUSED', { fault: loaded.fault.code });
}
