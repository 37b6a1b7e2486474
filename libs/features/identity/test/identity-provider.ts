import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { Provider, type Configuration } from 'oidc-provider';

export const CLIENT_ID = 'assist';
export const CLIENT_SECRET = 'a secret that only this client and its provider know';

export type PersonClaims = Readonly<Record<string, unknown>>;

/** A token as it goes out, for tests that send another one. */
export type Forge = (
  claims: Record<string, unknown>,
  sign: (claims: Record<string, unknown>) => Promise<string>,
) => Promise<string>;

/** A real identity provider on this machine: whoever comes to its sign-in page is `person`, and consents. */
export class IdentityProvider {
  readonly #server: Server;
  #provider: Provider | undefined;
  #key: { readonly privateKey: CryptoKey; readonly jwk: JWK } | undefined;
  #sockets = 0;
  readonly #people = new Map<string, PersonClaims>();
  /** Subject of who signs in next; null refuses. */
  person: string | null = null;
  /** Puts another token into the place of the provider's. */
  forge: Forge | undefined;
  /** Answers 503 to everything. */
  isDown = false;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async listen(): Promise<IdentityProvider> {
    const server = createServer();
    const idp = new IdentityProvider(server);
    server.on('request', (request, response) => void idp.#handle(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return idp;
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** How many requests came. */
  get requests(): number {
    return this.#sockets;
  }

  /** Makes or changes a person. */
  knows(subject: string, claims: PersonClaims): void {
    this.#people.set(subject, claims);
  }

  /** `inToken` false: the identity token only names the subject, all else is at the userinfo endpoint. */
  async serve(
    redirectUris: string[],
    { inToken = true, ...more }: Partial<Configuration> & { inToken?: boolean } = {},
  ): Promise<void> {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    this.#key = { privateKey, jwk: { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'k1' } };
    this.#provider = new Provider(this.issuer, {
      clients: [
        {
          client_id: CLIENT_ID,
          client_secret: CLIENT_SECRET,
          redirect_uris: redirectUris,
          response_types: ['code'],
          grant_types: ['authorization_code'],
          token_endpoint_auth_method: 'client_secret_basic',
        },
      ],
      jwks: { keys: [this.#key.jwk] },
      cookies: { keys: ['test'] },
      pkce: { required: () => true },
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups', 'realm_access'] },
      conformIdTokenClaims: !inToken,
      features: { devInteractions: { enabled: false } },
      ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
      interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
      findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub, ...this.#people.get(sub) }) }),
      ...more,
    });
    this.#provider.use((ctx, next) => this.#forgeToken(ctx, next));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #forgeToken(ctx: { readonly path: string; body: unknown }, next: () => Promise<void>): Promise<void> {
    await next();
    const body = ctx.body as { id_token?: string } | undefined;
    if (ctx.path !== '/token' || this.forge === undefined || typeof body?.id_token !== 'string') return;
    const claims = JSON.parse(Buffer.from(body.id_token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
    const key = this.#key!.privateKey;
    const sign = (changed: Record<string, unknown>): Promise<string> =>
      new SignJWT(changed).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(key);
    ctx.body = { ...body, id_token: await this.forge(claims, sign) };
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#sockets += 1;
    if (this.isDown || this.#provider === undefined) return void response.writeHead(503).end();
    if (request.url?.startsWith('/interaction/') === true) return this.#interact(this.#provider, request, response);
    void this.#provider.callback()(request, response);
  }

  /** What a person would do on the pages for signing in and for consent. */
  async #interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    if (this.person === null) return provider.interactionFinished(request, response, { error: 'access_denied' });
    if (prompt.name === 'login') {
      return provider.interactionFinished(request, response, { login: { accountId: this.person } });
    }
    const grant = new provider.Grant({ accountId: session?.accountId ?? this.person, clientId: String(params['client_id']) });
    grant.addOIDCScope(String(params['scope']));
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  }
}
