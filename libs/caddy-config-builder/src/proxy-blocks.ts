import { block, line, type Directive } from './directive.js';
import { quote } from './quote.js';
import type { RouteGroup } from './route-groups.js';
import type { Site } from './site.js';

/** A matcher line for a group, and the block that serves it. */
export function routeDirectives(group: RouteGroup, site: Site): readonly Directive[] {
  const paths = group.prefixes.flatMap((prefix) => [quote(prefix), quote(`${prefix}/*`)]);
  return [line(`@${group.name}`, 'path', ...paths), block(['handle', `@${group.name}`], proxyDirectives(group, site))];
}

/** Everything that no route took. */
export function fallbackDirective(site: Site): Directive {
  const group = { upstream: site.fallback, bodyLimitBytes: site.bodyLimitBytes, stream: false };
  return block(['handle'], proxyDirectives(group, site));
}

type Destination = Pick<RouteGroup, 'upstream' | 'bodyLimitBytes' | 'stream'>;

function proxyDirectives(destination: Destination, site: Site): readonly Directive[] {
  return [
    ...bodyLimit(destination.bodyLimitBytes),
    ...(destination.stream ? [] : [line('encode', 'zstd', 'gzip')]),
    reverseProxy(destination, site.upstreams[destination.upstream] ?? []),
  ];
}

/** The declared length is refused by hand: `max_size` alone answers it with 502. `max_size` then holds what is chunked. */
function bodyLimit(bytes: number): readonly Directive[] {
  const length = '{http.request.header.Content-Length}';
  return [
    line('@too_large', 'expression', `\`${length}.matches("^[0-9]+$") && int(${length}) > ${bytes}\``),
    line('error', '@too_large', '413'),
    block(['request_body'], [line('max_size', String(bytes))]),
  ];
}

function reverseProxy({ upstream, stream }: Destination, addresses: readonly string[]): Directive {
  const shared = addresses.length > 1;
  return block(
    ['reverse_proxy', ...addresses.map(quote)],
    [
      ...(shared ? [line('lb_policy', ...(stream ? ['cookie', `lb_${upstream}`] : ['least_conn']))] : []),
      // Bridges the restart of a service; a dead one is skipped for a while if there is another.
      line('lb_try_duration', '2s'),
      ...(shared ? [line('fail_duration', '5s')] : []),
      ...(stream ? [line('flush_interval', '-1')] : []),
      block(['transport', 'http'], [line('dial_timeout', '3s')]),
    ],
  );
}
