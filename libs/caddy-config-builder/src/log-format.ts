import { block, line, type Directive } from './directive.js';
import { quote } from './quote.js';
import { DEFAULT_REDACTED_HEADERS, DEFAULT_REDACTED_PATH_PREFIXES, DEFAULT_REDACTED_QUERY, type LogSettings } from './site.js';

/** A log that tells who asked for what, and no secret that came along: JSON lines without tokens, cookies and keys. */
export function logDirective(settings: LogSettings = {}): Directive {
  return block(['log'], [outputOf(settings.file), formatOf(settings)]);
}

/** Errors of a proxied request are logged apart from the access log, with the same request inside. */
export function errorLogDirective(settings: LogSettings = {}): Directive {
  return block(['log'], [line('output', 'stderr'), formatOf(settings)]);
}

function outputOf(file: string | undefined): Directive {
  if (file === undefined) return line('output', 'stdout');
  return block(
    ['output', 'file', quote(file)],
    [line('roll_size', '50MiB'), line('roll_keep', '10'), line('roll_keep_for', '168h')],
  );
}

function formatOf({ redactedHeaders = DEFAULT_REDACTED_HEADERS, ...settings }: LogSettings): Directive {
  const headers = redactedHeaders.map((name) => {
    const side = name.toLowerCase() === 'set-cookie' ? 'resp_headers' : 'request>headers';
    return line(`${side}>${canonical(name)}`, 'delete');
  });
  return block(['format', 'filter'], [line('wrap', 'json'), block(['fields'], [...headers, ...uriFilter(settings)])]);
}

/** One expression for query and path, because a field of the log takes a single filter. */
function uriFilter(settings: LogSettings): Directive[] {
  const { redactedQuery = DEFAULT_REDACTED_QUERY, redactedPathPrefixes = DEFAULT_REDACTED_PATH_PREFIXES } = settings;
  const query = redactedQuery.length > 0 ? [`([?&](?:${redactedQuery.join('|')})=)[^&]*`] : [];
  const paths = redactedPathPrefixes.map((prefix) => `(${prefix.replaceAll('.', '\\.')}/)[^/?]+`);
  const parts = [...query, ...paths];
  if (parts.length === 0) return [];
  const groups = parts.map((_, index) => `\${${index + 1}}`).join('');
  return [line('request>uri', 'regexp', `\`(?i)${parts.join('|')}\``, `"${groups}REDACTED"`)];
}

/** As Go writes header names, which is how they stand in the log. */
function canonical(name: string): string {
  return name.toLowerCase().replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase());
}
