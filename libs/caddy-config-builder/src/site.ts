/** Where the certificate comes from. `internal`: Caddy's own authority; `off`: plain HTTP, for use behind another proxy. */
export type Tls =
  | { readonly kind: 'files'; readonly certificateFile: string; readonly keyFile: string }
  | { readonly kind: 'internal' }
  | { readonly kind: 'off' };

/** A path prefix, matched by whole segments, and the upstream that serves it. The path is passed on as it came. */
export interface Route {
  /** Such as `/api/chats`; also takes everything below it. The longest prefix wins. */
  readonly prefix: string;
  /** A key of `Site.upstreams`. */
  readonly upstream: string;
  /** Largest request body; left out: that of the site. */
  readonly bodyLimitBytes?: number;
  /** True for event streams and sockets: written through at once, never compressed, bound to one host of the upstream. */
  readonly stream?: boolean;
}

/** What must not reach the access log: it is read by more people than the data is. */
export interface LogSettings {
  /** Left out: standard output. */
  readonly file?: string;
  /** Names of query parameters whose value is replaced. */
  readonly redactedQuery?: readonly string[];
  /** Prefixes whose next segment is a secret, such as `/hooks`. */
  readonly redactedPathPrefixes?: readonly string[];
  /** Headers that are left out: of the request, `Set-Cookie` of the response. */
  readonly redactedHeaders?: readonly string[];
}

/** One public host name in front of the services. Everything is validated; all faults are reported at once. */
export interface Site {
  readonly hostname: string;
  /** Further names of the same host, such as its address in the house network. Any other name gets 421. */
  readonly aliases?: readonly string[];
  readonly port: number;
  /** Left out: all interfaces. */
  readonly bindAddress?: string;
  readonly tls: Tls;
  /** A plain HTTP port that only redirects to the site. */
  readonly redirectFromPort?: number;
  /** Name to `host:port`; several hosts share the load. */
  readonly upstreams: Readonly<Record<string, readonly string[]>>;
  readonly routes: readonly Route[];
  /** Upstream of everything without a route, the web client included. */
  readonly fallback: string;
  readonly bodyLimitBytes: number;
  /** Paths that answer 404 from outside, with everything below them. Left out: `DEFAULT_BLOCKED_PATHS`. */
  readonly blockedPaths?: readonly string[];
  /** Response headers for what the service left unset. Left out: `DEFAULT_HEADERS`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly log?: LogSettings;
  /** Unix socket for `caddy reload`; left out: no administration interface at all. */
  readonly adminSocket?: string;
}

/** Internal endpoints; the services guard them too, because `/metrics` is open on the loopback interface. */
export const DEFAULT_BLOCKED_PATHS: readonly string[] = ['/metrics', '/livez', '/readyz'];

export const DEFAULT_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

export const DEFAULT_REDACTED_QUERY: readonly string[] = [
  'token',
  'access_token',
  'refresh_token',
  'api_key',
  'key',
  'code',
  'sid',
  'q',
];
export const DEFAULT_REDACTED_PATH_PREFIXES: readonly string[] = ['/hooks'];
export const DEFAULT_REDACTED_HEADERS: readonly string[] = [
  'Authorization',
  'Cookie',
  'Proxy-Authorization',
  'Referer',
  'Set-Cookie',
  'User-Agent',
  'X-Api-Key',
];
