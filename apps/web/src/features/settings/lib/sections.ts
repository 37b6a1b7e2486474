import type { Permission } from '@assist/contracts';
import {
  Activity,
  BadgeCheck,
  Blocks,
  Bot,
  ChartColumn,
  Hourglass,
  KeySquare,
  MailPlus,
  Megaphone,
  Palette,
  ScrollText,
  ShieldCheck,
  SlidersHorizontal,
  UserRound,
  UserRoundCog,
  UsersRound,
  type LucideIcon,
} from 'lucide-react';

export interface Section {
  readonly to: string;
  readonly id: string;
  readonly icon: LucideIcon;
  readonly group: 'own' | 'people' | 'house';
  /** What its pages ask for; null: everybody's own. */
  readonly permission: Permission | null;
}

/** The pages of the settings in the order of the navigation. A new page: a row here, its name under `settings.sections`. */
export const SECTIONS = [
  { to: '/settings/profile', id: 'profile', icon: UserRound, group: 'own', permission: null },
  { to: '/settings/security', id: 'security', icon: ShieldCheck, group: 'own', permission: null },
  { to: '/settings/users', id: 'users', icon: UserRoundCog, group: 'people', permission: 'users.administer' },
  { to: '/settings/invitations', id: 'invitations', icon: MailPlus, group: 'people', permission: 'users.administer' },
  { to: '/settings/groups', id: 'groups', icon: UsersRound, group: 'people', permission: 'users.administer' },
  { to: '/settings/roles', id: 'roles', icon: KeySquare, group: 'people', permission: 'users.administer' },
  { to: '/settings/models', id: 'models', icon: Bot, group: 'house', permission: 'models.administer' },
  { to: '/settings/modules', id: 'modules', icon: Blocks, group: 'house', permission: 'settings.administer' },
  { to: '/settings/branding', id: 'branding', icon: Palette, group: 'house', permission: 'settings.administer' },
  { to: '/settings/announcements', id: 'announcements', icon: Megaphone, group: 'house', permission: 'settings.administer' },
  { to: '/settings/house', id: 'house', icon: SlidersHorizontal, group: 'house', permission: 'settings.administer' },
  { to: '/settings/privacy', id: 'privacy', icon: Hourglass, group: 'house', permission: 'settings.administer' },
  { to: '/settings/system', id: 'system', icon: Activity, group: 'house', permission: 'settings.administer' },
  { to: '/settings/usage', id: 'usage', icon: ChartColumn, group: 'house', permission: 'settings.administer' },
  { to: '/settings/licence', id: 'licence', icon: BadgeCheck, group: 'house', permission: 'license.administer' },
  { to: '/settings/audit', id: 'audit', icon: ScrollText, group: 'house', permission: 'audit.administer' },
] as const satisfies readonly Section[];

export type SectionId = (typeof SECTIONS)[number]['id'];
export const SECTION_GROUPS = ['own', 'people', 'house'] as const satisfies readonly Section['group'][];

/** What a person may see of them. */
export function sectionsFor(may: (permission: Permission) => boolean): (typeof SECTIONS)[number][] {
  return SECTIONS.filter(({ permission }) => permission === null || may(permission));
}

/** The section that a page belongs to, also of a page below it. */
export function sectionOf(path: string): (typeof SECTIONS)[number] | undefined {
  return SECTIONS.find(({ to }) => path === to || path.startsWith(`${to}/`));
}
