import type { LicenseView, ModuleId, Permission } from '@assist/contracts';
import type { ModuleList } from '@assist/contracts/house';

/**
 * `open`: usable; `read-only`: old content stays readable; `missing`: not licensed; `off`: switched off by the
 * administrators; `refused`: not granted to this person. Unknown: the server decides.
 */
export type ModuleAccess = 'open' | 'read-only' | 'missing' | 'off' | 'refused';

/** The modules that this version brings; a licence may already hold others. */
const MODULES: readonly ModuleId[] = ['chat', 'rag'];

export function isInThisVersion(module: ModuleId): boolean {
  return MODULES.includes(module);
}

/** What stands against all comes first: there is no use in granting somebody what nobody can use. */
export function moduleAccess(
  licence: LicenseView | null,
  modules: ModuleList | null,
  granted: readonly Permission[],
  module: ModuleId,
): ModuleAccess {
  if (licence !== null && licence.modules[module] === undefined) return 'missing';
  if (modules?.items.find(({ id }) => id === module)?.enabled === false) return 'off';
  if (!granted.includes(`${module}.use`)) return 'refused';
  return licence === null || licence.level === 'full' ? 'open' : 'read-only';
}

/** What is needed to open a module that is closed to the whole house. */
export const OPENED_BY = { missing: 'license.administer', off: 'settings.administer' } as const satisfies Partial<
  Record<ModuleAccess, Permission>
>;

/** Closed to the whole house, whoever asks. */
export function isClosed(access: ModuleAccess): access is keyof typeof OPENED_BY {
  return access in OPENED_BY;
}

/** Nothing of the module is shown to people who cannot change that. */
export function isHidden(access: ModuleAccess): boolean {
  return isClosed(access) || access === 'refused';
}
