import type { Command } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { exportAudit } from './export-audit.js';
import { NoAuditLogError } from './open-audit-log.js';
import { verifyAudit } from './verify-audit.js';

const VERBS: Readonly<Record<string, Command['run']>> = { verify: verifyAudit, export: exportAudit };

/** `assist audit verify|export`: reads the audit log and writes nothing to it, so the product may run meanwhile. */
export const auditCommand: Command = {
  summary: 'verify [--file FILE] [--head SEQ:HASH] [--after SEQ:HASH] [--json] | export --out FILE [--from TIME] [--to TIME]',
  async run([verb = '', ...args]) {
    const run = VERBS[verb];
    try {
      if (run !== undefined) return await run(args);
      process.stderr.write(`assist audit ${auditCommand.summary}\n`);
      return EXIT.usage;
    } catch (error) {
      if (error instanceof NoAuditLogError) return failed(error, EXIT.precondition);
      // What `parseArgs` says of options that it does not know.
      if (error instanceof TypeError && String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')) {
        return failed(error, EXIT.usage);
      }
      throw error;
    }
  },
};

function failed(error: Error, code: number): number {
  process.stderr.write(`${error.message}\n`);
  return code;
}
