import type { LicensePayload } from '@assist/licence/core';
import { newUlid } from '@assist/licence/issue';
import type { Outcome } from '../cli/command.js';
import { confirmUsual, type Session } from '../cli/session.js';
import { dryRun } from '../commands/dry-run.js';
import { licenseSheet } from '../sheet/license-sheet.js';
import { fill } from '../texts/fill.js';
import { composeOrder, issueLicense, type IssuedResult, type LicenseOrder } from './issue-license.js';
import { Register } from './register.js';

interface Preview {
  /** Lines that come before the question, made from what would be issued. */
  lines(payload: LicensePayload): readonly string[];
  readonly question: string;
}

/**
 * Shows what would be issued, asks a person for consent, issues it and says what was done. What is shown is composed
 * again under the lock; only its number can then be another.
 */
export async function previewAndIssue(session: Session, order: LicenseOrder, preview?: Preview): Promise<Outcome> {
  const lid = newUlid(session.now());
  const payload = composeOrder(session, order, new Register(session.home), lid);
  const lines = preview?.lines(payload) ?? licenseSheet(session, payload);
  if (session.mode.dryRun) return dryRun(session, { license: payload }, lines);
  const isAsked = session.prompts !== null && !session.mode.yes;
  if (isAsked) {
    ['', ...lines, ''].forEach((line) => session.log(line));
    await confirmUsual(session, preview?.question ?? session.texts.asked.issue);
  }
  const result = await issueLicense(session, order, lid);
  return issuedOutcome(session, result, isAsked ? [] : (preview?.lines(result.payload) ?? licenseSheet(session, result.payload)));
}

function issuedOutcome(session: Session, result: IssuedResult, sheet: readonly string[]): Outcome {
  const { payload, payloadSha256, kid, files, finished } = result;
  finished.forEach((lid) =>
    session.log(fill(session.texts.said.finished, { lid, file: session.home.path('issued', `${lid}.json`) })),
  );
  return {
    json: {
      lid: payload.lid,
      seq: payload.seq,
      supersedes: payload.supersedes ?? null,
      kid,
      payloadSha256,
      files,
      license: payload,
    },
    lines: [
      ...sheet,
      ...(sheet.length === 0 ? [] : ['']),
      fill(session.texts.said.issued, { lid: payload.lid, seq: payload.seq }),
      ...Object.values(files).map((file) => `  ${file}`),
    ],
  };
}
