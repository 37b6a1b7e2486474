import { runService, type RunningService, type ServiceOptions } from './run-service.js';

const EXIT_STARTUP = 1;

/** For `main.ts`: starts the service, or says in one line why not and ends the process with 1. */
export async function startOrExit(options: ServiceOptions): Promise<RunningService> {
  try {
    return await runService(options);
  } catch (error) {
    process.stderr.write(`${options.name} did not start: ${explain(error)}\n`);
    process.exit(EXIT_STARTUP);
  }
}

function explain(error: unknown): string {
  const fields = (typeof error === 'object' && error !== null ? error : {}) as {
    code?: unknown;
    port?: unknown;
    stack?: unknown;
  };
  if (fields.code === 'EADDRINUSE') {
    return `port ${String(fields.port)} is used by another program; end it or set PORT to a free one`;
  }
  if (fields.code === 'EACCES') return 'a file or port may not be opened by this user; check DATA_DIR and PORT';
  return typeof fields.stack === 'string' ? fields.stack : String(error);
}
