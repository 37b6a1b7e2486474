import { defineCommand, type Outcome } from '../cli/command.js';
import type { Session } from '../cli/session.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { viewLicense, type ViewedLicense } from '../licenses/find-license.js';
import { Register } from '../licenses/register.js';
import { detailOf, exitOf } from '../requests/read-document.js';
import { fill } from '../texts/fill.js';

export const licenseVerify = defineCommand({
  name: 'license verify',
  args: ['FILE|LID'],
  options: [],
  async run(session, { args: [source = ''] }) {
    const viewed = await viewLicense(session, source);
    return 'payload' in viewed ? judged(session, viewed) : refused(session, viewed.snapshot.reason);
  },
});

function judged(session: Session, { payload, snapshot }: ViewedLicense): Outcome {
  const { texts, home } = session;
  const register = new Register(home);
  const line = register.lines.find(({ payloadSha256 }) => payloadSha256 === snapshot.fingerprint);
  const revocation = register.revocationOf(payload.lid);
  const isRevoked = snapshot.state === 'revoked' || revocation !== undefined;
  const exit: ExitCode = snapshot.level === 'full' && !isRevoked ? EXIT.ok : EXIT.license;
  const state = isRevoked ? 'revoked' : snapshot.state;
  return {
    exit: line === undefined ? EXIT.integrity : exit,
    json: {
      genuine: true,
      state,
      level: snapshot.level,
      reason: snapshot.reason,
      lid: payload.lid,
      seq: payload.seq,
      payloadSha256: snapshot.fingerprint,
      inLedger: line !== undefined,
      revokedFrom: revocation?.from ?? null,
    },
    lines: [
      fill(texts.said.genuineNow, { state: texts.states[state] }),
      fill(line === undefined ? texts.said.notInLedger : texts.said.inLedger, {
        line: line?.i ?? 0,
        by: line?.by ?? '',
        at: line?.at ?? '',
      }),
      ...(revocation === undefined ? [] : [fill(texts.said.revokedSince, { from: revocation.from, reason: revocation.reason })]),
    ],
  };
}

function refused({ texts }: Session, reason: ViewedLicense['snapshot']['reason']): Outcome {
  const fault = reason ?? { code: 'LIC_INTERNAL' as const, params: {} };
  return {
    exit: exitOf(fault),
    json: { genuine: false, state: 'invalid', reason: fault },
    lines: [fill(texts.said.refused, { fault: fault.code, detail: detailOf(fault), meaning: texts.faults[fault.code] })],
  };
}
