import { readFileIfThere, replaceFile } from '../home/files.js';
import type { VendorHome } from '../home/vendor-home.js';
import type { LicenseTemplate } from './template.js';

const STANDARD = { warnDays: [60, 30, 14, 7, 1], graceDays: 14, bindGraceDays: 14 };
const NO_SUPPORT = { level: '', email: '', phone: '' };
const ALL_OPEN = { chat: {}, usecases: {}, rag: {}, mcp: {}, imagegen: {}, workflow: {}, helpdesk: {}, ops: {} };

/** What a new home begins with; the files belong to the vendor from then on. */
const STARTERS: Readonly<Record<string, LicenseTemplate>> = {
  trial: {
    title: { de: 'Testlizenz, 30 Tage, alle Module', en: 'Trial, 30 days, all modules' },
    edition: 'trial',
    kind: 'trial',
    term: '30d',
    modules: ALL_OPEN,
    limits: { seats: 10, seatTolerancePct: 0, nodes: 1 },
    policy: { warnDays: [14, 7, 1], graceDays: 0, bindGraceDays: 14 },
    bind: 'none',
    support: NO_SUPPORT,
  },
  business: {
    title: { de: 'Ein Server, übliche Module und Mengen', en: 'One server, the usual modules and quotas' },
    edition: 'business',
    kind: 'subscription',
    term: '12m',
    modules: {
      chat: {},
      usecases: {},
      rag: { documents: 50_000, storageGiB: 100 },
      mcp: { servers: 5 },
      imagegen: { imagesPerDay: 200 },
      workflow: { activeWorkflows: 25 },
      helpdesk: { ticketsPerDay: 500 },
      ops: {},
    },
    limits: { seats: 50, seatTolerancePct: 10, nodes: 1 },
    policy: STANDARD,
    bind: 'request',
    support: { level: 'business', email: '', phone: '' },
  },
  enterprise: {
    title: { de: 'Mehrere Server, alle Module ohne Mengen', en: 'Several servers, all modules without quotas' },
    edition: 'enterprise',
    kind: 'subscription',
    term: '12m',
    modules: ALL_OPEN,
    limits: { seats: 250, seatTolerancePct: 10, nodes: 4 },
    policy: { ...STANDARD, graceDays: 30 },
    bind: 'none',
    support: { level: 'enterprise', email: '', phone: '' },
  },
  nfr: {
    title: { de: 'Nicht zum Weiterverkauf: Partner und Vorführungen', en: 'Not for resale: partners and demonstrations' },
    edition: 'partner',
    kind: 'nfr',
    term: '12m',
    modules: ALL_OPEN,
    limits: { seats: 10, seatTolerancePct: 0, nodes: 1 },
    policy: STANDARD,
    bind: 'none',
    support: NO_SUPPORT,
  },
};

/** One that is there already was edited: it stays. */
export function writeStarterTemplates(home: VendorHome): void {
  for (const [name, template] of Object.entries(STARTERS)) {
    const file = home.path('templates', `${name}.json`);
    if (readFileIfThere(file) === null) replaceFile(file, `${JSON.stringify(template, null, 2)}\n`);
  }
}
