import type { Announcement, Banner, CreateBannerRequest } from '@assist/contracts/house';
import { isoOrNull } from '@assist/kernel';
import type { BannerEntity } from './banner.entity.js';

export function toBanner({ id, version, severity, text, dismissible }: BannerEntity): Banner {
  return { id, version, severity, text, dismissible };
}

export function toAnnouncement(banner: BannerEntity, now: number): Announcement {
  return {
    ...toBanner(banner),
    audience: banner.audience,
    from: isoOrNull(banner.startsAt),
    until: isoOrNull(banner.endsAt),
    state: stateOf(banner, now),
    createdAt: new Date(banner.createdAt).toISOString(),
    changedAt: new Date(banner.changedAt).toISOString(),
  };
}

export function stateOf({ startsAt, endsAt }: Pick<BannerEntity, 'startsAt' | 'endsAt'>, now: number): Announcement['state'] {
  if (endsAt !== null && endsAt <= now) return 'over';
  return startsAt !== null && startsAt > now ? 'planned' : 'shown';
}

/** The columns that a request decides. */
export function fieldsOf(request: CreateBannerRequest): Omit<BannerEntity, 'id' | 'version' | 'createdAt' | 'changedAt'> {
  const { severity, text, audience, dismissible, from, until } = request;
  return { severity, text, audience, dismissible, startsAt: millisOf(from), endsAt: millisOf(until) };
}

function millisOf(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant);
}
