import type { LicenseBindingView } from '@assist/contracts';
import type { HostFacts, LicenseSnapshot } from '../../core/index.js';
import { isoOrNull } from './license-view.js';

const DAY_MS = 24 * 3600_000;

/** What the licence is bound to, and what of it this host has. Hashes only. */
export function bindingView({ claims, bindGrace }: LicenseSnapshot, host: HostFacts): LicenseBindingView {
  const bind = claims?.bind ?? { mode: 'none' as const };
  const asked = bind.mode === 'fingerprint' ? bind.components : [];
  const types = new Set(asked.map(typeOf));
  return {
    mode: bind.mode,
    need: bind.mode === 'fingerprint' ? bind.need : 0,
    matched: asked.filter((component) => host.components.includes(component)).length,
    components: host.components.map((value) => ({
      type: typeOf(value),
      value,
      matches: types.has(typeOf(value)) ? asked.includes(value) : null,
    })),
    host: bind.mode === 'hostname' ? { licensed: bind.host, configured: host.publicHost } : null,
    graceUntil: isoOrNull(
      bindGrace === null || claims === null ? null : bindGrace.startedAt + claims.policy.bindGraceDays * DAY_MS,
    ),
  };
}

function typeOf(component: string): string {
  return component.slice(0, component.indexOf(':'));
}
