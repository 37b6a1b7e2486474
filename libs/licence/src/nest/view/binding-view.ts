import type { LicenseBindingView } from '@assist/contracts';
import { bindGraceEnd, type HostFacts, type LicenseSnapshot } from '../../core/index.js';
import { isoOrNull } from './license-view.js';

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
    graceUntil: isoOrNull(bindGrace === null || claims === null ? null : bindGraceEnd(claims, bindGrace)),
  };
}

function typeOf(component: string): string {
  return component.slice(0, component.indexOf(':'));
}
