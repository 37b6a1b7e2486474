import { FakeClock, type TestDatabase } from '@assist/platform/testing';
import { CookieBrowser } from './cookie-browser.js';
import { CLIENT_ID, CLIENT_SECRET, IdentityProvider } from './identity-provider.js';
import { createSignOnApp, type SignOnApp } from './sign-on-app.js';

/** One and the same provider, as an administrator may have configured it. */
const PROVIDERS = {
  plain: {},
  mapped: {
    roleMapping: { chiefs: 'admin', guests: 'gast', guarded: 'Mit Code' },
    groupMapping: { sales: 'Vertrieb', service: 'Werkstatt', ghosts: 'Gibt es nicht' },
  },
  nested: { groupsClaim: 'realm_access.roles', groupMapping: { sales: 'Vertrieb' } },
  linking: { linkByEmail: true },
  trusting: { trustEmail: true, linkByEmail: true },
  domain: { allowedDomains: ['firma.example', '@tochter.example'] },
  closed: { autoCreate: false },
  broken: { roleMapping: { chiefs: 'Tippfehler' } },
};
type Id = keyof typeof PROVIDERS;

export interface SignedOn {
  readonly browser: CookieBrowser;
  /** Of our web client, where the way ended. */
  readonly page: URL;
  readonly error: string | null;
  readonly setCookies: readonly string[];
}

/** Our room, an identity provider, and people with browsers. */
export class ProviderWorld {
  #count = 0;

  private constructor(
    readonly idp: IdentityProvider,
    readonly t: SignOnApp,
    readonly clock: FakeClock,
  ) {}

  static async create(engine: TestDatabase): Promise<ProviderWorld> {
    const clock = new FakeClock(Date.now());
    const idp = await IdentityProvider.listen();
    const common = { issuer: idp.issuer, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET };
    const providers = Object.entries(PROVIDERS).map(([id, more]) => ({ ...common, id, name: `Haus ${id}`, ...more }));
    const t = await createSignOnApp({ engine, clock, settings: { oidc: { providers } } });
    await idp.serve(Object.keys(PROVIDERS).map((id) => `${t.url}/api/auth/oidc/${id}/callback`));
    return new ProviderWorld(idp, t, clock);
  }

  /** After each test. */
  settle(): void {
    this.idp.forge = undefined;
    this.idp.isDown = false;
    this.t.seats.max = 50;
  }

  async close(): Promise<void> {
    await this.t.close();
    await this.idp.close();
  }

  readonly isOurs = (url: URL): boolean => url.origin === this.t.url && !url.pathname.startsWith('/api/');

  /** An address that no account has. */
  newEmail(name: string): string {
    return `${name}${(this.#count += 1)}@firma.example`;
  }

  /** A person at the provider whom nobody has seen here yet. */
  newPerson(claims: Record<string, unknown> = {}): { readonly subject: string; readonly email: string } {
    const subject = `person-${(this.#count += 1)}`;
    const email = `${subject}@firma.example`;
    this.idp.knows(subject, { email, email_verified: true, name: `Person ${this.#count}`, ...claims });
    return { subject, email };
  }

  /** Walks through the whole sign-in. */
  async signOn(subject: string | null, id: Id = 'plain', next = '', browser = new CookieBrowser()): Promise<SignedOn> {
    this.idp.person = subject;
    const query = next === '' ? '' : `?next=${encodeURIComponent(next)}`;
    const { url, reply } = await browser.go(`${this.t.url}/api/auth/oidc/${id}/start${query}`, this.isOurs);
    return { browser, page: url, error: url.searchParams.get('error'), setCookies: reply.headers.getSetCookie() };
  }

  async renew(browser: CookieBrowser): Promise<{ readonly status: number; readonly token: string }> {
    const reply = await browser.fetch(new URL(`${this.t.url}/api/auth/refresh`), { method: 'POST' });
    const body = (await reply.json()) as { accessToken: string };
    return { status: reply.status, token: body.accessToken };
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as replies of the test app
  async me(browser: CookieBrowser): Promise<any> {
    return (await this.t.call('GET', '/api/me', { token: (await this.renew(browser)).token })).body;
  }

  /** Stops before our callback, so that a test can do something else with what the provider gave. */
  async callbackOf(subject: string, browser: CookieBrowser, id: Id = 'plain'): Promise<URL> {
    this.idp.person = subject;
    return (await browser.go(`${this.t.url}/api/auth/oidc/${id}/start`, (url) => url.pathname.endsWith('/callback'))).url;
  }

  async errorAt(callback: URL, browser: CookieBrowser): Promise<string | null> {
    return (await browser.go(callback.href, this.isOurs)).url.searchParams.get('error');
  }
}
