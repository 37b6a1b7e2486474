import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LoggerService } from '@nestjs/common';
import { destination, multistream, pino, type DestinationStream, type Logger as PinoLogger } from 'pino';
import { errorFields } from './error-fields.js';

/**
 * Structured log: `log.info({ documentId }, 'text')`, `log.error({ err: error }, 'text')`. Never pass contents, names of
 * customers or secrets; `err` keeps only what `errorFields` lets through.
 */
export type Log = PinoLogger;

export interface LogOptions {
  readonly service: string;
  readonly version: string;
  readonly level: string;
  readonly logDir?: string | undefined;
}

/** Fields that could carry a credential wherever somebody logs a request. */
const REDACTED = ['authorization', 'cookie', 'password', 'apiKey', 'token', 'accessToken', 'refreshToken', 'secret'];

/** JSON lines on standard output and, with `logDir`, in `<service>.log` there. A full disk never stops the service. */
export function createLog(options: LogOptions, out: DestinationStream = destination({ dest: 1, sync: false })): Log {
  return pino(
    {
      level: options.level,
      base: { service: options.service, version: options.version },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: errorFields, error: (value: unknown) => (value instanceof Error ? errorFields(value) : value) },
      redact: { paths: REDACTED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '***' },
    },
    options.logDir === undefined
      ? out
      : multistream([
          { level: 'trace', stream: out },
          { level: 'trace', stream: fileStream(options.logDir, options.service) },
        ]),
  );
}

function fileStream(folder: string, service: string): DestinationStream {
  mkdirSync(folder, { recursive: true });
  const file = destination({ dest: join(folder, `${service}.log`), sync: false, mkdir: true });
  // Without a listener an ENOSPC would end the process.
  file.on('error', () => undefined);
  return file;
}

/** Lets Nest's own messages go into the same log; its start-up chatter is only for debugging. */
export function nestLogger(log: Log): LoggerService {
  const nest = log.child({ context: 'nest' });
  const text = (message: unknown): string => (message instanceof Error ? (errorFields(message).stack ?? '') : String(message));
  return {
    log: (message: unknown) => nest.debug(text(message)),
    debug: (message: unknown) => nest.debug(text(message)),
    verbose: (message: unknown) => nest.trace(text(message)),
    warn: (message: unknown) => nest.warn(text(message)),
    error: (message: unknown, stack?: unknown) =>
      nest.error({ stack: typeof stack === 'string' ? stack : undefined }, text(message)),
    fatal: (message: unknown) => nest.fatal(text(message)),
  };
}
