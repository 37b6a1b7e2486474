import { block, line, type Directive } from './directive.js';
import { logDirective } from './log-format.js';
import { fallbackDirective, routeDirectives } from './proxy-blocks.js';
import { quote } from './quote.js';
import { groupRoutes } from './route-groups.js';
import { DEFAULT_BLOCKED_PATHS, DEFAULT_HEADERS, type Site } from './site.js';

/** The site under its names. */
export function mainSite(site: Site): Directive {
  const names = [site.hostname, ...(site.aliases ?? [])].map((name) => addressOf(site, name));
  return block(
    [names.join(', ')],
    [
      ...bindOf(site),
      ...tlsOf(site),
      logDirective(site.log),
      // One route, in written order: beside `handle` blocks a bare directive may never be reached.
      block(
        ['route'],
        [
          ...headersOf(site),
          ...blockedOf(site),
          ...groupRoutes(site).flatMap((group) => routeDirectives(group, site)),
          fallbackDirective(site),
        ],
      ),
      errorsOf(site),
    ],
  );
}

/** Any other name: the request was meant for someone else, or someone is guessing. */
export function strangerSite(site: Site): Directive {
  const scheme = site.tls.kind === 'off' ? 'http' : 'https';
  return block(
    [`${scheme}://:${site.port}`],
    [...bindOf(site), ...tlsOf(site), line('header', '-Server'), line('respond', '421')],
  );
}

/** Plain HTTP that leads to the site and serves nothing. */
export function redirectSite(site: Site, port: number): Directive {
  const target = `https://${site.hostname}${site.port === 443 ? '' : `:${site.port}`}`;
  return block(
    [`http://:${port}`],
    [...bindOf(site), line('header', '-Server'), line('redir', `${target}{http.request.uri}`, 'permanent')],
  );
}

function addressOf(site: Site, name: string): string {
  return `${site.tls.kind === 'off' ? 'http' : 'https'}://${quote(name)}:${site.port}`;
}

function bindOf({ bindAddress }: Site): Directive[] {
  return bindAddress === undefined ? [] : [line('bind', quote(bindAddress))];
}

function tlsOf({ tls }: Site): Directive[] {
  if (tls.kind === 'off') return [];
  return [tls.kind === 'internal' ? line('tls', 'internal') : line('tls', quote(tls.certificateFile), quote(tls.keyFile))];
}

/**
 * `?` leaves alone what the service set itself. One directive per header: in a common block Caddy sets none of them as
 * soon as the service sent one.
 */
function headersOf({ headers = DEFAULT_HEADERS, tls }: Site): readonly Directive[] {
  const hsts = tls.kind === 'off' ? [] : [line('Strict-Transport-Security', '"max-age=31536000"')];
  const defaults = Object.entries(headers).map(([name, value]) => line('header', `?${name}`, quote(value)));
  return [block(['header'], [...hsts, line('-Server'), line('defer')]), ...defaults];
}

function blockedOf({ blockedPaths = DEFAULT_BLOCKED_PATHS }: Site): Directive[] {
  if (blockedPaths.length === 0) return [];
  // Express cuts nothing at a semicolon, but a later framework may: what looks like the path is the path.
  const patterns = blockedPaths.flatMap((path) => [path, `${path}/*`, `${path};*`]).map((pattern) => quote(pattern));
  return [line('@blocked', 'path', ...patterns), line('error', '@blocked', '404')];
}

/** The same problem object as from the services, with the status that really happened. */
function errorsOf(site: Site): Directive {
  const body = [
    '"type":"urn:assist:problem:{problem_type}"',
    '"title":"{http.error.status_text}"',
    '"status":{http.error.status_code}',
    '"code":"{problem_code}"',
    '"detail":"{http.error.status_text}"',
    '"params":{}',
    '"requestId":"{http.request.uuid}"',
  ].join(',');
  return block(
    ['handle_errors'],
    [
      ...headersOf(site),
      line('header', 'Content-Type', 'application/problem+json'),
      block(
        ['map', '{http.error.status_code}', '{problem_code}', '{problem_type}'],
        [
          line('404', 'ROUTE_NOT_FOUND', 'route-not-found'),
          line('413', 'BODY_TOO_LARGE', 'body-too-large'),
          line('504', 'UPSTREAM_TIMEOUT', 'upstream-timeout'),
          line('~5..', 'SERVICE_UNAVAILABLE', 'service-unavailable'),
          line('default', 'REQUEST_REJECTED', 'request-rejected'),
        ],
      ),
      line('respond', `\`{${body}}\``),
    ],
  );
}
