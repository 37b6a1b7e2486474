import type { LicenseView } from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { startOf, type GenuineLicense, type LicenseSnapshot } from '../../core/index.js';
import { OnlineOutcomes } from '../online/online-outcomes.js';
import { bindingView } from './binding-view.js';
import { LicenseHistory } from './license-history.js';
import { LicenseSurroundings } from './license-surroundings.js';
import { warningsOf } from './license-warnings.js';
import { isoOrNull, toLicenseView } from './license-view.js';
import { LimitsInUse } from './limits-in-use.js';

type AdminView = NonNullable<LicenseView['admin']>;

/** The licence as its administrators see it: the one that counts, or one that could. */
@Injectable()
export class LicenseViews {
  constructor(
    private readonly limits: LimitsInUse,
    private readonly history: LicenseHistory,
    private readonly online: OnlineOutcomes,
    private readonly surroundings: LicenseSurroundings,
  ) {}

  /** `next`: a renewal that waits. */
  async ofPresent(ctx: RequestContext, snapshot: LicenseSnapshot, next: GenuineLicense | null): Promise<LicenseView> {
    const admin = { ...(await this.#admin(ctx, snapshot)), next: nextView(next), history: await this.history.newest(ctx) };
    return toLicenseView(snapshot, this.surroundings.now(), admin);
  }

  /** The same without what only the present has: a history, and a renewal. */
  async ofPossible(ctx: RequestContext, snapshot: LicenseSnapshot): Promise<LicenseView> {
    return toLicenseView(snapshot, this.surroundings.now(), await this.#admin(ctx, snapshot));
  }

  async #admin(ctx: RequestContext, snapshot: LicenseSnapshot): Promise<AdminView> {
    const limits = await this.limits.of(ctx, snapshot);
    return {
      installationId: this.surroundings.installationId,
      ...claimsView(snapshot),
      reason: snapshot.reason?.code ?? null,
      reasonParams: { ...snapshot.reason?.params },
      flags: [...snapshot.flags],
      warnings: warningsOf(snapshot, limits.quotas),
      ...limits,
      rootFingerprints: snapshot.rootFingerprint === null ? [] : [snapshot.rootFingerprint],
      binding: bindingView(snapshot, await this.surroundings.host()),
      next: null,
      online: await this.online.view(ctx),
      history: [],
    };
  }
}

type ClaimsView = Pick<
  AdminView,
  'customer' | 'lid' | 'seq' | 'kind' | 'issuedAt' | 'validFrom' | 'maintenanceUntil' | 'support'
>;

function claimsView({ claims, lid }: LicenseSnapshot): ClaimsView {
  return {
    customer: claims === null ? null : { ...claims.customer },
    lid,
    seq: claims?.seq ?? null,
    kind: claims?.kind ?? null,
    issuedAt: isoOrNull(claims?.iat),
    validFrom: isoOrNull(claims?.nbf),
    maintenanceUntil: isoOrNull(claims?.maintenanceUntil),
    support: claims === null ? null : { ...claims.support },
  };
}

function nextView(next: GenuineLicense | null): AdminView['next'] {
  if (next === null) return null;
  const { lid, seq, edition, customer, exp } = next.claims;
  return {
    lid,
    seq,
    edition,
    customer: { ...customer },
    takesEffectAt: new Date(startOf(next.claims)).toISOString(),
    expiresAt: isoOrNull(exp),
  };
}
