import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

const CLIENT = { id: 'assist', secret: 'only of this test' };
const PERSON = { sub: 'person-1', email: 'paula@firma.example', email_verified: true, name: 'Paula Person' };

/**
 * A real identity provider on this machine, on another site than the product: `localhost` for a browser that knows the
 * product as 127.0.0.1. Its page has a button to sign in and one to cancel.
 */
export class SignOnProvider {
  readonly #server: Server;
  #provider: Provider | undefined;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async listen(): Promise<SignOnProvider> {
    const server = createServer();
    const started = new SignOnProvider(server);
    server.on('request', (request, response) => {
      started.#handle(request, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    return started;
  }

  /** What the product is configured with. */
  get env(): Readonly<Record<string, string>> {
    const env = { OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret, OIDC_NAME: 'Firma-Konto' };
    return { ...env, OIDC_ISSUER: this.#issuer };
  }

  serve(productUrl: string): void {
    this.#provider = new Provider(this.#issuer, {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [`${productUrl}/api/auth/oidc/oidc/callback`],
          response_types: ['code'],
          grant_types: ['authorization_code'],
        },
      ],
      cookies: { keys: ['test'] },
      pkce: { required: () => true },
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      features: { devInteractions: { enabled: false } },
      ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
      interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
      findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...PERSON }) }),
    });
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get #issuer(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const provider = this.#provider;
    const [path = '', query = ''] = (request.url ?? '').split('?');
    if (provider === undefined) return void response.writeHead(503).end();
    if (!path.startsWith('/interaction/')) return void provider.callback()(request, response);
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    if (prompt.name === 'login' && query === '') return this.#page(response, path);
    if (query === 'cancel') return provider.interactionFinished(request, response, { error: 'access_denied' });
    if (prompt.name === 'login') {
      return provider.interactionFinished(request, response, { login: { accountId: PERSON.sub, remember: false } });
    }
    const grant = new provider.Grant({ accountId: session?.accountId ?? PERSON.sub, clientId: CLIENT.id });
    grant.addOIDCScope(String(params['scope']));
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  }

  #page(response: ServerResponse, path: string): void {
    const link = (name: string, query: string): string => `<p><a href="${path}?${query}">${name}</a></p>`;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><title>Firma-Konto</title><h1>Firma-Konto</h1>${link('Ich bin Paula', 'in')}${link('Abbrechen', 'cancel')}`,
    );
  }
}
