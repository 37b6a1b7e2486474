import type { LicenseRequest } from '@assist/licence/core';
import type { Session } from '../cli/session.js';
import type { LicenseTerms } from '../licenses/license-terms.js';
import { fill } from '../texts/fill.js';

/** A licence that holds less than what is in use would switch something off on the day it arrives. */
export function warnOfRequest({ texts, log }: Session, { product, counts }: LicenseRequest, { limits }: LicenseTerms): void {
  if (product !== 'cgs-assist') log(fill(texts.said.otherProduct, { product }));
  const inUse = Math.max(counts['seats'] ?? 0, counts['users'] ?? 0);
  if (inUse > limits.seats) log(fill(texts.said.fewSeats, { seats: limits.seats, inUse }));
}
