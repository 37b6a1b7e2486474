import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { Loading } from '../ui/loading';
import { requireNoSession, requireSession, requireSetupNeeded } from './boot';
import { ErrorPage } from './error-page';
import { NotFoundPage } from './not-found-page';
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
  validateSearch: (search: Record<string, unknown>): { next?: string; expired?: boolean } => ({
    next: textParam(search['next']),
    expired: search['expired'] === true ? true : undefined,
  }),
  beforeLoad: requireNoSession,
  component: LoginRoute,
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
const models = createRoute({
  getParentRoute: () => settings,
  path: 'models',
  component: lazyRouteComponent(() => import('../features/settings/components/models-page'), 'ModelsPage'),
});
const users = createRoute({
  getParentRoute: () => settings,
  path: 'users',
  component: lazyRouteComponent(() => import('../features/settings/components/users-page'), 'UsersPage'),
});
const licence = createRoute({
  getParentRoute: () => settings,
  path: 'licence',
  component: lazyRouteComponent(() => import('../features/licence/components/licence-page'), 'LicencePage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    setup,
    login,
    app.addChildren([newChat, chat, documents, settings.addChildren([settingsIndex, profile, models, users, licence])]),
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
