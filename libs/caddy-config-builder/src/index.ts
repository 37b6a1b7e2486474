export { buildCaddyfile } from './build-caddyfile.js';
export { SiteError } from './site-faults.js';
export {
  DEFAULT_BLOCKED_PATHS,
  DEFAULT_HEADERS,
  DEFAULT_REDACTED_HEADERS,
  DEFAULT_REDACTED_PATH_PREFIXES,
  DEFAULT_REDACTED_QUERY,
  type LogSettings,
  type Route,
  type Site,
  type Tls,
} from './site.js';
