import type { Outcome } from '../cli/command.js';
import type { Session } from '../cli/session.js';
import { Failure } from '../failure.js';
import { readRequest } from '../requests/read-document.js';
import { differenceLines, differencesOf, isIdentity } from '../sheet/license-difference.js';
import { fill } from '../texts/fill.js';
import { deliveryPlace } from './deliver.js';
import type { LicenseTerms } from './license-terms.js';
import { previewAndIssue } from './license-outcome.js';
import { Register, type IssuedLicense } from './register.js';
import type { ChangeGround } from './terms-from-license.js';

export interface Succession {
  readonly lid: string;
  readonly values: { readonly from?: string; readonly out?: string };
  /** An upgrade that changes nothing was meant otherwise. */
  readonly mustChange?: boolean;
  termsOf(license: IssuedLicense, ground: ChangeGround): LicenseTerms;
}

/** A licence with the next number in the place of `lid`. Ends with `LICENSE_REVOKED` or `LICENSE_REPLACED`. */
export async function succeed(session: Session, { lid, values, termsOf, mustChange }: Succession): Promise<Outcome> {
  const register = new Register(session.home);
  const license = register.get(lid);
  const request = values.from === undefined ? null : await readRequest(session, values.from);
  const terms = termsOf(license, { request, register, now: session.now() });
  const { customer } = license.claims;
  const seq = register.highestSeq(customer.id) + 1;
  const place = deliveryPlace(session, values.out, customer.id, String(seq));
  const order = { terms, supersedes: lid, place, check: (current: Register) => checkCurrent(current, license) };
  return previewAndIssue(session, order, {
    question: session.texts.asked.issue,
    lines: (payload) => {
      const changes = differencesOf(license.payload, payload).filter((change) => !isIdentity(change));
      const isSame = changes.every(({ claim }) => claim === 'nbf');
      if (mustChange === true && isSame) throw new Failure('NOTHING_CHANGES', { lid });
      return [
        fill(session.texts.said.changesOf, { lid, name: customer.name }),
        ...differenceLines(changes).map((line) => `  ${line}`),
      ];
    },
  });
}

function checkCurrent(register: Register, { line, claims }: IssuedLicense): void {
  if (register.revocationOf(line.lid) !== undefined) throw new Failure('LICENSE_REVOKED', { lid: line.lid });
  const latest = register.latestOf(claims.customer.id);
  if (latest !== undefined && latest.line.lid !== line.lid) {
    throw new Failure('LICENSE_REPLACED', { lid: line.lid, latest: latest.line.lid, seq: latest.line.seq });
  }
}
