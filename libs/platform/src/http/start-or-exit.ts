import { DatabaseInUseError, DatabaseNewerError } from '../database/index.js';
import { errorFields } from '../observability/index.js';
import { runService, type RunningService, type ServiceOptions } from './run-service.js';

const EXIT_STARTUP = 1;
/** EX_TEMPFAIL of sysexits.h: the same start may succeed once the other process has ended. */
const EXIT_IN_USE = 75;

/** For `main.ts`: starts the service, or says in one line why not and ends the process with 1, or 75 when another one runs on its data. */
export async function startOrExit(options: ServiceOptions): Promise<RunningService> {
  try {
    return await runService(options);
  } catch (error) {
    process.stderr.write(`${options.name} did not start: ${explain(error)}\n`);
    process.exit(error instanceof DatabaseInUseError ? EXIT_IN_USE : EXIT_STARTUP);
  }
}

function explain(error: unknown): string {
  if (error instanceof DatabaseInUseError || error instanceof DatabaseNewerError) return error.message;
  const fields = (typeof error === 'object' && error !== null ? error : {}) as {
    code?: unknown;
    port?: unknown;
  };
  if (fields.code === 'EADDRINUSE') {
    return `port ${String(fields.port)} is used by another program; end it or set PORT to a free one`;
  }
  if (fields.code === 'EACCES') return 'a file or port may not be opened by this user; check DATA_DIR and PORT';
  return errorFields(error).stack ?? String(error);
}
