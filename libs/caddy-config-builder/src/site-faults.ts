import { quote } from './quote.js';
import type { Site } from './site.js';

/** The site model is wrong; `faults` names every fault by field, so that all can be mended at once. */
export class SiteError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`the site is not valid: ${faults.join('; ')}`);
    this.name = 'SiteError';
    this.faults = faults;
  }
}

const hostPattern = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\.[A-Za-z0-9-]{1,63})*|\[[0-9A-Fa-f:.]+\])$/;
const upstreamPattern = /^(?:[A-Za-z0-9_](?:[\w.-]*)|\[[0-9A-Fa-f:.]+\]):(\d{1,5})$/;
const pathPattern = /^(?:\/[A-Za-z0-9_.~-]+)+$/;
const namePattern = /^[A-Za-z0-9_-]+$/;

/** All faults of a site, empty when it can be built. */
export function siteFaults(site: Site): readonly string[] {
  return [...addressFaults(site), ...upstreamFaults(site), ...routeFaults(site), ...settingFaults(site)];
}

function addressFaults(site: Site): string[] {
  const names = [site.hostname, ...(site.aliases ?? [])];
  const ports = { port: site.port, redirectFromPort: site.redirectFromPort ?? 80 };
  return [
    ...names.filter((name) => !hostPattern.test(name)).map((_, index) => `host name ${index + 1} is not a host name`),
    ...(new Set(names).size < names.length ? ['a host name is given twice'] : []),
    ...Object.entries(ports)
      .filter(([, port]) => !isPort(port))
      .map(([field]) => `${field} is not a port`),
    ...(site.redirectFromPort === site.port ? ['redirectFromPort is the port of the site'] : []),
    ...(site.redirectFromPort !== undefined && site.tls.kind === 'off' ? ['redirectFromPort needs TLS'] : []),
    ...unquotable('bindAddress', site.bindAddress),
    ...(site.tls.kind === 'files' ? pathFaults(site.tls) : []),
  ];
}

function pathFaults(tls: { readonly certificateFile: string; readonly keyFile: string }): string[] {
  return [...unquotable('tls.certificateFile', tls.certificateFile), ...unquotable('tls.keyFile', tls.keyFile)];
}

function upstreamFaults({ upstreams, fallback }: Site): string[] {
  const faults = Object.entries(upstreams).flatMap(([name, addresses]) => [
    ...(namePattern.test(name) ? [] : [`upstream ${JSON.stringify(name)} is not a name`]),
    ...(addresses.length > 0 ? [] : [`upstream ${name} has no address`]),
    ...addresses.filter((address) => !isAddress(address)).map(() => `upstream ${name} has an address that is not host:port`),
  ]);
  return Object.hasOwn(upstreams, fallback) ? faults : [...faults, 'fallback is not an upstream'];
}

function routeFaults({ routes, upstreams }: Site): string[] {
  const prefixes = routes.map(({ prefix }) => prefix.toLowerCase());
  return routes.flatMap(({ prefix, upstream, bodyLimitBytes }, index) => [
    ...(pathPattern.test(prefix) ? [] : [`routes[${index}].prefix is not a path prefix`]),
    ...(prefixes.indexOf(prefix.toLowerCase()) < index ? [`routes[${index}].prefix is given twice`] : []),
    ...(Object.hasOwn(upstreams, upstream) ? [] : [`routes[${index}].upstream is not an upstream`]),
    ...(bodyLimitBytes === undefined || isLimit(bodyLimitBytes) ? [] : [`routes[${index}].bodyLimitBytes is not a size`]),
  ]);
}

function settingFaults(site: Site): string[] {
  const { redactedQuery = [], redactedPathPrefixes = [], redactedHeaders = [], file } = site.log ?? {};
  const headers = Object.entries(site.headers ?? {});
  const names = [...redactedQuery, ...redactedHeaders, ...headers.map(([name]) => name)];
  const paths = [...(site.blockedPaths ?? []), ...redactedPathPrefixes];
  return [
    ...(isLimit(site.bodyLimitBytes) ? [] : ['bodyLimitBytes is not a size']),
    ...names.filter((name) => !namePattern.test(name)).map((name) => `${JSON.stringify(name)} is not a header or parameter name`),
    ...paths.filter((path) => !pathPattern.test(path)).map((path) => `${JSON.stringify(path)} is not a path`),
    ...headers.flatMap(([name, value]) => unquotable(`header ${name}`, value)),
    ...unquotable('log.file', file),
    ...unquotable('adminSocket', site.adminSocket),
  ];
}

function unquotable(field: string, value: string | undefined): string[] {
  if (value === undefined) return [];
  if (value === '') return [`${field} is empty`];
  try {
    quote(value);
    return [];
  } catch (error) {
    return [`${field}: ${error instanceof Error ? error.message : 'cannot be written'}`];
  }
}

function isAddress(address: string): boolean {
  const port = upstreamPattern.exec(address)?.[1];
  return port !== undefined && isPort(Number(port));
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65_535;
}

function isLimit(bytes: number): boolean {
  return Number.isSafeInteger(bytes) && bytes > 0;
}
