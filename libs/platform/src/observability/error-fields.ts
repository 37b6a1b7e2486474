/** How deep a chain of causes is followed. */
const MAX_CAUSES = 5;
/** Quotation marks of the languages that PostgreSQL speaks: what follows one may be a customer's value. */
const QUOTE = /["'`´«»‹›„“”‚‘’「『]/u;
/** Names of the schema, never values; PostgreSQL's driver gives them. */
const NAMES = ['schema', 'table', 'column', 'constraint', 'routine', 'syscall'] as const;

export interface ErrorFields {
  readonly type: string;
  readonly message: string;
  readonly code?: string | number;
  readonly stack?: string;
  readonly cause?: ErrorFields | string;
  readonly [name: string]: unknown;
}

/**
 * What of an error may go into a log: type, message, code, stack, causes, and names of the schema. Everything else that
 * libraries hang on an error stays out: statements, their parameters and rows are what customers wrote.
 */
export function errorFields(error: unknown, depth = 0): ErrorFields {
  if (!(error instanceof Error)) return { type: typeof error, message: safeText(String(error)) };
  const fields = error as Error & Readonly<Record<string, unknown>>;
  const driver = (fields['driverError'] ?? {}) as Readonly<Record<string, unknown>>;
  const code = fields['code'] ?? driver['code'];
  const names = NAMES.map((name) => [name, driver[name] ?? fields[name]]).filter(([, value]) => typeof value === 'string');
  return {
    type: error.name === 'Error' ? error.constructor.name : error.name,
    message: safeMessage(error),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(Object.fromEntries(names) as Record<string, unknown>),
    stack: safeStack(error),
    ...(error.cause === undefined || depth >= MAX_CAUSES ? {} : { cause: errorFields(error.cause, depth + 1) }),
  };
}

/** The message, cut before the first value where it may carry one. */
export function safeMessage(error: Error): string {
  return mayQuoteValues(error) ? safeText(error.message) : error.message;
}

function safeText(text: string): string {
  const at = text.search(QUOTE);
  return at < 0 ? text : `${text.slice(0, at)}…`;
}

/** Databases quote what they were given, and so do parsers. */
function mayQuoteValues(error: Error): boolean {
  const fields = error as { driverError?: unknown; severity?: unknown };
  return fields.driverError !== undefined || fields.severity !== undefined || error instanceof SyntaxError;
}

/** The frames alone: the engine writes the message in front of them. */
function safeStack(error: Error): string {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}: ${safeMessage(error)}`, ...frames].join('\n');
}
