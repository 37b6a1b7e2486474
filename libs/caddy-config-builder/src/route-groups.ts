import type { Route, Site } from './site.js';

/** Routes that share a destination and can share a block. */
export interface RouteGroup {
  /** Unique in the file; name of the matcher. */
  readonly name: string;
  readonly upstream: string;
  readonly bodyLimitBytes: number;
  readonly stream: boolean;
  readonly prefixes: readonly string[];
}

interface OpenGroup extends RouteGroup {
  readonly prefixes: string[];
}

/**
 * Groups in an order in which the first match is the longest prefix. A route joins an earlier group of its destination
 * unless it would get in front of a longer prefix that belongs elsewhere.
 */
export function groupRoutes(site: Site): readonly RouteGroup[] {
  const groups: OpenGroup[] = [];
  for (const route of [...site.routes].sort(bySpecificity)) {
    const wanted = destinationOf(route, site);
    const found = groups.findIndex((group) => isSameDestination(group, wanted));
    const passed = groups.slice(found + 1).flatMap(({ prefixes }) => prefixes);
    if (found >= 0 && !passed.some((prefix) => covers(route.prefix, prefix))) groups[found]?.prefixes.push(route.prefix);
    else groups.push({ ...wanted, name: freeName(wanted.upstream, groups), prefixes: [route.prefix] });
  }
  return groups.map((group) => ({ ...group, prefixes: [...group.prefixes].sort() }));
}

function bySpecificity(a: Route, b: Route): number {
  return b.prefix.split('/').length - a.prefix.split('/').length || a.prefix.localeCompare(b.prefix, 'en');
}

function destinationOf({ upstream, bodyLimitBytes, stream = false }: Route, site: Site): Omit<RouteGroup, 'name' | 'prefixes'> {
  return { upstream, stream, bodyLimitBytes: bodyLimitBytes ?? site.bodyLimitBytes };
}

function isSameDestination(group: RouteGroup, wanted: Omit<RouteGroup, 'name' | 'prefixes'>): boolean {
  return group.upstream === wanted.upstream && group.stream === wanted.stream && group.bodyLimitBytes === wanted.bodyLimitBytes;
}

function covers(prefix: string, other: string): boolean {
  return other.toLowerCase().startsWith(`${prefix.toLowerCase()}/`);
}

function freeName(upstream: string, groups: readonly RouteGroup[]): string {
  const used = groups.filter((group) => group.upstream === upstream).length;
  return used === 0 ? upstream : `${upstream}_${used + 1}`;
}
