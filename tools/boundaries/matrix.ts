/**
 * Who may import whom. This file is data only: `rules.ts` turns it into dependency-cruiser rules, `check.ts` runs them
 * and `canary.spec.ts` proves that each row bites. A folder that no row knows fails the check, so a new room starts here.
 */

/** Which folder a row speaks for, what it may import and what to do when an import is refused. */
export interface Row {
  /** Shown with every finding. */
  readonly name: string;
  /** Regular expression over paths from the root, without `^`. One group at most: `$1` in `mayImport` means the same text. */
  readonly folder: string;
  /** Its own files, which it may always import; left out: the folder itself. */
  readonly own?: string;
  /** Names of `entries`. */
  readonly mayImport: readonly Entry[];
  /** npm packages it may import; left out: any. Test files are free. */
  readonly packages?: readonly string[];
  /** False where the code runs in a browser too. */
  readonly nodeBuiltins?: boolean;
  /**
   * What tests may import on top of `mayImport`; left out: `platform/testing`, the list of migrations and
   * `licence/issue`, so that a test can be its own vendor.
   */
  readonly testsMayImport?: readonly Entry[];
  /** The sentence that helps whoever hits the rule. */
  readonly instead: string;
}

const features = 'identity|audit|chat|usecases|llm|rag|mcp|imagegen|workflow|helpdesk|ops|settings';

/** In this order; a room may import those before it. */
export const platformOrder = [
  'config',
  'observability',
  'database',
  'audit',
  'cache',
  'storage',
  'work',
  'mail',
  'realtime',
  'settings',
  'usage',
  'http',
  'testing',
] as const;
type PlatformRoom = (typeof platformOrder)[number];

const platformEntries = Object.fromEntries(
  platformOrder.map((room) => [`platform/${room}`, `libs/platform/src/${room}/index\\.ts$`]),
) as Record<`platform/${PlatformRoom}`, string>;

/** What can be imported at all: the public entries of the rooms. Apps (but the flows of e2e), tools, bench and deploy are missing on purpose. */
export const entries = {
  ...platformEntries,
  'platform/database/columns': 'libs/platform/src/database/columns\\.ts$',
  kernel: 'libs/kernel/src/index\\.ts$',
  contracts: 'libs/contracts/src/(?:house/|people/)?index\\.ts$',
  'licence/core': 'libs/licence/src/core/index\\.ts$',
  'licence/issue': 'libs/licence/src/issue/index\\.ts$',
  'licence/nest': 'libs/licence/src/nest/index\\.ts$',
  feature: 'libs/features/[^/]+/src/index\\.ts$',
  'feature/contracts': 'libs/features/[^/]+/src/contracts(/index)?\\.ts$',
  'feature/remote': 'libs/features/[^/]+/src/remote/index\\.ts$',
  'own contracts': 'libs/features/$1/src/contracts(/index)?\\.ts$',
  'api-modules': 'libs/api-modules/src/[^/]+\\.ts$',
  'api-client': 'libs/api-client/src/index\\.ts$',
  'caddy-config-builder': 'libs/caddy-config-builder/src/index\\.ts$',
  migrations: 'migrations/src/index\\.ts$',
  'apps/e2e': 'apps/e2e/src/[^/]+\\.ts$',
} as const;
export type Entry = keyof typeof entries;

const platformUpTo = (count: number): Entry[] => platformOrder.slice(0, count).map((room): Entry => `platform/${room}`);
const platform: readonly Entry[] = platformUpTo(platformOrder.indexOf('testing'));
const ground: readonly Entry[] = ['contracts', 'kernel'];
const featureEntries: readonly Entry[] = ['feature', 'feature/contracts', 'feature/remote'];
const server: readonly Entry[] = ['api-modules', ...featureEntries, ...platform, 'licence/nest', ...ground, 'migrations'];

const platformRows = platformOrder.map((room, position): Row => ({
  name: `platform-${room}`,
  folder: `libs/platform/src/${room}/`,
  mayImport: [...platformUpTo(position), ...ground],
  instead: `Platform rooms are ordered (${platformOrder.join(', ')}): move the shared piece to an earlier room, or declare a port here and let the app bind it.`,
}));

/** The rows of the house, from the outside in. The first row whose folder matches a file speaks for it. */
export const matrix: readonly Row[] = [
  {
    name: 'apps-server',
    folder: 'apps/(?:appliance|core-api|llm-api|rag-api|workflow-engine)/',
    mayImport: [...server, 'caddy-config-builder'],
    instead: 'Import a public entry of a lib; nothing imports an app, and an app never reaches into a room.',
  },
  {
    name: 'apps-cli',
    folder: 'apps/ops-cli/',
    mayImport: [...server, 'licence/core', 'caddy-config-builder'],
    instead: 'Import a public entry of a lib; what two CLIs share belongs into a lib.',
  },
  {
    name: 'apps-vendor',
    folder: 'apps/vendor-cli/',
    mayImport: ['licence/core', 'licence/issue', 'kernel'],
    instead: 'The vendor’s tool stands alone beside the product: licence/core and licence/issue only, nothing that serves.',
  },
  {
    name: 'apps-web',
    folder: 'apps/web/',
    mayImport: ['api-client', 'contracts'],
    testsMayImport: [],
    instead: 'The browser talks to the server through @assist/api-client; shared schemas live in @assist/contracts.',
  },
  {
    name: 'apps-e2e',
    folder: 'apps/e2e/',
    mayImport: ['api-client', 'contracts'],
    testsMayImport: [],
    instead: 'End-to-end tests see what a customer sees: go through HTTP, the socket or the page.',
  },
  {
    name: 'api-modules',
    folder: 'libs/api-modules/',
    mayImport: [...featureEntries, 'licence/nest', 'platform/http'],
    instead: 'An API module only lists features; logic belongs into the feature, wiring into the app.',
  },
  {
    name: 'feature-contracts',
    folder: 'libs/features/([^/]+)/src/contracts(?:\\.ts$|/)',
    mayImport: ground,
    packages: ['zod'],
    instead:
      'A contracts entry holds ports and schemas only: move the type down to @assist/contracts or keep it inside the feature.',
  },
  {
    name: 'feature-remote',
    folder: 'libs/features/([^/]+)/src/remote/',
    mayImport: ['own contracts', 'platform/http', ...ground],
    instead:
      'A remote adapter knows its own contracts and ServiceClient only, so that no other process loads the feature itself.',
  },
  {
    name: 'features',
    folder: `libs/features/(${features})/`,
    mayImport: [...platform, 'platform/database/columns', 'licence/nest', 'feature/contracts', ...ground],
    instead: 'Ask another feature through the port in its contracts entry (@assist/<feature>/contracts).',
  },
  ...platformRows,
  {
    name: 'platform-tests',
    folder: 'libs/platform/test/',
    own: 'libs/platform/',
    mayImport: [...ground, 'migrations'],
    instead: 'Tests of the platform use the platform only; what needs a feature is a test of that feature or of an app.',
  },
  {
    name: 'licence-core',
    folder: 'libs/licence/src/core/',
    mayImport: ['kernel'],
    packages: ['jose', 'zod'],
    testsMayImport: [],
    instead: 'Licence verification is pure: pass the clock, the keys and the text in as arguments.',
  },
  {
    name: 'licence-issue',
    folder: 'libs/licence/src/issue/',
    mayImport: ['licence/core'],
    packages: ['zod'],
    testsMayImport: [],
    instead:
      'Issuing is pure: keys, dates and texts come in as arguments. Only apps/vendor-cli and tests use it, never a customer’s package.',
  },
  {
    name: 'licence-nest',
    folder: 'libs/licence/src/nest/',
    mayImport: ['licence/core', ...platform, ...ground],
    instead: 'licence/nest holds state and answers the ModuleGate; features ask the gate, it asks no feature.',
  },
  {
    name: 'licence-tests',
    folder: 'libs/licence/test/',
    own: 'libs/licence/',
    mayImport: [...platform, ...ground],
    instead: 'Tests of the licence use the licence and the platform only.',
  },
  {
    name: 'contracts',
    folder: 'libs/contracts/',
    mayImport: [],
    packages: ['zod'],
    nodeBuiltins: false,
    testsMayImport: [],
    instead: 'Contracts run in the browser too: zod schemas and constants, nothing else.',
  },
  {
    name: 'kernel',
    folder: 'libs/kernel/',
    mayImport: [],
    packages: [],
    testsMayImport: [],
    instead: 'The kernel imports nothing: declare an abstract class and let an outer room implement it.',
  },
  {
    name: 'caddy-config-builder',
    folder: 'libs/caddy-config-builder/',
    mayImport: [],
    packages: [],
    testsMayImport: [],
    instead: 'The builder is a function of its input: the caller passes routes and limits in.',
  },
  {
    name: 'api-client',
    folder: 'libs/api-client/',
    mayImport: [],
    testsMayImport: [],
    instead: 'The client is generated from docs/openapi: change the route and generate again.',
  },
  {
    name: 'migrations',
    folder: 'migrations/',
    mayImport: ['platform/database/columns'],
    packages: ['typeorm'],
    instead: 'History must not move: repeat the name or value in the migration, use @assist/platform/database/columns for types.',
  },
  {
    name: 'tools',
    folder: 'tools/',
    mayImport: [],
    testsMayImport: [],
    instead: 'Tools run the product from the outside (commands, files); they are never part of it.',
  },
  {
    name: 'bench',
    folder: 'bench/',
    mayImport: [...server, 'licence/core', 'apps/e2e'],
    instead: 'Measure the running product with the flows of apps/e2e, or a lib through its public entry.',
  },
  {
    name: 'deploy',
    folder: 'deploy/',
    mayImport: ['caddy-config-builder', 'contracts'],
    testsMayImport: [],
    instead: 'What is delivered is generated from public entries or tested from the outside.',
  },
];

/** Written by a program: checked by whoever wrote the program. */
export const generatedFiles = /^libs\/api-client\/src\/generated\//;

/** Single files at the root that belong to no room: configuration of the tools. */
export const rootFiles = /^[^/]+\.config\.(?:ts|mjs|js)$|^\.[^/]+\.mjs$/;

/** Test code: it may import its own room freely, and nothing but test code imports it. */
export const testFiles = '(?:\\.(?:spec|contract|e2e)\\.tsx?$|/test/)';
