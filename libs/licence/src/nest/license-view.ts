import type { LicenseView } from '@assist/contracts';
import type { LicenseSnapshot } from '../core/index.js';

const DAY_MS = 24 * 3600_000;
/** From this many days before its end on, an evaluation reminds all users. */
const EVALUATION_REMINDER_DAYS = 7;

export interface AdminFacts {
  readonly seatsUsed: number;
  readonly rootFingerprints: readonly string[];
}

/** The answer of `GET /api/license`; `admin` facts are added for administrators only. */
export function toLicenseView(snapshot: LicenseSnapshot, now: number, admin: AdminFacts | null): LicenseView {
  const end =
    snapshot.graceUntil !== null && snapshot.expiresAt !== null && now > snapshot.expiresAt
      ? snapshot.graceUntil
      : snapshot.expiresAt;
  const daysLeft = end === null ? null : Math.max(0, Math.ceil((end - now) / DAY_MS));
  return {
    state: snapshot.state,
    level: snapshot.level,
    edition: snapshot.claims?.edition ?? null,
    modules: modulesOf(snapshot),
    expiresAt: isoOrNull(snapshot.expiresAt),
    graceUntil: isoOrNull(snapshot.graceUntil),
    daysLeft,
    banner: bannerOf(snapshot, daysLeft),
    admin: admin === null ? null : adminFacts(snapshot, admin),
  };
}

function modulesOf(snapshot: LicenseSnapshot): LicenseView['modules'] {
  return Object.fromEntries(
    Object.entries(snapshot.modules).flatMap(([id, quotas]) =>
      quotas === undefined
        ? []
        : [
            [
              id,
              Object.fromEntries(
                Object.entries(quotas).flatMap(([name, limit]) => (typeof limit === 'number' ? [[name, limit]] : [])),
              ),
            ],
          ],
    ),
  ) as LicenseView['modules'];
}

function bannerOf(snapshot: LicenseSnapshot, daysLeft: number | null): LicenseView['banner'] {
  const code = snapshot.state;
  if (snapshot.level === 'read-only') return { severity: 'error', code };
  if (code === 'grace') return { severity: 'warning', code };
  if (code === 'evaluation') return { severity: (daysLeft ?? 0) <= EVALUATION_REMINDER_DAYS ? 'warning' : 'info', code };
  const isForAll = snapshot.warnings.some((warning) => warning.code === 'EXPIRY_NEAR' && warning.audience === 'all');
  return code === 'expiring' && isForAll ? { severity: 'info', code } : null;
}

function adminFacts(snapshot: LicenseSnapshot, admin: AdminFacts): LicenseView['admin'] {
  const claims = snapshot.claims;
  return {
    customer: claims === null ? null : { id: claims.customer.id, name: claims.customer.name },
    lid: snapshot.lid,
    seq: claims?.seq ?? null,
    reason: snapshot.reason?.code ?? null,
    flags: [...snapshot.flags],
    seats: { used: admin.seatsUsed, limit: snapshot.limits.seats },
    support: claims === null ? null : { level: claims.support.level, email: claims.support.email, phone: claims.support.phone },
    rootFingerprints: [...admin.rootFingerprints],
  };
}

function isoOrNull(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
