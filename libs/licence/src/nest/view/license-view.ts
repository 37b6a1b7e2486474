import { licensedModulesSchema, type LicenseView } from '@assist/contracts';
import { DAY_MS, type LicenseSnapshot } from '../../core/index.js';

/** From this many days before its end on, an evaluation reminds all users. */
const EVALUATION_REMINDER_DAYS = 7;

/** What everybody who is signed in may see; `admin` facts are added for those who administer the licence. */
export function toLicenseView(snapshot: LicenseSnapshot, now: number, admin: LicenseView['admin']): LicenseView {
  const daysLeft = daysLeftOf(snapshot, now);
  return {
    state: snapshot.state,
    level: snapshot.level,
    edition: snapshot.claims?.edition ?? null,
    modules: modulesOf(snapshot),
    expiresAt: isoOrNull(snapshot.expiresAt),
    graceUntil: isoOrNull(snapshot.graceUntil),
    daysLeft,
    banner: bannerOf(snapshot, daysLeft),
    admin,
  };
}

/** Begun days to the end that comes next: that of the licence, then that of its grace. Null where there is none. */
export function daysLeftOf({ expiresAt, graceUntil }: LicenseSnapshot, now: number): number | null {
  const end = graceUntil !== null && expiresAt !== null && now > expiresAt ? graceUntil : expiresAt;
  return end === null ? null : Math.max(0, Math.ceil((end - now) / DAY_MS));
}

/** Only what is there: a quota without a limit is left out. */
function modulesOf(snapshot: LicenseSnapshot): LicenseView['modules'] {
  return licensedModulesSchema.parse(JSON.parse(JSON.stringify(snapshot.modules)));
}

function bannerOf(snapshot: LicenseSnapshot, daysLeft: number | null): LicenseView['banner'] {
  const code = snapshot.state;
  if (snapshot.level === 'read-only') return { severity: 'error', code };
  if (code === 'grace') return { severity: 'warning', code };
  if (code === 'evaluation') return { severity: (daysLeft ?? 0) <= EVALUATION_REMINDER_DAYS ? 'warning' : 'info', code };
  const isForAll = snapshot.warnings.some((warning) => warning.code === 'EXPIRY_NEAR' && warning.audience === 'all');
  return code === 'expiring' && isForAll ? { severity: 'info', code } : null;
}

export function isoOrNull(instant: number | null | undefined): string | null {
  return instant === null || instant === undefined ? null : new Date(instant).toISOString();
}
