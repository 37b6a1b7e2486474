import type { LicenseView, ModuleId } from '@assist/contracts';

/** `open`: usable; `read-only`: old content stays readable; `missing`: not licensed. Unknown licence: the server decides. */
export type ModuleAccess = 'open' | 'read-only' | 'missing';

/** The modules that this version brings; a licence may already hold others. */
const MODULES: readonly ModuleId[] = ['chat', 'rag'];

export function isInThisVersion(module: ModuleId): boolean {
  return MODULES.includes(module);
}

export function moduleAccess(licence: LicenseView | null, module: ModuleId): ModuleAccess {
  if (licence === null) return 'open';
  if (licence.modules[module] === undefined) return 'missing';
  return licence.level === 'full' ? 'open' : 'read-only';
}
