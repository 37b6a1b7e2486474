import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { Loading } from '../ui/loading';
import { peopleSearch } from '../features/people/lib/people-search';
import { requireNoSession, requireSession, requireSetupNeeded, requireSomeSession } from './boot';
import { ErrorPage } from './error-page';
import { NotFoundPage } from './not-found-page';
import { auditSearch } from '../features/audit/lib/audit-filter';
import { AuditRoute, ReadAccessRoute } from './audit-views';
import { ChatRoute, DocumentsRoute, LoginRoute, NewChatRoute } from './route-views';
import { textParam } from './search-params';
import { Shell } from './shell/shell';

const root = createRootRoute({ component: Outlet, errorComponent: ErrorPage, notFoundComponent: NotFoundPage });

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  beforeLoad: requireSetupNeeded,
  component: lazyRouteComponent(() => import('../features/setup/components/setup-page'), 'SetupPage'),
});
const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (
    search: Record<string, unknown>,
  ): { next?: string; expired?: boolean; signedOn?: boolean; error?: string } => ({
    next: textParam(search['next']),
    expired: search['expired'] === true ? true : undefined,
    signedOn: search['signedOn'] === true ? true : undefined,
    error: textParam(search['error']),
  }),
  beforeLoad: ({ search }) => requireNoSession(search.signedOn === true),
  component: LoginRoute,
});
const passwordReset = createRoute({
  getParentRoute: () => root,
  path: '/password-reset',
  component: lazyRouteComponent(() => import('../features/auth/components/password-reset-page'), 'PasswordResetPage'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('../features/auth/components/invitation-page'), 'InvitationPage'),
});
const demandedFactor = createRoute({
  getParentRoute: () => root,
  path: '/second-factor',
  beforeLoad: requireSomeSession,
  component: lazyRouteComponent(() => import('../features/security/components/demanded-factor-page'), 'DemandedFactorPage'),
});
const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  beforeLoad: ({ location }) => requireSession(location.pathname + location.searchStr),
  component: Shell,
});
const newChat = createRoute({ getParentRoute: () => app, path: '/', component: NewChatRoute });
const chat = createRoute({
  getParentRoute: () => app,
  path: '/chats/$chatId',
  validateSearch: (search: Record<string, unknown>): { source?: string } => ({ source: textParam(search['source']) }),
  component: ChatRoute,
});
const documents = createRoute({
  getParentRoute: () => app,
  path: '/documents',
  validateSearch: (search: Record<string, unknown>): { collection?: string; doc?: string; q?: string; hit?: string } => ({
    collection: textParam(search['collection']),
    doc: textParam(search['doc']),
    q: textParam(search['q']),
    hit: textParam(search['hit']),
  }),
  component: DocumentsRoute,
});
const settings = createRoute({
  getParentRoute: () => app,
  path: '/settings',
  validateSearch: (search: Record<string, unknown>): { mark?: string } => ({ mark: textParam(search['mark']) }),
  component: lazyRouteComponent(() => import('../features/settings/components/settings-layout'), 'SettingsLayout'),
});
const settingsIndex = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/profile' });
  },
});
const profile = createRoute({
  getParentRoute: () => settings,
  path: 'profile',
  component: lazyRouteComponent(() => import('../features/settings/components/profile-page'), 'ProfilePage'),
});
const security = createRoute({
  getParentRoute: () => settings,
  path: 'security',
  component: lazyRouteComponent(() => import('../features/security/components/security-page'), 'SecurityPage'),
});
const models = createRoute({
  getParentRoute: () => settings,
  path: 'models',
  component: lazyRouteComponent(() => import('../features/settings/components/models-page'), 'ModelsPage'),
});
const users = createRoute({
  getParentRoute: () => settings,
  path: 'users',
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import('../features/people/components/people-routes'), 'UsersRoute'),
});
const user = createRoute({
  getParentRoute: () => settings,
  path: 'users/$userId',
  component: lazyRouteComponent(() => import('../features/people/components/people-routes'), 'UserRoute'),
});
const invitations = createRoute({
  getParentRoute: () => settings,
  path: 'invitations',
  component: lazyRouteComponent(() => import('../features/invitations/components/invitations-page'), 'InvitationsPage'),
});
const groups = createRoute({
  getParentRoute: () => settings,
  path: 'groups',
  component: lazyRouteComponent(() => import('../features/people/components/people-routes'), 'GroupsPage'),
});
const group = createRoute({
  getParentRoute: () => settings,
  path: 'groups/$groupId',
  component: lazyRouteComponent(() => import('../features/people/components/people-routes'), 'GroupRoute'),
});
const roles = createRoute({
  getParentRoute: () => settings,
  path: 'roles',
  component: lazyRouteComponent(() => import('../features/people/components/people-routes'), 'RolesPage'),
});
const role = createRoute({
  getParentRoute: () => settings,
  path: 'roles/$roleId',
  validateSearch: (search: Record<string, unknown>): { from?: string } => ({ from: textParam(search['from']) }),
  component: lazyRouteComponent(() => import('../features/people/components/people-routes'), 'RoleRoute'),
});
const licence = createRoute({
  getParentRoute: () => settings,
  path: 'licence',
  component: lazyRouteComponent(() => import('../features/licence/components/licence-page'), 'LicencePage'),
});

const modules = createRoute({
  getParentRoute: () => settings,
  path: 'modules',
  component: lazyRouteComponent(() => import('../features/house/components/modules-page'), 'ModulesPage'),
});
const brandingPage = createRoute({
  getParentRoute: () => settings,
  path: 'branding',
  component: lazyRouteComponent(() => import('../features/house/components/branding-page'), 'BrandingPage'),
});
const announcements = createRoute({
  getParentRoute: () => settings,
  path: 'announcements',
  component: lazyRouteComponent(() => import('../features/banners/components/announcements-page'), 'AnnouncementsPage'),
});
const privacy = createRoute({
  getParentRoute: () => settings,
  path: 'privacy',
  component: lazyRouteComponent(() => import('../features/privacy/components/privacy-page'), 'PrivacyPage'),
});
const system = createRoute({
  getParentRoute: () => settings,
  path: 'system',
  component: lazyRouteComponent(() => import('../features/system/components/system-page'), 'SystemPage'),
});
const usage = createRoute({
  getParentRoute: () => settings,
  path: 'usage',
  component: lazyRouteComponent(() => import('../features/usage/components/usage-page'), 'UsagePage'),
});
const house = createRoute({
  getParentRoute: () => settings,
  path: 'house',
  component: lazyRouteComponent(() => import('../features/house/components/house-page'), 'HousePage'),
});
const audit = createRoute({
  getParentRoute: () => settings,
  path: 'audit',
  validateSearch: auditSearch,
  component: AuditRoute,
});
const access = createRoute({
  getParentRoute: () => settings,
  path: 'audit/access',
  component: lazyRouteComponent(() => import('../features/access/components/access-page'), 'AccessPage'),
});
const readAccess = createRoute({ getParentRoute: () => settings, path: 'audit/access/$requestId', component: ReadAccessRoute });

export const router = createRouter({
  routeTree: root.addChildren([
    setup,
    login,
    passwordReset,
    invitation,
    demandedFactor,
    app.addChildren([
      newChat,
      chat,
      documents,
      settings.addChildren([
        ...[settingsIndex, profile, security, users, user, invitations, groups, group, roles, role],
        ...[models, licence, modules, brandingPage, announcements, privacy, system, usage, house, audit, access, readAccess],
      ]),
    ]),
  ]),
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingComponent: Loading,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
